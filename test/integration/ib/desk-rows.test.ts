import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { bracket, commission, execution, futureDetails, futurePosition, openOrder, orderStatus, stockPosition, trailing } from './broker-messages.js'
import { answerEmpty, frame, startRawGateway, type RawClient, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession, type SessionWishes } from './running-session.js'

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

type Answers = Readonly<Record<string, (message: readonly string[], client: RawClient) => void>>

const account: Answers = {
  '61': (_message, client) => { client.say(stockPosition, futurePosition, [62, 1]) },
  '16': (_message, client) => {
    for (const order of bracket) client.say(openOrder(order), orderStatus(order, order.type === 'STP' ? 'child,trigger' : ''))
    client.say(openOrder(trailing), orderStatus(trailing), [53, 1])
  },
  '7': (message, client) => { client.say(execution(message[2] ?? '', '0000e0d5.01.01', 150.1), [55, 1, message[2] ?? ''], commission('0000e0d5.01.01')) },
  '62': (message, client) => {
    const [, , reqId = ''] = message
    client.say([63, 1, reqId, 'DU1', 'NetLiquidation', '100000.55', 'USD'], [63, 1, reqId, 'All', 'NetLiquidation', '300000', 'USD'], [64, 1, reqId])
  },
  '92': (message, client) => { client.say([94, message[1] ?? '', 12.5, '1.7976931348623157E308', 0]) },
  '94': (message, client) => { client.say([95, message[1] ?? '', 100, -3.25, 7, '1.7976931348623157E308', 15000]) },
  '9': (message, client) => { client.say(futureDetails(message[2] ?? ''), [52, 1, message[2] ?? '']) },
  '1': (message, client) => {
    const [, , reqId = ''] = message
    client.say([58, 1, reqId, 1], [1, 6, reqId, 1, '150.1', 300, 0], [1, 6, reqId, 2, '150.2', 200, 0], [1, 6, reqId, 4, '-1', 0, 0], [2, 6, reqId, 8, 5000])
  }
}

async function open(answers: Answers, wishes: SessionWishes = {}, version = '178'): Promise<void> {
  gateway = await startRawGateway({
    greeting: frame([version, '20261121 02:00:00 GMT']),
    answer: (message, client) => {
      const answer = answers[message[0] ?? '']
      if (answer === undefined) answerEmpty(message, client)
      else answer(message, client)
    }
  })
  session = startSession(gateway.port, hosts.launch, wishes)
  await session.until('live')
}

const sent = (id: string): string[][] => gateway.clients[0]?.messages.filter((message) => message[0] === id) ?? []

describe('the desk shows what the broker says', () => {
  it('orders: bracket and trailing stop, prices that are none as null', async () => {
    await open(account)
    const rows = session.desk.rows('brokerOrders')
    expect(rows.map(({ permId, orderId, side, orderType, limitPrice, auxPrice, trailStopPrice, trailPercent, parentId, ocaGroup, status, whyHeld }) => (
      { permId, orderId, side, orderType, limitPrice, auxPrice, trailStopPrice, trailPercent, parentId, ocaGroup, status, whyHeld }
    ))).toEqual([
      { permId: '1001', orderId: 11, side: 'buy', orderType: 'LMT', limitPrice: '150', auxPrice: null, trailStopPrice: null, trailPercent: null, parentId: 0, ocaGroup: '', status: 'Submitted', whyHeld: '' },
      { permId: '1002', orderId: 12, side: 'sell', orderType: 'LMT', limitPrice: '160', auxPrice: null, trailStopPrice: null, trailPercent: null, parentId: 11, ocaGroup: '1001', status: 'PreSubmitted', whyHeld: '' },
      { permId: '1003', orderId: 13, side: 'sell', orderType: 'STP', limitPrice: null, auxPrice: '140.5', trailStopPrice: null, trailPercent: null, parentId: 11, ocaGroup: '1001', status: 'PreSubmitted', whyHeld: 'child,trigger' },
      { permId: '2001', orderId: 0, side: 'sell', orderType: 'TRAIL', limitPrice: null, auxPrice: null, trailStopPrice: '145.25', trailPercent: '1.5', parentId: 0, ocaGroup: '', status: 'Submitted', whyHeld: '' }
    ])
    expect(rows[0]).toMatchObject({ account: 'DU1', quantity: '100', filled: '0', remaining: '100', averageFillPrice: null, orderRef: 'alpha', clientId: 5, timeInForce: 'GTC' })
    expect(session.desk.of('brokerOrders').rejected.count).toBe(0)
  })

  it('orders of a newer gateway, with six more fields', async () => {
    const [parent] = bracket
    await open({
      '16': (_message, client) => {
        if (parent !== undefined) client.say([...openOrder(parent), '', 0, '', 0, '', 2147483647], orderStatus(parent))
        client.say([53, 1])
      }
    }, {}, '193')
    expect(session.source.status().serverVersion).toBe(193)
    expect(session.desk.rows('brokerOrders')).toMatchObject([{ permId: '1001', limitPrice: '150', auxPrice: null, status: 'Submitted' }])
    expect(session.log.join('\n')).not.toContain('505')
  })

  it('account values without the aggregate, positions, P&L and quotes', async () => {
    await open(account)
    expect(session.desk.rows('accountValues')).toEqual([{ account: 'DU1', tag: 'NetLiquidation', currency: 'USD', value: '100000.55' }])
    expect(session.desk.rows('brokerPositions').map(({ account: name, symbol, quantity, averageCost, multiplier }) => [name, symbol, quantity, averageCost, multiplier]))
      .toEqual([['DU1', 'AAPL', '100', '150.25', '1'], ['DU2', 'ES', '-2', '250000.5', '50']])
    await expect.poll(() => session.desk.rows('accountPnl').map(({ account: name, dailyPnl, unrealizedPnl, realizedPnl }) => [name, dailyPnl, unrealizedPnl, realizedPnl]))
      .toEqual([['DU1', '12.5', null, '0'], ['DU2', '12.5', null, '0']])
    await expect.poll(() => session.desk.rows('positionPnl').map(({ conId, dailyPnl, realizedPnl, marketValue }) => [conId, dailyPnl, realizedPnl, marketValue]))
      .toEqual([['265598', '-3.25', null, '15000'], ['495512563', '-3.25', null, '15000']])
    await expect.poll(() => session.desk.rows('quotes').map(({ symbol, bid, bidSize, ask, askSize, last, volume, marketDataType }) => [symbol, bid, bidSize, ask, askSize, last, volume, marketDataType]))
      .toEqual([['AAPL', '150.1', '300', '150.2', '200', null, '5000', 1], ['ES', '150.1', '300', '150.2', '200', null, '5000', 1]])
    // The future has no exchange of its own in a position message: it was asked for.
    expect(sent('1').map((message) => [message[3], message[10]])).toEqual([['265598', 'SMART'], ['495512563', 'CME']])
  })

  it('fills: live, with a late commission, and corrected', async () => {
    await open(account, { feed: { executionsEveryMs: 60_000 } })
    const client = gateway.clients[0]
    await expect.poll(() => session.desk.rows('fills')).toMatchObject([{ execId: '0000e0d5.01.01', price: '150.1', quantity: '40', commission: '0.35', realizedPnl: null, executedAt: Date.UTC(2026, 10, 20, 15, 15) }])
    client?.say(execution(-1, '0000e0d5.02.01', 151))
    await expect.poll(() => session.desk.rows('fills').find((fill) => fill.execId === '0000e0d5.02.01')).toMatchObject({ commission: null, commissionCurrency: null })
    client?.say(commission('0000e0d5.02.01'), execution(-1, '0000e0d5.01.02', 150))
    await expect.poll(() => session.desk.rows('fills').map(({ execId, price, commission: paid }) => [execId, price, paid]))
      .toEqual([['0000e0d5.02.01', '151', '0.35'], ['0000e0d5.01.02', '150', null]])
  })

  it('only the chosen account, while all are known', async () => {
    await open(account, { settings: { account: 'DU2' } })
    await expect.poll(() => session.desk.rows('accountPnl').map((row) => row.account)).toEqual(['DU2'])
    expect(session.desk.rows('brokerPositions').map((row) => row.account)).toEqual(['DU2'])
    expect(session.desk.rows('brokerOrders')).toEqual([])
    expect(session.source.status().accounts).toEqual(['DU1', 'DU2'])
  })

  it('forgets the streams of a position that is closed', async () => {
    await open(account, { feed: { positionsEveryMs: 60_000 } })
    await expect.poll(() => session.desk.rows('quotes').length).toBe(2)
    gateway.clients[0]?.say(futurePosition.map((field, index) => index === 14 ? 0 : field))
    await expect.poll(() => session.desk.rows('quotes').map((row) => row.symbol)).toEqual(['AAPL'])
    expect(session.desk.rows('positionPnl').map((row) => row.conId)).toEqual(['265598'])
    await expect.poll(() => [sent('2').length, sent('95').length]).toEqual([1, 1])
  })

  it('asks for delayed data once where there is no entitlement', async () => {
    let isDelayed = false
    await open({
      ...account,
      '59': (message) => { isDelayed = message[2] === '3' },
      '1': (message, client) => {
        const [, , reqId = ''] = message
        if (isDelayed) client.say([58, 1, reqId, 3], [1, 6, reqId, 68, '149.9', 10, 0])
        else client.say([4, 2, reqId, 354, 'Requested market data is not subscribed.', ''])
      }
    })
    await expect.poll(() => session.desk.rows('quotes').map(({ last, marketDataType }) => [last, marketDataType]), { timeout: 10_000 }).toContainEqual(['149.9', 3])
    expect(sent('59')).toHaveLength(1)
  })

  it('names the instrument that has no line, and goes on', async () => {
    await open({
      ...account,
      '1': (message, client) => {
        const [, , reqId = '', conId] = message
        if (conId === '265598') client.say([1, 6, reqId, 4, '150', 1, 0])
        else client.say([4, 2, reqId, 101, 'Max number of tickers has been reached', ''])
      }
    })
    await expect.poll(() => sent('1').length).toBe(2)
    const reqId = sent('1')[0]?.[2] ?? ''
    // The refusal is shown with the next quote.
    await expect.poll(() => {
      gateway.clients[0]?.say([1, 6, reqId, 4, '151', 1, 0])
      return session.desk.of('quotes').rejected
    }).toEqual({ count: 1, samples: [{ key: '495512563', reason: '101: Max number of tickers has been reached' }] })
    expect(session.source.status().phase).toBe('live')
  })

  it('an order that cannot be decoded is counted with its id, and the others are shown', async () => {
    const [parent, ...children] = bracket
    await open({
      ...account,
      '16': (_message, client) => {
        if (parent !== undefined) client.say(openOrder(parent).slice(0, 40))
        for (const order of children) client.say(openOrder(order), orderStatus(order))
        client.say([53, 1])
      }
    })
    expect(session.desk.rows('brokerOrders').map((row) => row.permId)).toEqual(['1002', '1003'])
    expect(session.desk.of('brokerOrders').rejected).toMatchObject({ count: 1, samples: [{ key: 'message 5 11 265598' }] })
  })

  it('refresh asks again and settles with the answers', async () => {
    await open(account, { feed: { ordersEveryMs: 60_000 } })
    const before = session.desk.of('brokerOrders').asOf ?? 0
    const asked = sent('16').length
    await session.source.refresh(AbortSignal.timeout(10_000))
    expect(sent('16')).toHaveLength(asked + 1)
    expect(session.desk.of('brokerOrders').asOf).toBeGreaterThanOrEqual(before)
  })
})
