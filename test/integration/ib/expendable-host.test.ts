/** Whatever the host does to itself costs that host, one restart and lines in the log; never the desk. Real processes, real faults. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SessionTiming } from '../../../src/main/ib/constants.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { answerEmpty, startRawGateway, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'

let hosts: NodeHosts
let gateway: RawGateway
let session: RunningSession

beforeAll(async () => { hosts = await buildNodeHosts() })
afterAll(async () => { await hosts.dispose() })
afterEach(async () => {
  await session.source.stop()
  expect(hosts.running(), 'host processes after stop').toEqual([])
  await expect.poll(() => gateway.open(), { message: 'sockets after stop' }).toBe(0)
  expect(gateway.mostAtOnce()).toBe(1)
  await gateway.close()
})

const position = [61, 3, 'DU1', 265598, 'AAPL', 'STK', '', 0, '', '', '', 'USD', 'AAPL', 'NMS', 7, 150.25]

/** A session that is live on a host with the fault in it; its next host is a sound one. */
async function live(fault: string, timing: Partial<SessionTiming> = { hostMissedBeats: 40, deadAfterMs: 30_000 }): Promise<number> {
  gateway = await startRawGateway({
    answer: (message, client) => {
      if (message[0] === '61') client.say(position, [62, 1])
      else answerEmpty(message, client)
    }
  })
  let launched = 0
  const launch: NodeHosts['launch'] = () => {
    launched += 1
    return launched === 1 ? hosts.launchFaulty(fault) : hosts.launch()
  }
  session = startSession(gateway.port, launch, { timing: { closeMs: 1_500, ...timing } })
  await session.until('live')
  const [pid] = hosts.running()
  if (pid === undefined) throw new Error('no host runs')
  return pid
}

async function strike(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR2')
  await session.until('backing-off')
}

/** The first host is gone, another one serves, and no row was lost on the way. */
async function recovered(pid: number): Promise<void> {
  expect(session.desk.rows('brokerPositions')).toHaveLength(1)
  await session.until('live')
  expect(session.source.status()).toMatchObject({ hostRestarts: 1, error: null })
  expect(hosts.running()).toHaveLength(1)
  expect(hosts.running()).not.toContain(pid)
  expect(session.desk.of('brokerPositions').fewest).toBe(1)
}

describe('a host that', () => {
  it('loops for ever is killed from outside', async () => {
    const pid = await live('for (;;) {}')
    await strike(pid)
    expect(session.source.status().error).toMatchObject({ code: 'HOST-SILENT', source: 'ib' })
    await recovered(pid)
    expect(session.log.join('\n')).toContain('the IB host does not answer')
  })

  it('runs out of memory takes nothing along', async () => {
    const pid = await live('const hoard = []; for (;;) hoard.push(new Array(10_000).fill(Math.random()))')
    await strike(pid)
    expect(session.source.status().error?.code).toMatch(/HOST-EXITED|HOST-SILENT/)
    await recovered(pid)
    expect(session.log.join('\n')).toMatch(/the IB host (ended: SIG|does not answer)/)
  })

  it('throws where nobody catches says what, and ends', async () => {
    const pid = await live("throw new Error('the library is out of its mind')")
    await strike(pid)
    expect(session.source.status().error).toMatchObject({ code: 'HOST-CRASHED', message: 'the library is out of its mind' })
    await recovered(pid)
    expect(session.log.join('\n')).toMatch(/the library is out of its mind.*"detail":"Error: /)
  })

  it('rejects a promise that nobody awaits says what, and ends', async () => {
    const pid = await live("void Promise.reject(new Error('forgotten'))")
    await strike(pid)
    expect(session.source.status().error).toMatchObject({ code: 'HOST-CRASHED', message: 'forgotten' })
    await recovered(pid)
  })

  it('hangs while its heart goes on beating is found by the gateway\'s silence, and killed when it does not let go', async () => {
    // It hears no command any more and decodes nothing; only the beats leave.
    const pid = await live("process.removeAllListeners('message'); for (const handle of process._getActiveHandles()) if (handle.remotePort !== undefined) handle.pause()", { deadAfterMs: 2_000 })
    await strike(pid)
    expect(session.source.status().error?.code).toBe('SILENT')
    await recovered(pid)
  })
})
