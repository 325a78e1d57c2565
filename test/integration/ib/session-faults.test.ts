import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { answerEmpty, frame, startRawGateway, type RawBehaviour, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession, type SessionWishes } from './running-session.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await expect.poll(() => gateway.open(), { message: 'sockets after stop' }).toBe(0)
  expect(gateway.mostAtOnce()).toBeLessThanOrEqual(1)
  await gateway.close()
})

async function open(behaviour: RawBehaviour = {}, wishes: SessionWishes = {}): Promise<void> {
  gateway = await startRawGateway(behaviour)
  session = startSession(gateway.port, hosts.launch, wishes)
}

const position = (quantity: number): (string | number)[] => [61, 3, 'DU1', 265598, 'AAPL', 'STK', '', 0, '', '', '', 'USD', 'AAPL', 'NMS', quantity, 150.25]

describe('handshake', () => {
  it('reaches live with nothing but START_API before the session is open', async () => {
    await open()
    await session.until('live')
    expect(session.source.status()).toMatchObject({ serverVersion: 178, accounts: ['DU1', 'DU2'], error: null, readOnlyApi: false })
    expect(gateway.clients[0]?.messages[0]?.slice(0, 3)).toEqual(['71', '2', '77'])
    expect(session.phases).toEqual(['starting-host', 'connecting', 'handshaking', 'awaiting-id', 'synchronising', 'live'])
  })

  it('closes its one socket when the gateway accepts and says nothing, and tries again', async () => {
    await open({ greeting: null }, { timing: { versionMs: 1_000 } })
    await expect.poll(() => gateway.clients.length, { timeout: 20_000 }).toBeGreaterThan(1)
    expect(session.source.status()).toMatchObject({ error: { code: 'HANDSHAKE-TIMEOUT' } })
    expect(session.source.status().error?.remedy).toContain('Trusted IPs')
  })

  it('gives up a gateway that never opens the session, having sent nothing else', async () => {
    await open({ answer: () => undefined }, { timing: { nextIdMs: 1_000 } })
    await session.until('backing-off')
    expect(session.source.status().error?.code).toBe('NEXT-ID-TIMEOUT')
    expect(gateway.clients[0]?.messages.map((message) => message[0])).toEqual(['71'])
  })

  it('says why when nothing listens', async () => {
    await open()
    const { port } = gateway
    await session.source.stop()
    await gateway.close()
    session = startSession(port, hosts.launch)
    await session.until('backing-off')
    expect(session.source.status().error).toMatchObject({ code: 'ECONNREFUSED', source: 'ib' })
  })

  it('waits for its client id, then asks a person', async () => {
    await open({
      answer: (message, client) => {
        if (message[0] !== '71') return
        client.say([4, 2, -1, 326, 'Unable to connect as the client id is already in use.', ''])
        client.socket.end()
      }
    })
    await session.until('needs-human')
    expect(gateway.clients).toHaveLength(3)
    expect(new Set(gateway.clients.map((client) => client.messages[0]?.[2]))).toEqual(new Set(['77']))
    expect(session.source.status().error?.code).toBe('326')
  })
})

describe('a live session', () => {
  it('backs off from a reset, recovers and keeps its rows', async () => {
    await open({
      answer: (message, client) => {
        if (message[0] === '61') client.say(position(100), [62, 1])
        else answerEmpty(message, client)
      }
    })
    await session.until('live')
    gateway.clients[0]?.socket.resetAndDestroy()
    await session.until('backing-off')
    // A reset right behind data is an ordinary end to Node.
    expect(session.source.status().error?.code).toMatch(/^(ECONNRESET|CLOSED)$/)
    expect(session.desk.of('brokerPositions').fetch).toBe('paused')
    expect(session.desk.rows('brokerPositions')).toHaveLength(1)
    await session.until('live')
    expect(gateway.clients).toHaveLength(2)
    expect(session.desk.of('brokerPositions').fewest).toBe(1)
  })

  it('declares a gateway dead that has gone mute, and connects again', async () => {
    let isMute = false
    await open({ answer: (message, client) => { if (!isMute) answerEmpty(message, client) } }, { timing: { deadAfterMs: 2_500 } })
    await session.until('live')
    isMute = true
    await session.until('backing-off')
    expect(session.source.status().error?.code).toBe('SILENT')
    isMute = false
    await session.until('live')
  })

  it('keeps the socket while upstream is lost and reads everything again afterwards', async () => {
    await open({}, { feed: { ordersEveryMs: 60_000, positionsEveryMs: 60_000, executionsEveryMs: 60_000 } })
    await session.until('live')
    const client = gateway.clients[0]
    const asked = (id: string): number => client?.messages.filter((message) => message[0] === id).length ?? 0
    client?.say([4, 2, -1, 1100, 'Connectivity between IB and TWS has been lost.', ''])
    await session.until('upstream-lost')
    expect(session.desk.of('brokerOrders').error).toMatchObject({ code: '1100', message: 'Connectivity between IB and TWS has been lost.' })
    await expect.poll(() => asked('92'), { message: 'P&L of both accounts' }).toBe(2)
    const before = { positions: asked('61'), orders: asked('16'), executions: asked('7'), pnl: asked('92') }
    client?.say([4, 2, -1, 1102, 'Connectivity restored - data maintained.', ''])
    await session.until('live')
    expect({ positions: asked('61'), orders: asked('16'), executions: asked('7'), pnl: asked('92') })
      .toEqual({ positions: before.positions + 1, orders: before.orders + 1, executions: before.executions + 1, pnl: before.pnl })
    client?.say([4, 2, -1, 1100, 'lost', ''], [4, 2, -1, 1101, 'restored - data lost', ''])
    await expect.poll(() => asked('92')).toBe(before.pnl * 2)
    await session.until('live')
    expect(gateway.clients).toHaveLength(1)
    expect(session.desk.of('brokerOrders').error).toBeNull()
  })

  it('keeps the last positions when the end marker of an answer is missing', async () => {
    let isComplete = true
    await open({
      answer: (message, client) => {
        if (message[0] === '61' && isComplete) client.say(position(5), [62, 1])
        else if (message[0] !== '61') answerEmpty(message, client)
      }
    })
    await session.until('live')
    isComplete = false
    await expect.poll(() => session.desk.of('brokerPositions').error?.code, { timeout: 20_000 }).toBe('TIMEOUT')
    expect(session.desk.rows('brokerPositions')).toHaveLength(1)
    expect(session.source.status().phase).toBe('live')
  })

  it('says that orders are not available when Read-Only API is on, and asks once', async () => {
    await open({
      answer: (message, client) => {
        if (message[0] !== '16') answerEmpty(message, client)
        else client.say([4, 2, 2147483647, 321, "Error validating request.-'bY' : cause - The API interface is currently in Read-Only mode.", ''])
      }
    })
    await session.until('live')
    await expect.poll(() => gateway.clients[0]?.messages.filter((message) => message[0] === '61').length, { timeout: 10_000 }).toBeGreaterThan(2)
    expect(session.desk.of('brokerOrders')).toMatchObject({ unavailable: 'Not available: Read-Only API is on at the gateway', asOf: null })
    expect(gateway.clients[0]?.messages.filter((message) => message[0] === '16')).toHaveLength(1)
    expect(session.source.status().readOnlyApi).toBe(true)
  })

  it('never shows an empty desk for an account that the login does not have', async () => {
    await open({}, { settings: { account: 'U999' } })
    await session.until('live')
    expect(session.desk.of('brokerPositions')).toMatchObject({ asOf: null, unavailable: 'Account U999 is not managed by this login, which has DU1, DU2' })
  })

  it('sleeps and wakes', async () => {
    await open()
    await session.until('live')
    session.source.suspend()
    await session.until('stopped')
    await expect.poll(() => gateway.open()).toBe(0)
    session.source.resume()
    await session.until('live')
  })
})

describe('a bad night', () => {
  it('leaves one host and one socket after drops of every kind', async () => {
    await open({}, { timing: { backoff: { delaysMs: [50], jitter: 0.2 }, betweenConnectsMs: 50 } })
    const drops: readonly ((socket: RawGateway['clients'][number]['socket']) => void)[] = [
      (socket) => { socket.resetAndDestroy() },
      (socket) => { socket.end() },
      (socket) => { socket.end(Buffer.from('0000001034', 'hex')) },
      (socket) => { socket.write(Buffer.from('ffffffff', 'hex')) },
      (socket) => { socket.end(frame([4, 2, 5, 201, 'x', '{bad'])) }
    ]
    for (let n = 0; n < 25; n += 1) {
      await session.until('live')
      const socket = gateway.clients.at(-1)?.socket
      const drop = drops[n % drops.length]
      if (socket !== undefined && drop !== undefined) drop(socket)
      await expect.poll(() => gateway.clients.length, { timeout: 10_000 }).toBe(n + 2)
    }
    await session.until('live')
    expect(gateway.mostAtOnce()).toBe(1)
    expect(hosts.running()).toHaveLength(1)
    expect(session.source.status().hostRestarts).toBe(0)
  })
})

describe('a host in trouble', () => {
  it('a host that hangs is killed and replaced; the desk keeps its rows', async () => {
    await open({
      answer: (message, client) => {
        if (message[0] === '61') client.say(position(7), [62, 1])
        else answerEmpty(message, client)
      }
    }, { timing: { hostMissedBeats: 8 } })
    await session.until('live')
    const [pid] = hosts.running()
    expect(pid).toBeDefined()
    if (pid !== undefined) process.kill(pid, 'SIGSTOP')
    await session.until('backing-off')
    expect(session.source.status()).toMatchObject({ error: { code: 'HOST-SILENT' }, hostRestarts: 1 })
    expect(session.desk.rows('brokerPositions')).toHaveLength(1)
    await session.until('live')
    expect(hosts.running()).not.toContain(pid)
  })

  it('a host that dies is replaced', async () => {
    await open()
    await session.until('live')
    const [pid] = hosts.running()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await session.until('backing-off')
    expect(session.source.status().error?.code).toBe('HOST-EXITED')
    await session.until('live')
  })
})
