/** Whatever clients do, the gateway serves the next one and keeps nothing of those that are gone. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { randomStream } from '../../../src/demo/world/random.js'
import type { RandomStream } from '../../../src/demo/world/random.js'
import { apple, opening, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import type { ScriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { connectRaw, framed, hello, openRaw } from './raw-client.js'
import type { RawClient } from './raw-client.js'

const message = (...fields: readonly (string | number)[]): Buffer => framed(fields.map((field) => `${String(field)}\0`).join(''))
const noContract = ['', '', '', 0, '', '', '', '', '', '', ''] as const
/** From the greeting to a request of nearly every kind. */
const script = Buffer.concat([
  ...[hello('v100..193'), message(71, 2, 5, ''), message(49, 1), message(61, 1), message(16, 1), message(5, 1), message(99, 0), message(7, 3, 1, 0, '', '', '', '', '', '')],
  ...[message(62, 1, 2, 'All', 'NetLiquidation'), message(6, 2, 1, ''), message(76, 1, 3, '', '', 0), message(74, 1, 4, '', ''), message(92, 5, 'DU1', ''), message(94, 6, 'DU1', '', apple.conId)],
  ...[message(9, 8, 7, apple.conId, ...noContract, 0, '', '', ''), message(1, 11, 8, apple.conId, ...noContract, 0, '', 0, 0, ''), message(81, 9, 'app'), message(12, 1, 1), message(64, 1), message(49, 1)]
])

let view: ScriptedBrokerView
let gateway: Gateway
/** Listeners of the gateway itself, without a client. */
let idle: number

beforeEach(async () => {
  view = scriptedBrokerView()
  gateway = await startGateway({ view, clock: { now: () => Date.UTC(2026, 10, 20, 15, 30) }, messagesPerSecond: 1_000_000, pulseMs: 3_600_000 })
  idle = view.listeners()
})
afterEach(async () => {
  await gateway.close()
  expect(gateway.openSockets).toBe(0)
  expect(view.listeners()).toBe(0)
})

const times = (client: RawClient): number => client.frames().filter(([id]) => id === '49').length

/** Proves that the next client is served. */
async function isWell(): Promise<void> {
  const client = await openRaw(gateway.port, 'v100..193', 99)
  client.send(49, 1)
  await client.until(() => times(client) === 1)
  client.close()
}

async function settled(): Promise<void> {
  await vi.waitFor(() => { expect([gateway.openSockets, view.listeners()]).toEqual([0, idle]) }, { timeout: 10_000, interval: 10 })
}

function mutated(random: RandomStream): Buffer {
  let bytes = Buffer.from(script)
  for (let changes = random.integer(1, 4); changes > 0; changes -= 1) {
    const at = random.integer(0, bytes.length - 1)
    const rubbish = Buffer.from(Array.from({ length: random.integer(1, 12) }, () => random.integer(0, 255)))
    const kind = random.integer(0, 4)
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), rubbish, bytes.subarray(at)])
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + rubbish.length)])
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.integer(0, at))])
    else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), rubbish, bytes.subarray(at + rubbish.length)])
    else bytes = bytes.subarray(0, at)
  }
  return bytes
}

describe('garbage', () => {
  it('at any point of a session costs that session at most', async () => {
    const random = randomStream(20_261, 'garbage')
    for (let round = 0; round < 300; round += 1) {
      const client = await connectRaw(gateway.port)
      const bytes = mutated(random)
      const cut = random.integer(0, bytes.length)
      client.socket.write(bytes.subarray(0, cut))
      // What is sent together with the end of a session may be lost, or not: both are fine.
      await new Promise((sent) => client.socket.write(bytes.subarray(cut), sent))
      if (random.integer(0, 1) === 0) client.socket.end()
      else client.socket.resetAndDestroy()
      if (round % 50 === 0) await isWell()
    }
    await settled()
    await isWell()
  })

  it('without an end is not kept', async () => {
    const client = await openRaw(gateway.port)
    const header = Buffer.alloc(4)
    header.writeInt32BE(1_048_577)
    client.socket.write(Buffer.concat([header, Buffer.alloc(65_536, 'x')]))
    await vi.waitFor(() => { expect(client.ended()).not.toBeNull() })
    client.close()
    await settled()
  })

  it('before START_API is dropped, however much it is', async () => {
    const client = await connectRaw(gateway.port)
    client.socket.write(hello('v100..193'))
    client.socket.write(Buffer.concat(Array<Buffer>(20_000).fill(message(16, 1))))
    client.send(71, 2, 5, '')
    await client.until((frames) => frames.some(([id]) => id === '9'))
    expect(client.frames().filter(([id]) => id === '5')).toEqual([])
    client.close()
  })
})

describe('the answers', () => {
  const answers = async (send: (client: RawClient) => Promise<void>): Promise<string[][]> => {
    const client = await connectRaw(gateway.port)
    await send(client)
    await client.until(() => times(client) === 2)
    client.close()
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) }, { interval: 2 })
    return client.frames()
  }
  const ask = (client: RawClient, bytes: Buffer): Promise<void> => new Promise((sent) => { client.socket.write(bytes, () => { sent() }) })
  const sorted = (frames: readonly string[][]): string[] => frames.map((frame) => frame.join('|')).sort()

  it('are the same wherever the questions are split', async () => {
    const whole = sorted(await answers((client) => ask(client, script)))
    expect(whole.length).toBeGreaterThan(60)
    for (let at = 1; at < script.length; at += 1) {
      const split = await answers(async (client) => {
        client.socket.setNoDelay(true)
        await ask(client, script.subarray(0, at))
        await ask(client, script.subarray(at))
      })
      expect(sorted(split), `split at ${String(at)}`).toEqual(whole)
    }
  })

  it('are the same when every byte comes alone', async () => {
    const whole = sorted(await answers((client) => ask(client, script)))
    const split = await answers(async (client) => {
      client.socket.setNoDelay(true)
      for (const byte of script) await ask(client, Buffer.of(byte))
    })
    expect(sorted(split)).toEqual(whole)
  })

  it('are given to a client that has already closed its own side', async () => {
    const client = await connectRaw(gateway.port)
    client.socket.end(script)
    await vi.waitFor(() => { expect(client.ended()).toBe('fin') })
    expect(times(client)).toBe(2)
    await settled()
  })
})

describe('clients', () => {
  it('may come and go a thousand times, however they go', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name.includes('TCP')).length
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 50 }, async (_, index) => {
        const client = await connectRaw(gateway.port)
        if (index % 5 === 0) {
          client.close()
          return
        }
        client.socket.write(script.subarray(0, index % 5 === 1 ? 9 : script.length))
        if (index % 5 > 1) await client.until((frames) => frames.length > 0)
        if (index % 5 === 3) client.socket.resetAndDestroy()
        else client.socket.end()
        if (!client.socket.closed) await once(client.socket, 'close')
      }))
    }
    await settled()
    expect(gateway.seen.connections.length).toBeLessThanOrEqual(100)
    await vi.waitFor(() => { expect(process.getActiveResourcesInfo().filter((name) => name.includes('TCP')).length).toBeLessThanOrEqual(before) })
    await isWell()
  })

  it('that never read are let go before they cost much', async () => {
    const client = await openRaw(gateway.port)
    client.socket.pause()
    // Executions must arrive: they wait for the client, up to a limit.
    for (let done = 0; done < 400_000 && gateway.openSockets > 0; done += 1) {
      view.execute({ ...opening, execId: `flood.${String(done)}.01` })
      if (done % 500 === 0) await new Promise((next) => setImmediate(next))
    }
    await vi.waitFor(() => { expect(gateway.openSockets).toBe(0) })
    client.close()
    await isWell()
  })
})
