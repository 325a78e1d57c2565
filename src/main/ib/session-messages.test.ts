import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meaningOf } from './codes.js'
import { sessionTiming as timing } from './constants.js'
import { initialSession, type SessionAction, type SessionPhase, type SessionState, type Step } from './session-state.js'
import { reduce } from './session.js'

const moment = { at: 1_000, random: 0.5 }

function after(...actions: SessionAction[]): SessionState {
  return actions.reduce((state, action) => reduce(state, action, moment, timing).state, initialSession(0))
}

const toAwaitingId: SessionAction[] = [
  { type: 'start' }, { type: 'host-ready' }, { type: 'tcp-open', connection: 1 }, { type: 'version', connection: 1, version: 178 }
]
const awaitingId = after(...toAwaitingId)
const live = after(...toAwaitingId, { type: 'next-id', connection: 1 }, { type: 'synchronised', connection: 1, round: 1 })
const upstreamLost = reduce(live, said(1100), moment, timing).state

function said(code: number, text = 'text', reqId = -1): SessionAction {
  return { type: 'message', connection: 1, code, text, reqId, request: reqId === -1 ? null : `request ${String(reqId)}` }
}

function hear(state: SessionState, code: number, text?: string, reqId?: number): Step {
  return reduce(state, said(code, text, reqId), moment, timing)
}

/** The table of IB.md 3.2, where a code moves the session: before the session is open, while live, while upstream is lost. */
const moves: readonly (readonly [number, SessionPhase, SessionPhase, SessionPhase])[] = [
  [326, 'refused-client-id', 'refused-client-id', 'refused-client-id'],
  [502, 'backing-off', 'backing-off', 'backing-off'],
  [504, 'backing-off', 'backing-off', 'backing-off'],
  [507, 'backing-off', 'backing-off', 'backing-off'],
  [503, 'incompatible', 'incompatible', 'incompatible'],
  [506, 'incompatible', 'incompatible', 'incompatible'],
  [1100, 'awaiting-id', 'upstream-lost', 'upstream-lost'],
  [2110, 'awaiting-id', 'upstream-lost', 'upstream-lost'],
  [1101, 'awaiting-id', 'synchronising', 'synchronising'],
  [1102, 'awaiting-id', 'synchronising', 'synchronising'],
  [1300, 'needs-human', 'needs-human', 'needs-human']
]

/** Every other code of the table: it says something of a farm, a request or an order, and the session stays. */
const stays = [
  100, 101, 102, 162, 165, 166, 200, 201, 202, 300, 310, 316, 317, 320, 321, 322, 323, 327, 354, 366, 385, 386, 399, 404, 420, 501, 2100, 2101, 2103, 2104, 2105,
  2106, 2107, 2108, 2109, 2119, 2137, 2150, 2157, 2158, 2159, 2168, 2169, 10089, 10090, 10091, 10147, 10148, 10167, 10168, 10182, 10186, 10190, 10197, 10225, 99_999
]

describe('codes of the gateway', () => {
  it.each(moves)('%i: %s before the session is open, %s while live, %s while upstream is lost', (code, opening, whileLive, whileLost) => {
    expect(hear(awaitingId, code).state.phase).toBe(opening)
    expect(hear(live, code).state.phase).toBe(whileLive)
    expect(hear(upstreamLost, code).state.phase).toBe(whileLost)
  })

  it.each(stays)('%i leaves the session and its socket alone', (code) => {
    for (const state of [awaitingId, live, upstreamLost]) {
      const step = hear(state, code)
      expect(step.state).toMatchObject({ phase: state.phase, socket: 'open', upstream: state.upstream })
      expect(step.effects).toEqual([])
    }
  })

  it.each(moves.filter(([, , phase]) => phase === 'upstream-lost' || phase === 'synchronising'))('%i keeps the socket', (code) => {
    expect(hear(live, code).effects.map((effect) => effect.type)).not.toContain('disconnect')
    expect(hear(live, code).state.socket).toBe('open')
  })

  it.each([502, 503, 504, 506, 507, 326, 1300])('%i closes the socket once and keeps the cause in the gateway\'s own words', (code) => {
    const { state, effects } = hear(live, code, 'its own words')
    expect(effects.filter((effect) => effect.type === 'disconnect')).toEqual([{ type: 'disconnect', connection: 1 }])
    expect(state.cause).toMatchObject({ code: String(code), message: 'its own words', source: 'ib' })
    expect(state.cause?.remedy).toBeTruthy()
  })

  it('about a request move nothing, whatever they are', () => {
    for (const [code] of moves) expect(hear(live, code, 'text', 12).state.phase).toBe('live')
  })

  it('decide alone: no text changes what happens', () => {
    const code = fc.constantFrom(...moves.map(([moving]) => moving), ...stays)
    const tricky = fc.constantFrom('Connectivity lost 1100', 'Read-Only', '服务器连接已恢复', 'client id is already in use', '', ':', 'broken:usfarm')
    fc.assert(fc.property(code, fc.oneof(fc.string(), tricky), (moving, text) => {
      for (const state of [awaitingId, live, upstreamLost]) {
        const one = hear(state, moving, text)
        const other = hear(state, moving, 'text')
        expect({ phase: one.state.phase, socket: one.state.socket, upstream: one.state.upstream, effects: one.effects.map(({ type }) => type) })
          .toEqual({ phase: other.state.phase, socket: other.state.socket, upstream: other.state.upstream, effects: other.effects.map(({ type }) => type) })
      }
    }))
  })

  it('are all noted, in order, with their words', () => {
    const noted = [2104, 162, 1100].reduce((state, code) => hear(state, code, `words of ${String(code)}`, code === 162 ? 7 : -1).state, live)
    expect(noted.notices).toMatchObject([{ code: 2104 }, { code: 162, message: 'words of 162', reqId: 7, request: 'request 7', times: 1 }, { code: 1100 }])
  })

  it('said again and again are one notice', () => {
    const noted = Array.from({ length: 3 }).reduce<SessionState>((state) => hear(state, 1100, 'lost').state, live)
    expect(noted.notices).toEqual([{ code: 1100, message: 'lost', reqId: -1, request: null, at: 1_000, times: 3 }])
    expect(hear(noted, 1100, 'other words').state.notices.map(({ times }) => times)).toEqual([3, 1])
  })

  it('1300 names the new port', () => {
    expect(hear(live, 1300, 'Please reconnect on the new port - 4003').state.cause?.remedy).toBe('The gateway listens on port 4003 now. Enter it in the settings.')
    expect(hear(live, 1300, 'somewhere else').state.cause?.remedy).toContain('new port')
  })

  it('are each in one of the two lists above, if they have a meaning', () => {
    const listed = new Set([...moves.map(([code]) => code), ...stays])
    const meaningful = Array.from({ length: 11_000 }, (_, code) => code).filter((code) => meaningOf(code).kind !== 'unknown')
    expect(meaningful.filter((code) => !listed.has(code))).toEqual([])
  })
})
