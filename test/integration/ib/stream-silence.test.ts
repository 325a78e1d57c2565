import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { feedTiming } from '../../../src/main/ib/constants.js'
import type { StreamRecord } from '../../../src/shared/state/ib-feed-status.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { futureDetails, futurePosition, stockPosition } from './broker-messages.js'
import type { RawClient, RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'
import { sentTo, startScriptedGateway, type Script } from './scripted-gateway.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession
let ticking: NodeJS.Timeout | undefined

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  clearInterval(ticking)
  await session.source.stop()
  expect(hosts.running()).toEqual([])
  await gateway.close()
})

/** The limits as they are, in hundredths. */
const silence = { ...feedTiming.silence, checkEveryMs: 50, silentAfterMs: 1_800, retryMs: 1_800, longestRetryMs: 36_000, liveWithinMs: 600 }

const stockHours = (open: boolean): string => {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return [-1, 0, 1].map((offset) => (open ? `${day(offset)}:0000-${day(offset + 1)}:0000` : `${day(offset)}:CLOSED`)).concat(open ? [] : [`${day(5)}:0900-${day(5)}:0901`]).join(';')
}
const stockDetails = (reqId: string, hours: string): (string | number)[] => [
  10, reqId, 'AAPL', 'STK', '', 0, '', 'SMART', 'USD', 'AAPL', 'NMS', 'NMS', 265598, 0.01, '', 'LMT', 'SMART', 1, 0, 'APPLE INC', 'NASDAQ', '', '', '', '', 'UTC', hours, hours, '', 0, 0, 1, '', '', '26', '', 'COMMON', 1, 1, 1
]
/** Streams move by themselves where the test says so; the others say something once. @param moves by contract or `pnl`, and how often it was asked for */
function account(hours: string, moves: (stream: string, asked: number) => boolean): Script {
  const moving = new Map<string, () => (string | number)[]>()
  const asked = new Map<string, number>()
  let price = 150
  const begin = (client: RawClient, key: string, stream: string, message: () => (string | number)[]): void => {
    const times = (asked.get(key) ?? 0) + 1
    asked.set(key, times)
    client.say(message())
    if (moves(stream, times)) moving.set(key, message)
    clearInterval(ticking)
    ticking = setInterval(() => {
      price += 0.25
      for (const each of moving.values()) client.say(each())
    }, 100)
  }
  return {
    '61': (_message, client) => { client.say(stockPosition, futurePosition, [62, 1]) },
    '9': (message, client) => {
      const reqId = message[2] ?? ''
      client.say(message[3] === '265598' ? stockDetails(reqId, hours) : futureDetails(reqId), [52, 1, reqId])
    },
    '92': ([, reqId = '', name = ''], client) => { begin(client, name, 'pnl', () => [94, reqId, price, 1, 0]) },
    '94': ([, reqId = '', , , conId = ''], client) => { begin(client, `pnl ${conId}`, 'pnl', () => [95, reqId, 100, price, 7, 0, 15000]) },
    '1': ([, , reqId = '', conId = ''], client) => { begin(client, conId, conId, () => [1, 6, reqId, 4, price, 1, 0]) }
  }
}

async function open(script: Script): Promise<void> {
  gateway = await startScriptedGateway(script)
  session = startSession(gateway.port, hosts.launch, { feed: { silence, positionsEveryMs: 60_000, ordersEveryMs: 60_000, executionsEveryMs: 60_000 } })
  await session.until('live')
}
const askedFor = (conId: string): number => sentTo(gateway, '1').filter((message) => message[3] === conId).length

const records = (stream: string): StreamRecord[] => session.source.status().streams.filter((record) => record.stream === stream)

describe('a stream that falls silent', () => {
  it('of quotes, while its market is open, is asked for again, and its reason is on record', async () => {
    await open(account(stockHours(true), (stream, times) => stream !== '265598' || times > 1))
    await expect.poll(() => records('quotes AAPL')[0], { timeout: 20_000 })
      .toMatchObject({ action: 'resubscribed', result: 'answered', tries: 1, reason: expect.stringMatching(/^silent for \d+ s$/) as string })
    const [first, second] = sentTo(gateway, '1').filter((message) => message[3] === '265598')
    expect(sentTo(gateway, '2')[0]?.[2]).toBe(first?.[2])
    expect(second?.[2]).not.toBe(first?.[2])
    expect(session.source.status().phase).toBe('live')
    expect(gateway.clients).toHaveLength(1)
  })

  it('of P&L, while its quotes move, is asked for again', async () => {
    await open(account(stockHours(true), (stream, times) => stream !== 'pnl' || times > 1))
    const all = ['P&L DU1', 'P&L DU1 contract 265598', 'P&L DU2', 'P&L DU2 contract 495512563']
    await expect.poll(() => all.map((stream) => records(stream)[0]?.result), { timeout: 20_000 }).toEqual(['answered', 'answered', 'answered', 'answered'])
    const [first] = sentTo(gateway, '92')
    expect(sentTo(gateway, '93')[0]?.[1]).toBe(first?.[1])
    expect(session.desk.rows('positionPnl')).toHaveLength(2)
  })

  it('is left alone while its market is shut', async () => {
    // The stock is silent and shut; the future, whose hours nobody knows, is the only one of its kind. P&L that never answers tells the time.
    await open({ ...account(stockHours(false), () => false), '92': () => undefined })
    await expect.poll(() => records('P&L DU1').length, { timeout: 20_000 }).toBe(2)
    expect(session.desk.rows('quotes').length).toBe(2)
    expect([askedFor('265598'), askedFor('495512563')]).toEqual([1, 1])
    expect(records('P&L DU1').map(({ result }) => result)).toEqual(['silent', 'pending'])
    expect(session.source.status().streams.filter(({ stream }) => stream.includes('quotes') || stream.includes('contract'))).toEqual([])
  })

  it('after the gateway said that it kept all streams, is asked for again', async () => {
    let isKept = true
    await open(account(stockHours(true), (_stream, times) => isKept || times > 1))
    await expect.poll(() => session.desk.rows('quotes').length).toBe(2)
    // The link goes, and with it what moved; the gateway says that nothing was lost.
    isKept = false
    clearInterval(ticking)
    gateway.clients[0]?.say([4, 2, -1, 1100, 'lost', ''])
    await session.until('upstream-lost')
    gateway.clients[0]?.say([4, 2, -1, 1102, 'restored', ''])
    await session.until('live')
    expect([askedFor('265598'), askedFor('495512563')]).toEqual([1, 1])
    await expect.poll(() => records('quotes AAPL')[0]?.result, { timeout: 20_000 }).toBe('answered')
    expect(gateway.clients).toHaveLength(1)
  })

  it('because the gateway ended it, is asked for at once', async () => {
    await open(account(stockHours(false), () => false))
    await expect.poll(() => session.desk.rows('quotes').length).toBe(2)
    const [stock] = sentTo(gateway, '1').filter((message) => message[3] === '265598')
    gateway.clients[0]?.say([4, 2, stock?.[2] ?? '', 10225, 'Bust event occurred, current subscription is deactivated.', ''])
    await expect.poll(() => askedFor('265598')).toBe(2)
    await expect.poll(() => records('quotes AAPL')).toMatchObject([{ reason: '10225: Bust event occurred, current subscription is deactivated.', result: 'answered' }])
  })
})
