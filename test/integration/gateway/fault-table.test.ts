/** Every fault of the table by its name, and what a client sees of it on the wire. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { faultList } from '../../../src/demo/gateway/faults/stage.js'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, applePosition, appleQuote, mini, opening, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectRaw, hello, openRaw } from './raw-client.js'
import type { RawClient } from './raw-client.js'

const clients: RawClient[] = []
let view: ScriptedBrokerView
let gateway: Gateway

beforeEach(async () => {
  view = scriptedBrokerView()
  gateway = await startGateway({ view, pulseMs: 20, messagesPerSecond: 1_000 })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  gateway.stage.clearAll()
  expect(gateway.stage.active()).toEqual([])
  await gateway.close()
  expect(gateway.openSockets).toBe(0)
  expect(view.listeners()).toBe(0)
})

async function open(clientId = 5): Promise<RawClient> {
  const client = await openRaw(gateway.port, 'v100..193', clientId)
  clients.push(client)
  return client
}
async function bare(): Promise<RawClient> {
  const client = await connectRaw(gateway.port)
  clients.push(client)
  return client
}
const ids = (client: RawClient): (string | undefined)[] => client.frames().map(([id]) => id)
/** Codes and request ids of errors and notices so far, without the farms' that opened the session. */
const told = (client: RawClient): string[] => client.frames().filter(([id]) => id === '4').slice(5).map(([, , reqId, code]) => `${code ?? ''}:${reqId ?? ''}`)
const ticksOf = (client: RawClient, message: string, type: string): (string | undefined)[] =>
  client.frames().filter(([id, , , tick]) => id === message && tick === type).map((frame) => frame[4])
const askQuote = (client: RawClient, reqId: number, conId = apple.conId): void => { client.send(1, 11, reqId, conId, '', '', '', 0, '', '', '', '', '', '', '', 0, '', 0, 0, '') }
/** Whatever was asked before it has been answered when its answer is here. */
async function answered(client: RawClient): Promise<void> {
  const before = ids(client).filter((id) => id === '49').length
  client.send(49, 1)
  await client.until((frames) => frames.filter(([id]) => id === '49').length > before)
}

describe('the table', () => {
  it.each(faultList.map((fault) => [fault.name, fault] as const))('%s can be staged with what it says, and cleared', async (name, { lasts, title, does, group, terms }) => {
    expect([title, does, group].every((words) => words.length > 2)).toBe(true)
    const client = await open()
    const said = Object.fromEntries(Object.entries(terms as Record<string, { fallback: unknown }>).map(([term, { fallback }]) => [term, String(fallback)]))
    gateway.stage.stage(name, said)
    // A move of the port is noticed when the other one listens.
    if (lasts) await vi.waitFor(() => { expect(gateway.stage.active()).toContain(name === 'restart' ? 'refuse' : name) })
    else expect(() => { gateway.stage.clear(name) }).toThrow('is over as soon as it is staged')
    if (lasts) gateway.stage.clear(name)
    await vi.waitFor(() => { expect(gateway.stage.active()).toEqual([]) })
    client.close()
    await vi.waitFor(async () => { await answered(await open(9)) })
  })

  it('moves the port back also when that is said before the port has moved', async () => {
    const { port } = gateway
    const client = await open()
    gateway.stage.stage('port-changed')
    expect(gateway.stage.active()).toEqual(['port-changed'])
    gateway.stage.clear('port-changed')
    expect(gateway.stage.active()).toEqual([])
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    await vi.waitFor(async () => { await answered(await open(9)) })
    expect(gateway.port).toBe(port)
  })

  it.each([
    ['nothing', {}, 'unknown fault "nothing"'],
    ['mute', { loud: '1' }, 'mute: unknown parameter "loud"'],
    ['slow-handshake', { milliseconds: 'soon' }, 'slow-handshake: milliseconds is "soon"'],
    ['slow-handshake', { milliseconds: '-1' }, 'slow-handshake: milliseconds is "-1"'],
    ['farm-broken', { farm: 'acres' }, 'farm-broken: farm is "acres"'],
    ['reset', { midFrame: 'maybe' }, 'reset: midFrame is "maybe"']
  ])('refuses %s with %j', (name, given, message) => {
    expect(() => { gateway.stage.stage(name, given) }).toThrow(message)
    expect(gateway.stage.active()).toEqual([])
  })
})

describe('a greeting', () => {
  it('is answered late', async () => {
    gateway.stage.stage('slow-handshake', { milliseconds: '150' })
    const client = await bare()
    const asked = Date.now()
    client.socket.write(hello('v100..193'))
    client.send(71, 2, 5, '')
    await client.until((frames) => frames.some(([id]) => id === '9'))
    expect(Date.now() - asked).toBeGreaterThanOrEqual(140)
  })

  it.each([['http', /^HTTP\/1\.1 400 /], ['nan', /version\0/], ['99', /99\0/], ['201', /201\0/]])('is answered wrongly (%s), and nothing follows', async (greeting, words) => {
    gateway.stage.stage('wrong-greeting', { greeting })
    const client = await bare()
    client.socket.write(hello('v100..193'))
    client.send(71, 2, 5, '')
    await vi.waitFor(() => { expect(gateway.seen.connections[0]?.messages.get(71)).toBe(1) })
    expect(client.bytes().toString('latin1')).toMatch(words)
    expect(ids(client)).not.toContain('15')
  })

  it('is taken by a zombie that does not close when the client does', async () => {
    gateway.stage.stage('zombie')
    const client = await bare()
    client.socket.write(hello('v100..193'))
    client.socket.end()
    await new Promise((gone) => client.socket.once('finish', gone))
    expect(gateway.openSockets).toBe(1)
    gateway.stage.clear('zombie')
    await answered(await open())
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(1) })
    expect(client.bytes()).toHaveLength(0)
  })

  it('finds its client id held after a drop', async () => {
    gateway.stage.stage('client-id-held', { milliseconds: '60000' })
    const first = await open()
    first.close()
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
    const second = await bare()
    second.socket.write(hello('v100..193'))
    second.send(71, 2, 5, '')
    await second.until((frames) => frames.some((frame) => frame[3] === '326'))
    await vi.waitFor(() => { expect(second.ended()).toBe('fin') })
    gateway.stage.clear('client-id-held')
    await open()
  })

  it('is followed by the orders when they are downloaded on connection', async () => {
    gateway.stage.stage('orders-on-connect')
    const client = await open()
    await client.until((frames) => frames.filter(([id]) => id === '5').length === 4)
    expect(ids(client)).not.toContain('53')
  })
})

describe('a session', () => {
  it('hears every byte alone', async () => {
    const client = await open()
    gateway.stage.stage('split-bytes')
    client.send(16, 1)
    await client.until((frames) => frames.some(([id]) => id === '53'))
    expect(client.frames().filter(([id]) => id === '5').map(({ length }) => length)).toEqual([135, 135, 135, 135])
  })

  it('is answered late, in the order of its questions', async () => {
    const client = await open()
    gateway.stage.stage('slow-answers', { milliseconds: '120' })
    const asked = Date.now()
    client.send(49, 1)
    client.send(16, 1)
    await client.until((frames) => frames.some(([id]) => id === '53'))
    expect(Date.now() - asked).toBeGreaterThanOrEqual(110)
    expect(ids(client).indexOf('49')).toBeLessThan(ids(client).indexOf('5'))
  })

  it('may ask little in a second, and ends with the third breach', async () => {
    const client = await open()
    gateway.stage.stage('message-rate', { perSecond: '2' })
    for (let asked = 0; asked < 5; asked += 1) client.send(49, 1)
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    expect(told(client)).toEqual(['100:-1', '100:-1', '100:-1'])
  })

  it('hears bulletins when it has asked for them, and those of the day', async () => {
    const [client, late] = [await open(), await open(6)]
    gateway.stage.stage('bulletin', { text: 'before' })
    client.send(12, 1, 0)
    await answered(client)
    gateway.stage.stage('bulletin', { type: '2', text: 'NYSE is down', exchange: 'NYSE' })
    await client.until((frames) => frames.some(([id]) => id === '14'))
    expect(client.frames().filter(([id]) => id === '14')).toEqual([['14', '1', '2', '2', 'NYSE is down', 'NYSE']])
    late.send(12, 1, 1)
    await late.until((frames) => frames.filter(([id]) => id === '14').length === 2)
    client.send(13, 1)
    await answered(client)
    gateway.stage.stage('bulletin')
    await answered(client)
    expect(ids(client).filter((id) => id === '14')).toHaveLength(1)
  })

  it('goes through a night', async () => {
    const client = await open()
    gateway.stage.stage('nightly-reset', { milliseconds: '60' })
    expect(gateway.stage.active()).toContain('nightly-reset')
    await vi.waitFor(() => { expect(gateway.stage.active()).toEqual([]) })
    await answered(client)
    expect(told(client).map((each) => each.split(':')[0])).toEqual([
      ...['1100', '2103', '2103', '2103', '2105', '2157', '1100'], ...['2104', '2104', '2104', '2106', '2158', '1101']
    ])
  })

  it('hears nothing of its account while the link is lost, and may ask', async () => {
    const client = await open()
    client.send(61, 1)
    client.send(92, 1, 'DU1', '')
    await client.until((frames) => frames.filter(([id]) => id === '94').length > 1)
    gateway.stage.stage('upstream-lost')
    await answered(client)
    const before = ids(client).filter((id) => id !== '49').length
    view.setPosition({ ...applePosition, quantity: 7 })
    view.execute({ ...opening, execId: 'missed.01' })
    for (let asked = 0; asked < 3; asked += 1) await answered(client)
    expect(ids(client).filter((id) => id !== '49')).toHaveLength(before)
    client.send(7, 3, 2, '', '', '', '', '', '', '')
    await client.until((frames) => frames.some((frame) => frame[0] === '11' && frame[14] === 'missed.01'))
    gateway.stage.clear('upstream-lost')
    view.setPosition({ ...applePosition, quantity: 8 })
    await client.until((frames) => frames.some((frame) => frame[0] === '61' && frame.at(-2) === '8'))
    expect(client.frames().filter((frame) => frame[0] === '61' && frame.at(-2) === '7')).toEqual([])
  })

  it('sees a farm flap, until that is cleared', async () => {
    const client = await open()
    gateway.stage.stage('farm-flap', { farm: 'cashfarm', times: '2', milliseconds: '10' })
    await vi.waitFor(() => { expect(told(client)).toEqual(['2103:-1', '2104:-1', '2103:-1', '2104:-1']) })
    gateway.stage.stage('farm-flap', { times: '1000', milliseconds: '60000' })
    gateway.stage.clear('farm-flap')
    await answered(client)
    expect(told(client)).toHaveLength(6)
    expect(gateway.faults.brokenFarms).toEqual([])
  })
})

describe('market data', () => {
  it.each([['delayed-only', '354'], ['delayed-only', '10089'], ['no-market-data', '10168'], ['no-market-data', '10186']])('is refused by %s with %s', async (fault, code) => {
    gateway.stage.stage(fault, { code })
    const client = await open()
    askQuote(client, 1)
    client.send(59, 1, 3)
    askQuote(client, 2)
    await answered(client)
    expect(told(client)).toEqual([`${code}:1`, fault === 'delayed-only' ? '10167:2' : `${code}:2`])
    expect(ticksOf(client, '1', '66')).toHaveLength(fault === 'delayed-only' ? 1 : 0)
  })

  it('goes on in part, and while another session has it', async () => {
    const client = await open()
    gateway.stage.stage('partly-entitled')
    askQuote(client, 1)
    await client.until(() => ticksOf(client, '1', '1').length === 1)
    gateway.stage.stage('competing-session')
    view.setQuote(apple.conId, { ...appleQuote, bid: 243 })
    await client.until(() => ticksOf(client, '1', '1').length === 2)
    expect(told(client)).toEqual(['10090:1', '10197:1'])
  })

  it('has no values, and has them again', async () => {
    const client = await open()
    askQuote(client, 1)
    client.send(92, 2, 'DU1', '')
    await client.until(() => ticksOf(client, '1', '1').length === 1)
    gateway.stage.stage('no-values')
    await client.until(() => ticksOf(client, '1', '1').length === 2)
    await client.until((frames) => frames.some(([id, , daily]) => id === '94' && daily === '1.7976931348623157E308'))
    expect([ticksOf(client, '1', '1').at(-1), ticksOf(client, '2', '0').at(-1)]).toEqual(['-1', '0'])
    gateway.stage.clear('no-values')
    await client.until(() => ticksOf(client, '1', '1').at(-1) === '243.11')
  })

  it('is halted and goes on', async () => {
    const client = await open()
    askQuote(client, 1)
    await client.until(() => ticksOf(client, '45', '49').length === 1)
    gateway.stage.stage('halted')
    await client.until(() => ticksOf(client, '45', '49').length === 2)
    gateway.stage.clear('halted')
    await client.until(() => ticksOf(client, '45', '49').length === 3)
    expect(ticksOf(client, '45', '49')).toEqual(['0', '1', '0'])
    expect(Number(ticksOf(client, '46', '45')[0])).toBeGreaterThan(1_700_000_000)
  })

  it('has few lines, and no bars', async () => {
    const client = await open()
    gateway.stage.stage('line-limit', { lines: '1' })
    gateway.stage.stage('history-pacing')
    askQuote(client, 1)
    askQuote(client, 2, mini.conId)
    client.send(20, 3, apple.conId, '', '', '', 0, '', '', '', '', '', '', '', 0, '', '5 mins', '1800 S', 1, 'TRADES', 2, 0, '')
    await answered(client)
    expect(told(client)).toEqual(['101:2', '162:3'])
  })
})

describe('answers', () => {
  it.each([
    ['executions', [7, 3, 1, '', '', '', '', '', '', ''], '11', '55'], ['positions', [61, 1], '61', '62'], ['orders', [16, 1], '5', '53'],
    ['completed-orders', [99, 0], '101', '102'], ['summary', [62, 1, 1, 'All', 'Cushion'], '63', '64'], ['account', [6, 2, 1, 'DU1'], '6', '54'],
    ['accounts', [76, 1, 1, '', '', 0], '73', '74'], ['accounts', [74, 1, 1, '', ''], '71', '72'],
    ['contracts', [9, 8, 1, apple.conId], '10', '52'], ['snapshot', [1, 11, 1, apple.conId, '', '', '', 0, '', '', '', '', '', '', '', 0, '', 1, 0, ''], '1', '57'],
    ['all', [16, 1], '5', '53']
  ])('about %s come without their end', async (of, request, row, end) => {
    const client = await open()
    gateway.stage.stage('missing-end', { of })
    client.send(...request)
    await answered(client)
    expect(ids(client)).toContain(row)
    expect(ids(client)).not.toContain(end)
  })

  it('never come', async () => {
    const client = await open()
    gateway.stage.stage('no-answer', { request: '61' })
    client.send(61, 1)
    await answered(client)
    expect(ids(client)).not.toContain('62')
  })

  it('are about more accounts, each with nothing in it', async () => {
    gateway.stage.stage('more-accounts', { accounts: '2' })
    const client = await open()
    expect(client.frames().find(([id]) => id === '15')?.[2]).toBe('DU1,DU2,DU9000001,DU9000002')
    client.send(62, 1, 1, 'All', 'NetLiquidation')
    client.send(92, 2, 'DU9000002', '')
    await client.until((frames) => frames.some(([id]) => id === '64') && frames.some(([id]) => id === '94'))
    expect(client.frames().filter(([id]) => id === '63').map((frame) => frame.slice(3, 6))).toContainEqual(['DU9000002', 'NetLiquidation', '0.00'])
  })

  it('have names in other scripts', async () => {
    gateway.stage.stage('foreign-names')
    const client = await open()
    client.send(9, 8, 1, apple.conId)
    client.send(81, 2, 'AAPL')
    await client.until((frames) => frames.some(([id]) => id === '79'))
    // Details are escaped from version 153 on, samples are not.
    expect(client.frames().find(([id]) => id === '10')?.join(' ')).toContain('Soci\\u00e9t\\u00e9 G\\u00e9n\\u00e9rale \\u2013 \\u6771')
    expect(client.frames().find(([id]) => id === '79')?.join(' ')).toContain('東京電力 Ωμέγα')
  })

  it('come twice', async () => {
    const client = await open()
    gateway.stage.stage('duplicates')
    client.send(61, 1)
    client.send(7, 3, 1, '', '', '', '', '', '', '')
    await client.until((frames) => frames.some(([id]) => id === '55'))
    expect(['61', '62', '11', '59', '55'].map((kind) => ids(client).filter((id) => id === kind).length)).toEqual([4, 1, 4, 4, 1])
  })

  it('come in the wrong order', async () => {
    const client = await open()
    gateway.stage.stage('out-of-order')
    client.send(16, 1)
    client.send(7, 3, 1, '', '', '', '', '', '', '')
    await client.until((frames) => frames.some(([id]) => id === '55'))
    expect(ids(client).filter((id) => id !== '4').slice(3)).toEqual(['3', '5', '3', '5', '3', '5', '3', '5', '53', '59', '11', '59', '11', '55'])
  })

  it('about commissions come late', async () => {
    const client = await open()
    gateway.stage.stage('late-commissions', { milliseconds: '50' })
    client.send(7, 3, 1, '', '', '', '', '', '', '')
    await client.until((frames) => frames.filter(([id]) => id === '59').length === 2)
    expect(ids(client).indexOf('59')).toBeGreaterThan(ids(client).indexOf('55'))
  })

  it('correct an execution, once more in its next answer', async () => {
    const client = await open()
    gateway.stage.stage('corrected-execution')
    gateway.stage.stage('corrected-execution')
    await client.until((frames) => frames.filter(([id]) => id === '11').length === 2)
    client.send(7, 3, 1, '', '', '', '', '', '', '')
    await client.until((frames) => frames.some(([id]) => id === '55'))
    const executions = client.frames().filter(([id]) => id === '11').map((frame) => [frame[1], frame[14], frame[20]])
    expect(executions).toEqual([
      ['-1', '0000e0d5.673b1a30.01.02', '6495.82'], ['-1', '0000e0d5.673b1a30.01.03', '6560.78'],
      ['1', opening.execId, '242.99'], ['1', '0000e0d5.673b1a30.01.01', '6431.5'], ['1', '0000e0d5.673b1a30.01.02', '6495.82'], ['1', '0000e0d5.673b1a30.01.03', '6560.78']
    ])
  })

  it.each([['unbound', ['0', '0', '0', '0']], ['bound', ['-11', '-12', '-13', '0']]])('tell orders made by hand (%s)', async (kind, expected) => {
    const client = await open()
    gateway.stage.stage('manual-orders', { ids: kind })
    await client.until((frames) => frames.filter(([id]) => id === '3').length === 4)
    expect(client.frames().filter(([id]) => id === '5').map(([, orderId]) => Number(orderId) + 0)).toEqual(expected.map(Number).map((id) => id + 0))
    expect(client.frames().filter(([id]) => id === '100').map(([, permId]) => permId)).toEqual(kind === 'bound' ? ['1001', '1002', '1003', '2001'] : [])
  })
})

describe('a bad frame', () => {
  it.each([
    ['empty-frame', '00000000'], ['oversized-frame', '7fffffff'], ['negative-length-frame', 'fffffffc00'], ['bad-utf8', 'fffec3280000'], ['unterminated-frame', '616e20656e64'],
    ['bad-reject', '7b2272656a656374223a00'], ['long-message', '6d6f7265006669656c6473003700'], ['short-message', '36310033004455 00'.replace(' ', '')], ['unknown-message', '323530003100']
  ])('%s is on the wire as it says', async (fault, hex) => {
    const client = await open()
    await client.until((frames) => frames.some((frame) => frame[3] === '2158'))
    gateway.stage.stage(fault)
    await vi.waitFor(() => { expect(client.bytes().toString('hex')).toContain(hex) })
    expect(client.ended()).toBeNull()
  })
})
