/** What each fault of the table does to Pitwall's own session, and how that shows. A fault without an entry does not compile. */
import { expect } from 'vitest'
import type { FaultName } from '../../../src/demo/gateway/faults/stage.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import type { SliceKey } from '../../../src/shared/state/slices.js'
import { apple, mini } from '../../fixtures/scripted-broker-view.js'
import type { RunningSession } from '../ib/running-session.js'

export interface Scene {
  readonly session: RunningSession
  readonly gateway: Gateway
  /** Epoch milliseconds. */
  readonly begunAt: number
}

/** Fails until it shows. */
type Sign = (scene: Scene) => void | Promise<void>

export interface Outcome {
  /** By name, in words; the rest is as the table says. */
  readonly given?: Readonly<Record<string, string>>
  /** What has to happen for the session to meet it; null: it does so by itself. */
  readonly metBy: 'next connection' | 'next subscription' | 'next request' | null
  /** Where the session is while it lasts; `reconnects`: it finds its way back without an end of the fault. */
  readonly phase: 'live' | 'reconnects' | 'down' | 'upstream-lost' | 'incompatible' | 'needs-human'
  readonly signs: readonly Sign[]
  /** What makes a session that stayed open forget it. */
  readonly leftBy?: 'next connection' | 'next subscription'
}

/** The connection ended for this reason, or one of these. */
const ended = (...codes: readonly string[]): Sign => ({ session }) => { expect(session.log.join('\n')).toMatch(new RegExp(`"cause":"(${codes.join('|')})"`)) }
/** The gateway's own code reaches the notices. */
const noticed = (code: number): Sign => ({ session, begunAt }) => {
  expect(session.source.status().notices.filter(({ at }) => at >= begunAt).map((notice) => notice.code)).toContain(code)
}
const failed = (slice: SliceKey, code: string): Sign => ({ session }) => { expect(session.desk.of(slice).error?.code).toBe(code) }
const logged = (words: string): Sign => ({ session }) => { expect(session.log.join('\n')).toContain(words) }
const quoted = (expected: object): Sign => ({ session }) => {
  expect(session.desk.rows('quotes').find(({ conId }) => conId === String(apple.conId))).toMatchObject(expected)
}
/** Asked again, everything is as it was. */
const answered: Sign = async ({ session }) => {
  const before = Date.now()
  await session.source.refresh(AbortSignal.timeout(10_000))
  for (const slice of ['brokerPositions', 'brokerOrders', 'fills', 'completedOrders'] as const) {
    expect(session.desk.of(slice).error, slice).toBeNull()
    expect(session.desk.of(slice).asOf, slice).toBeGreaterThanOrEqual(before)
  }
}
/** Asks for bars, and goes on: a request that was refused for its pace waits for minutes. */
const barsAsked: Sign = async ({ session: { source: { history } } }) => {
  const facts = await history.contract(String(apple.conId))
  if (facts.kind !== 'answered') throw new Error(`no contract: ${facts.kind}`)
  const now = Date.now()
  const series = { conId: String(apple.conId), barSize: '5m', whatToShow: 'TRADES', session: 'regular' } as const
  const options = { signal: AbortSignal.timeout(10_000), onWaiting: () => undefined, onSent: () => undefined }
  history.history(series, facts.value, { from: now - 3_600_000, to: now }, options).catch(() => undefined)
}
const farmIs = (state: string): Sign => ({ session }) => { expect(session.source.status().farms.find(({ name }) => name === 'usfarm')?.state).toBe(state) }

const stays = (...signs: readonly Sign[]): Outcome => ({ metBy: null, phase: 'live', signs })
const drops = (...codes: readonly string[]): Outcome => ({ metBy: null, phase: 'reconnects', signs: [ended(...codes)] })
const shutsOut = (code: string): Outcome => ({ metBy: 'next connection', phase: 'down', signs: [ended(code)] })
const costsItself = (words: string): Outcome => stays(logged(words), answered)
/** Left by a connection: a session that has asked for delayed data has them until its end. */
const refusesLines = (...codes: readonly number[]): Outcome => ({ metBy: 'next subscription', phase: 'live', signs: codes.map(noticed), leftBy: 'next connection' })
const speaks = (greeting: string): Outcome => ({ given: { greeting }, metBy: 'next connection', phase: 'incompatible', signs: [ended('506')] })

const missingEnds = [['executions', 'fills'], ['positions', 'brokerPositions'], ['orders', 'brokerOrders'], ['completed-orders', 'completedOrders'], ['summary', 'accountValues']] as const

export const outcomes = {
  'silent-handshake': [shutsOut('HANDSHAKE-TIMEOUT')],
  'slow-handshake': [{ given: { milliseconds: '100' }, metBy: 'next connection', phase: 'reconnects', signs: [answered] }],
  zombie: [shutsOut('HANDSHAKE-TIMEOUT')],
  'wrong-greeting': [{ ...shutsOut('BAD-VERSION'), given: { greeting: 'nan' } }, { ...shutsOut('BAD-FRAME'), given: { greeting: 'http' } }, ...['99', '194', '201'].map(speaks)],
  'no-next-valid-id': [shutsOut('NEXT-ID-TIMEOUT')],
  'client-id-in-use': [{ metBy: 'next connection', phase: 'needs-human', signs: [ended('326')] }],
  'client-id-held': [{ given: { milliseconds: '400' }, metBy: 'next connection', phase: 'reconnects', signs: [ended('326')] }],
  'orders-on-connect': [{ metBy: 'next connection', phase: 'reconnects', signs: [answered] }],

  mute: [{ metBy: null, phase: 'down', signs: [ended('SILENT')] }],
  'split-bytes': [stays(answered)],
  'slow-answers': [{ ...stays(answered), given: { milliseconds: '100' } }],
  // A reset right behind data is an ordinary end to Node.
  reset: [drops('ECONNRESET', 'CLOSED'), { ...drops('ECONNRESET', 'CLOSED'), given: { midFrame: 'true' } }],
  finish: [drops('CLOSED'), { ...drops('CLOSED'), given: { midFrame: 'true' } }],
  refuse: [shutsOut('ECONNREFUSED')],
  restart: [{ metBy: null, phase: 'down', signs: [ended('ECONNREFUSED')] }],
  'port-changed': [{ metBy: null, phase: 'needs-human', signs: [ended('1300'), ({ session, gateway }) => { expect(session.source.status().error?.remedy).toContain(String(gateway.port)) }] }],

  'upstream-lost': [{ metBy: null, phase: 'upstream-lost', signs: [failed('brokerOrders', '1100')] }, { given: { times: '5' }, metBy: null, phase: 'upstream-lost', signs: [noticed(1100)] }],
  'upstream-back-data-lost': [stays(noticed(1101), answered)],
  'upstream-back': [stays(noticed(1102), answered)],
  'farm-broken': [stays(farmIs('broken'), quoted({ brokenFarm: 'usfarm' }))],
  'farm-ok': [stays(noticed(2104), farmIs('ok'))],
  'farm-flap': [{ ...stays(noticed(2103), farmIs('ok'), quoted({ brokenFarm: null })), given: { times: '2', milliseconds: '30' } }],
  'nightly-reset': ['lost', 'kept'].map((data) => ({ ...stays(noticed(data === 'lost' ? 1101 : 1102), answered), given: { milliseconds: '300', data } })),

  'delayed-only': ['354', '10089', '10091'].map((code) => ({ ...refusesLines(Number(code), 10167), given: { code } })),
  'no-market-data': ['10168', '10186'].map((code) => ({ ...refusesLines(Number(code)), given: { code } })),
  'partly-entitled': [refusesLines(10090)],
  'competing-session': [stays(noticed(10197))],
  'no-values': [stays(quoted({ bid: null }))],
  halted: [stays(quoted({ halted: true }))],

  'line-limit': [{ ...refusesLines(101), given: { lines: '1' } }],
  'message-rate': [{ given: { perSecond: '1' }, metBy: 'next request', phase: 'down', signs: [noticed(100), ended('CLOSED')] }],
  'history-pacing': [stays(barsAsked, noticed(162), answered)],

  'read-only': [{
    ...{ metBy: 'next request', phase: 'live', leftBy: 'next connection' },
    signs: [noticed(321), ({ session }) => { expect([session.source.status().readOnlyApi, session.desk.of('brokerOrders').unavailable]).toEqual([true, expect.stringContaining('Read-Only API')]) }]
  }],
  'missing-end': missingEnds.map(([of, slice]) => ({ given: { of }, metBy: 'next request', phase: 'live', signs: [failed(slice, 'TIMEOUT')] })),
  'no-answer': ([['16', 'brokerOrders'], ['61', 'brokerPositions']] as const).map(([request, slice]) => ({ given: { request }, metBy: 'next request', phase: 'live', signs: [failed(slice, 'TIMEOUT')] })),
  'more-accounts': [{
    ...{ given: { accounts: '30' }, metBy: 'next connection', phase: 'reconnects', leftBy: 'next connection' },
    signs: [({ session }) => { expect(session.source.status().accounts).toHaveLength(32) }, answered]
  }],
  'foreign-names': [stays(async ({ session }) => {
    const found = await session.source.history.search('AAPL')
    expect(found.kind === 'answered' ? found.value.map(({ description }) => description).join('\n') : found.kind).toContain('東京電力 Ωμέγα')
  }, answered)],
  duplicates: [stays(answered)],
  notice: [{ ...stays(noticed(2_100)), given: { text: 'été' } }, { ...stays(noticed(99_999)), given: { code: '99999' } }],
  bulletin: [stays(answered)],

  'out-of-order': [stays(answered)],
  'late-commissions': [{ ...stays(answered), given: { milliseconds: '100' } }],
  'manual-orders': ['unbound', 'bound'].map((ids) => ({ ...stays(answered), given: { ids } })),
  'repeated-order-status': [stays(answered)],
  'corrected-execution': [stays(({ session }) => { expect(session.desk.rows('fills').filter(({ conId }) => conId === String(mini.conId)).map(({ price }) => price)).not.toContain('6431.5') }, answered)],

  'garbage-frame': [costsItself('72756262697368')],
  'empty-frame': [costsItself('length 0')],
  'negative-length-frame': [drops('BAD-FRAME')],
  'oversized-frame': [drops('BAD-FRAME')],
  'unknown-message': [costsItself('323530')],
  'short-message': [costsItself('3631003300')],
  'long-message': [stays(answered)],
  'bad-utf8': [costsItself('no UTF-8')],
  'unterminated-frame': [costsItself('does not end')],
  'bad-reject': [costsItself('no JSON')]
} as const satisfies Record<FaultName, readonly Outcome[]>
