/** What no gateway should send: each is told with its bytes, the session is live afterwards, and the desk keeps its rows. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { openOrder, orderStatus, stockPosition, trailing } from './broker-messages.js'
import { answerEmpty, frame, startRawGateway, type Fields, type RawBehaviour, type RawClient, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession
let quoteId = ''

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })

/** A desk with a position, an order and a quote. */
function answer(message: readonly string[], client: RawClient): void {
  switch (message[0]) {
    case '61': client.say(stockPosition, [62, 1]); break
    case '16': client.say(openOrder(trailing), orderStatus(trailing), [53, 1]); break
    case '1':
      quoteId = message[2] ?? ''
      client.say([1, 6, quoteId, 1, '150.1', 300, 0])
      break
    default: answerEmpty(message, client)
  }
}

async function open(behaviour: RawBehaviour = {}): Promise<void> {
  gateway = await startRawGateway({ answer, ...behaviour })
  session = startSession(gateway.port, hosts.launch, { timing: { backoff: { delaysMs: [100], jitter: 0.2 }, betweenConnectsMs: 50 } })
}

async function close(): Promise<void> {
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await expect.poll(() => gateway.open(), { message: 'sockets after stop' }).toBe(0)
  expect(gateway.mostAtOnce()).toBeLessThanOrEqual(1)
  await gateway.close()
}

const raw = (body: string | Buffer): Buffer => {
  const bytes = Buffer.from(body)
  const header = Buffer.alloc(4)
  header.writeInt32BE(bytes.length)
  return Buffer.concat([header, bytes])
}

/** The log has a line with this code and these first bytes. */
const isTold = (code: string, bytes: Buffer): boolean => {
  const head = bytes.subarray(0, 20).toString('hex')
  return session.log.some((line) => line.includes(`"code":"${code}"`) && line.includes(head))
}

const write = (bytes: Buffer): void => { gateway.clients.at(-1)?.socket.write(bytes) }

async function untilFull(): Promise<void> {
  await session.until('live')
  await expect.poll(() => [session.desk.rows('brokerPositions').length, session.desk.rows('brokerOrders').length, session.desk.rows('quotes')[0]?.bid ?? null], { timeout: 20_000 })
    .toEqual([1, 1, '150.1'])
}

function expectDesk(): void {
  for (const key of ['brokerPositions', 'brokerOrders', 'quotes'] as const) expect(session.desk.of(key).fewest, key).toBe(1)
}

/** Whatever was before it, this message is heard; each has a farm of its own. */
async function expectHeard(): Promise<void> {
  const farm = `farm${String(session.log.length)}`
  gateway.clients.at(-1)?.say([4, 2, -1, 2104, `Market data farm connection is OK:${farm}`, ''])
  await expect.poll(() => session.source.status().farms.map(({ name }) => name), { timeout: 20_000 }).toContain(farm)
}

describe('bad frames', () => {
  beforeAll(() => open())
  afterAll(async () => {
    await session.source.stop()
    await gateway.close()
  })

  it('there is a desk to keep', untilFull)

  const M = (fields: Fields): Buffer => frame(fields)
  it.each<[string, string, Buffer]>([
    ['a frame of length zero', 'BAD-MESSAGE', raw('')],
    ['a message that does not end', 'BAD-MESSAGE', raw('4\x002\x00-1\x002104\x00cut off he')],
    ['bytes that are no UTF-8', 'BAD-MESSAGE', raw(Buffer.concat([Buffer.from('4\x002\x00-1\x002104\x00'), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0, 0])]))],
    ['bad JSON in a reject', 'BAD-MESSAGE', M([4, 2, 5, 201, 'rejected', '{bad'])],
    ['an unknown message', '505', M([250, 'x'])],
    ['a message without a number', '505', M(['rubbish', '?!'])],
    ['an empty message', '505', raw('\0')],
    ['missing fields', '505', M([61, 3, 'DU1', 265598])],
    ['extra fields', '505', M([49, 1, 1_700_000_000, 'more', 'fields'])],
    ['an order with missing fields', '505', M(openOrder(trailing).slice(0, 60))],
    ['an order with a book for a tail', '505', M([...openOrder(trailing), 'x'.repeat(1_000_000)])],
    ['an order with extra fields', '505', M([...openOrder(trailing), 'one', 'more'])],
    ['a tick with missing fields', 'BAD-MESSAGE', M([1, 6, 1])],
    ['a tick of no number', 'BAD-MESSAGE', M([1, 6, 1, 1, '15O.1', 300, 0])],
    ['a count of more than there is', '505', M([17, 9, '', '', 2_000_000_000, '20261120'])],
    ['a count below zero', 'LIBRARY-THREW', M([79, 9, -1, 'x', 'y'])]
  ])('%s costs itself alone', async (_what, code, bytes) => {
    write(bytes)
    await expect.poll(() => isTold(code, bytes), { message: session.log.slice(-5).join('\n'), timeout: 20_000 }).toBe(true)
    await expectHeard()
    expect(gateway.clients).toHaveLength(1)
    expect(Math.max(...session.log.map((line) => line.length))).toBeLessThan(10_000)
    expectDesk()
  })

  it('messages about unknown requests change nothing', async () => {
    const before = session.desk.rows('quotes')
    gateway.clients.at(-1)?.say([1, 6, 99_999, 1, '1', 1, 0], [2, 6, 99_999, 0, 5], [94, 99_999, 1, 2, 3], [95, 99_999, 1, 2, 3, 4, 5], [52, 1, 99_999], [4, 2, 99_999, 354, 'not subscribed', ''])
    await expectHeard()
    expect(session.desk.rows('quotes')).toEqual(before)
    expect(gateway.clients).toHaveLength(1)
    expectDesk()
  })

  it('a thousand bad messages are told as a few', async () => {
    const before = session.log.filter((line) => line.includes('"code":"BAD-MESSAGE"')).length
    write(Buffer.concat(Array.from({ length: 1_000 }, () => raw(''))))
    await expectHeard()
    await expect.poll(() => session.log.some((line) => line.includes('more messages could not be read')), { timeout: 20_000 }).toBe(true)
    const told = session.log.filter((line) => line.includes('"code":"BAD-MESSAGE"')).length - before
    expect(told).toBeLessThan(100)
  })

  it('what is split at every byte is read as if it were not', async () => {
    const socket = gateway.clients.at(-1)?.socket
    socket?.setNoDelay(true)
    const bytes = Buffer.concat([frame([1, 6, quoteId, 1, '150.3', 200, 0]), frame(openOrder({ ...trailing, trailStop: '144.5' })), frame([4, 2, -1, 2104, 'OK:split–café', ''])])
    for (const byte of bytes) {
      socket?.write(Buffer.of(byte))
      await new Promise((turn) => setImmediate(turn))
    }
    await expect.poll(() => session.source.status().farms.map(({ name }) => name), { timeout: 20_000 }).toContain('split–café')
    await expect.poll(() => session.desk.rows('quotes')[0]?.bid, { timeout: 20_000 }).toBe('150.3')
    expect(session.desk.rows('brokerOrders')[0]?.trailStopPrice).toBe('144.5')
    expect(gateway.clients).toHaveLength(1)
  })

  it.each<[string, Buffer]>([
    ['a negative length', Buffer.from('fffffffc00', 'hex')],
    ['the most negative length', Buffer.from('80000000aa', 'hex')],
    ['a length one above the limit', Buffer.from('01000000', 'hex')],
    ['a huge length', Buffer.from('7fffffff', 'hex')],
    ['HTTP in the middle of a session', Buffer.from('HTTP/1.1 408 Request Timeout\r\n\r\n')]
  ])('%s costs one connection', async (_what, bytes) => {
    const before = gateway.clients.length
    write(bytes)
    await expect.poll(() => gateway.clients.length, { timeout: 20_000 }).toBe(before + 1)
    expect(isTold('BAD-FRAME', bytes)).toBe(true)
    await session.until('live')
    await expectHeard()
    expectDesk()
  })

  it('a frame that never ends is a gateway gone silent', async () => {
    const before = gateway.clients.length
    // Nothing else comes: every later byte would be one of this frame's.
    write(Buffer.from('00ffffff', 'hex'))
    await expect.poll(() => gateway.clients.length, { timeout: 30_000 }).toBe(before + 1)
    expect(session.log.some((line) => line.includes('SILENT'))).toBe(true)
    await untilFull()
    expectDesk()
  })

  it('all of it cost no host and left nothing', async () => {
    expect(session.source.status().hostRestarts).toBe(0)
    expect(hosts.running()).toHaveLength(1)
    await close()
  })
})

describe('bad greetings', () => {
  afterEach(close)

  it.each<[string, Buffer, string]>([
    ['no number', frame(['hello', '20261121 02:00:00 GMT']), 'BAD-VERSION'],
    ['nothing', raw('\0'), 'BAD-VERSION'],
    ['HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'), 'BAD-FRAME'],
    ['a negative length', Buffer.from('fffffff0', 'hex'), 'BAD-FRAME']
  ])('from %s the session backs off, and is live when the gateway is', async (_what, bad, code) => {
    let greetings = 0
    await open({ greeting: () => {
      greetings += 1
      return greetings <= 2 ? bad : frame(['178', '20261121 02:00:00 GMT'])
    } })
    await untilFull()
    expect(gateway.clients).toHaveLength(3)
    expect(session.phases).toContain('backing-off')
    expect(isTold(code, bad)).toBe(true)
    expect(gateway.clients[0]?.messages.filter(([id]) => id !== '71')).toEqual([])
  })

  it.each(['99', '194', '201', '-1'])('at version %s it stops for good, and is live when told to try the updated gateway', async (version) => {
    const bad = frame([version, '20261121 02:00:00 GMT'])
    let greeting = bad
    await open({ greeting: () => greeting })
    await session.until('incompatible')
    expect(session.source.status().error).toMatchObject({ code: '506' })
    expect(isTold('506', bad)).toBe(true)
    expect(gateway.clients).toHaveLength(1)
    greeting = frame(['178', '20261121 02:00:00 GMT'])
    await session.source.refresh(AbortSignal.timeout(30_000))
    await untilFull()
    expect(gateway.clients).toHaveLength(2)
  })
})
