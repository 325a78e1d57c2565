import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Instrument } from '../../../src/shared/domain/instrument.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { futureDetails, futurePosition, stockPosition } from './broker-messages.js'
import type { RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession, type SessionWishes } from './running-session.js'
import { sentTo, startScriptedGateway, type Script } from './scripted-gateway.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  expect(hosts.running()).toEqual([])
  await gateway.close()
})

const watched = (conId: string, secType = 'STK'): Instrument => ({
  conId, symbol: `W${conId}`, localSymbol: '', secType, exchange: '', primaryExchange: '', currency: 'USD', multiplier: '1', description: ''
})

/** A gateway with few lines: what it quotes, and 101 for more. */
function lines(capacity: number, positions: readonly (readonly (string | number)[])[] = []): { readonly script: Script; readonly open: Map<string, string> } {
  const open = new Map<string, string>()
  const script: Script = {
    '61': (_message, client) => { client.say(...positions, [62, 1]) },
    '9': (message, client) => { client.say(futureDetails(message[2] ?? ''), [52, 1, message[2] ?? '']) },
    '1': (message, client) => {
      const [, , reqId = '', conId = ''] = message
      if (open.size >= capacity) {
        client.say([4, 2, reqId, 101, 'Max number of tickers has been reached', ''])
        return
      }
      open.set(reqId, conId)
      client.say([1, 6, reqId, 4, '150', 1, 0])
    },
    '2': (message) => { open.delete(message[2] ?? '') }
  }
  return { script, open }
}

async function open(script: Script, wishes: SessionWishes): Promise<void> {
  gateway = await startScriptedGateway(script)
  session = startSession(gateway.port, hosts.launch, wishes)
  await session.until('live')
}

const quoted = (): string[] => session.desk.rows('quotes').map(({ conId }) => conId).sort()

describe('instruments that are watched', () => {
  it('are quoted beside those held, each on one line', async () => {
    const { script, open: inUse } = lines(100, [stockPosition])
    await open(script, { watchList: [watched('1'), watched('265598'), watched('2', 'FUT')] })
    await expect.poll(quoted).toEqual(['1', '2', '265598'])
    expect([...inUse.values()].sort()).toEqual(['1', '2', '265598'])
    // Nothing says where a future trades but the broker.
    expect(sentTo(gateway, '1').find((message) => message[3] === '2')?.[10]).toBe('CME')
  })

  it('are told with all that the broker says of them', async () => {
    const { script } = lines(100, [futurePosition])
    await open({
      ...script,
      '1': (message, client) => {
        const [, , reqId = ''] = message
        client.say(
          [58, 1, reqId, 3], [81, reqId, 0.25, '9c0001', 3], [1, 6, reqId, 66, '4321.25', 7, 0], [1, 6, reqId, 67, '4321.5', 9, 0], [1, 6, reqId, 68, '4321.25', 2, 0],
          [1, 6, reqId, 72, '4330', 0, 0], [1, 6, reqId, 73, '4300.75', 0, 0], [1, 6, reqId, 75, '4310', 0, 0], [1, 6, reqId, 76, '4311', 0, 0],
          [2, 6, reqId, 74, 1_234_567], [46, 6, reqId, 88, '1795255453'], [45, 6, reqId, 90, 1]
        )
      }
    }, {})
    await expect.poll(() => session.desk.rows('quotes')[0]).toMatchObject({
      symbol: 'ES', bid: '4321.25', bidSize: '7', ask: '4321.5', askSize: '9', last: '4321.25', lastSize: '2', high: '4330', low: '4300.75', close: '4310', open: '4311',
      volume: '1234567', tradedAt: 1_795_255_453_000, halted: true, marketDataType: 3, minTick: '0.25', brokenFarm: null
    })
  })

  it('are all asked for again as delayed when the first has no live data, those that were already under way too', async () => {
    let isDelayed = false
    const liveAsked: string[] = []
    await open({
      '59': (message) => { isDelayed = message[2] === '3' },
      '1': (message, client) => {
        const [, , reqId = ''] = message
        if (isDelayed) client.say([58, 1, reqId, 3], [1, 6, reqId, 68, '149.9', 10, 0])
        else liveAsked.push(reqId)
        // All of them are refused together, when the last has been asked for.
        if (liveAsked.length === 3) for (const each of liveAsked.splice(0)) client.say([4, 2, each, 354, 'Requested market data is not subscribed.', ''])
      }
    }, { watchList: [watched('1'), watched('2'), watched('3')] })
    await expect.poll(() => session.desk.rows('quotes').map(({ conId, marketDataType }) => [conId, marketDataType]).sort()).toEqual([['1', 3], ['2', 3], ['3', 3]])
    expect(sentTo(gateway, '59')).toHaveLength(1)
    expect(sentTo(gateway, '1')).toHaveLength(6)
    expect(session.desk.of('quotes').rejected.count).toBe(0)
  })

  it('come and go while the session stays', async () => {
    const { script, open: inUse } = lines(100)
    await open(script, { watchList: [watched('1'), watched('2')] })
    await expect.poll(quoted).toEqual(['1', '2'])
    session.source.watch([watched('2'), watched('3')])
    await expect.poll(quoted).toEqual(['2', '3'])
    await expect.poll(() => [...inUse.values()].sort()).toEqual(['2', '3'])
    expect(sentTo(gateway, '1').map((message) => message[3])).toEqual(['1', '2', '3'])
    expect(gateway.clients).toHaveLength(1)
  })

  it('yield their line to one that is held', async () => {
    const { script, open: inUse } = lines(2)
    await open(script, { watchList: [watched('1'), watched('2'), watched('3')], feed: { positionsEveryMs: 60_000 } })
    await expect.poll(() => [...inUse.values()].sort()).toEqual(['1', '2'])
    gateway.clients[0]?.say(futurePosition)
    await expect.poll(() => [...inUse.values()].sort()).toEqual(['1', '495512563'])
    gateway.clients[0]?.say(stockPosition)
    await expect.poll(() => [...inUse.values()].sort()).toEqual(['265598', '495512563'])
    const [stock] = [...inUse.entries()].find(([, conId]) => conId === '265598') ?? []
    await expect.poll(() => {
      gateway.clients[0]?.say([1, 6, stock ?? '', 4, '151', 1, 0])
      return session.desk.of('quotes').rejected
    }).toMatchObject({ count: 3, samples: [{ key: '1', reason: '101: Max number of tickers has been reached' }, { key: '2' }, { key: '3' }] })
    // The position is closed: its line goes to the first that waits.
    gateway.clients[0]?.say(stockPosition.map((field, index) => index === 14 ? 0 : field))
    await expect.poll(() => [...inUse.values()].sort()).toEqual(['1', '495512563'])
  })
})
