import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectRaw, hello, openRaw } from './raw-client.js'
import type { RawClient } from './raw-client.js'

let gateway: Gateway
const clients: RawClient[] = []
const kept = async (client: Promise<RawClient>): Promise<RawClient> => {
  clients.push(await client)
  return client
}

beforeEach(async () => { gateway = await startGateway({ view: scriptedBrokerView(), clock: { now: () => Date.UTC(2026, 10, 21, 2) } }) })
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await gateway.close()
})

describe('the greeting', () => {
  it.each([['v100..193', '178'], ['v157..178', '178'], ['v100..170 +PACEAPI', '170'], ['v100..250', '178'], ['v163', '163'], ['v100..151', '151']])('%s is answered with %s', async (range, version) => {
    const client = await kept(connectRaw(gateway.port))
    client.socket.write(hello(range))
    expect(await client.until((frames) => frames.length > 0)).toEqual([[version, '20261121 02:00:00 GMT']])
  })

  it.each([
    ['of the time before version ranges', Buffer.from('62\0', 'latin1')],
    ['of a browser', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['with a length that is none', Buffer.from('4150490fffffff00'.replace('0f', '00ff'), 'hex')],
    ['with rubbish for a range', hello('hello')],
    ['of a client that is too old', hello('v100..150')],
    ['of a client that is too new', hello('v200..222')]
  ])('%s is closed without an answer', async (_name, bytes) => {
    const client = await kept(connectRaw(gateway.port))
    client.socket.write(bytes)
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    expect(client.bytes()).toHaveLength(0)
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
  })

  it('may come byte by byte, and so may everything else', async () => {
    const client = await kept(connectRaw(gateway.port))
    client.socket.setNoDelay(true)
    const all = Buffer.concat([hello('v100..193'), Buffer.from('0000000937310032003500'.padEnd(26, '0'), 'hex')])
    for (const byte of all) {
      client.socket.write(Buffer.of(byte))
      await new Promise((next) => setImmediate(next))
    }
    await client.until((frames) => frames.some(([id]) => id === '9'))
    expect(gateway.seen.connections.map(({ clientId }) => clientId)).toEqual([5])
  })

  it('drops what comes before START_API', async () => {
    const client = await kept(connectRaw(gateway.port))
    client.socket.write(hello('v100..193'))
    await client.until((frames) => frames.length === 1)
    client.send(49, 1)
    client.send('rubbish')
    client.send()
    client.send(71, 2, 5, '')
    const frames = await client.until((all) => all.some(([id]) => id === '9'))
    expect(frames.slice(1, 3)).toEqual([['15', '1', 'DU1,DU2'], ['9', '1', '14']])
    expect(frames.some(([id, , , code]) => id === '49' || code === '320')).toBe(false)
  })

  it('refuses a client id that is in use, and frees it with its connection', async () => {
    const first = await kept(openRaw(gateway.port))
    const second = await kept(connectRaw(gateway.port))
    second.socket.write(hello('v100..193'))
    second.send(71, 2, 5, '')
    await vi.waitFor(() => { expect(second.ended()).toBe('fin') })
    expect(second.frames().slice(1)).toEqual([['4', '2', '-1', '326', 'Unable to connect as the client id is already in use. Retry with a unique client id.', '']])
    first.close()
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
    await kept(openRaw(gateway.port))
  })
})

describe('requests', () => {
  it('that nobody knows, or that cannot be read, are told so', async () => {
    const client = await kept(openRaw(gateway.port))
    client.send(12345, 1)
    client.send('abc')
    client.send(62, 1, 'seven', 'All', 'NetLiquidation')
    const errors = await client.until((frames) => frames.filter((frame) => frame[3] === '320').length === 3)
    expect(errors.filter((frame) => frame[3] === '320').map((frame) => frame.slice(0, 4))).toEqual(Array(3).fill(['4', '2', '-1', '320']))
  })

  it.each([3, 4, 15, 19, 21, 58])('of a trader (%i) are refused and remembered', async (id) => {
    const client = await kept(openRaw(gateway.port))
    expect(gateway.seen.forbidden).toBe(false)
    client.send(id, 1, 1)
    await client.until((frames) => frames.some((frame) => frame[3] === '321'))
    expect(gateway.seen.forbidden).toBe(true)
  })

  it.each(['fffffffc', '7fffffff'])('in a frame of length %s end the connection', async (header) => {
    const client = await kept(openRaw(gateway.port))
    client.socket.write(Buffer.from(`${header}00`, 'hex'))
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
  })

  it('that come faster than 50 a second are refused; the third breach ends the session', async () => {
    const client = await kept(openRaw(gateway.port))
    for (let count = 0; count < 53; count += 1) client.send(49, 1)
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    expect(client.frames().filter(([id]) => id === '49')).toHaveLength(50)
    expect(client.frames().filter((frame) => frame[3] === '100')).toHaveLength(3)
  })
})

describe('the number of fields', () => {
  it.each([[163, 131], [170, 136], [176, 136], [177, 135], [178, 135], [182, 135], [183, 136], [184, 137], [185, 138], [189, 139], [193, 141]])(
    'of an open order at version %i is %i',
    async (version, count) => {
      const view = scriptedBrokerView()
      const own = await startGateway({ view, maxVersion: version })
      const client = await kept(openRaw(own.port))
      client.send(16, 1)
      const frames = await client.until((all) => all.some(([id]) => id === '53'))
      expect(frames.filter(([id]) => id === '5').map((order) => order.length)).toEqual([count, count, count, count])
      await own.close()
    }
  )

  it.each([[151, 96], [163, 96], [170, 101], [176, 101], [177, 100], [178, 100], [183, 101], [193, 102]])('of a completed order at version %i is %i', async (version, fields) => {
    await gateway.close()
    gateway = await startGateway({ view: scriptedBrokerView(), maxVersion: version })
    const client = await kept(openRaw(gateway.port))
    client.send(99, 0)
    const frames = await client.until((all) => all.some(([id]) => id === '102'))
    expect(frames.filter(([id]) => id === '101').map((order) => order.length)).toEqual([fields])
  })

  it('and every one of them is as in a real bracket', async () => {
    const client = await kept(openRaw(gateway.port))
    client.send(16, 1)
    const frames = await client.until((all) => all.some(([id]) => id === '53'))
    // The validated child of IB.md 2.5 with this order's own values.
    const real = '5|12|265598|AAPL|STK||0|?||SMART|USD|AAPL|NMS|SELL|100|LMT|260|0.0|GTC|1001|DU1||0|alpha|5|1002|0|0|0||1002.0/DU1/100|||||||||0||-1|0|||||||0|0|0||3|0|0||11|0||0|None||0||||?|0|0||0|0||||||0|0|0|||||0||IB|0|0||0|0|PreSubmitted|M|M|M|M|M|M|M|M|M||||||0|0|0|None|M|M|M|M|M|M|0||||M|0|0|0|0|||0|||||'
    expect(frames.find((frame) => frame[0] === '5' && frame[1] === '12')?.join('|').replaceAll('1.7976931348623157E308', 'M')).toBe(real)
  })
})
