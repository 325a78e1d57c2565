import { afterEach, expect, it, vi } from 'vitest'
import { startGateway } from '../../../src/demo/gateway/index.js'
import type { Gateway } from '../../../src/demo/gateway/index.js'
import { apple, appleQuote, call, euro, mini, scriptedBrokerView } from '../../fixtures/scripted-broker-view.js'
import { openRaw } from './raw-client.js'

const turn = (): Promise<void> => new Promise((next) => { setImmediate(next) })
/** About 30 MB of ticks if each were told: several times what the kernel takes for a client that does not read. */
const CHANGES = 20_000
const LINES = 90

let gateway: Gateway
afterEach(async () => { await gateway.close() })

it('a client that does not read gets the latest quote when it reads again, not all of those in between', async () => {
  const view = scriptedBrokerView()
  gateway = await startGateway({ view, messagesPerSecond: 1_000 })
  const client = await openRaw(gateway.port)
  for (let reqId = 1; reqId <= LINES; reqId += 1) client.send(1, 11, reqId, [apple, mini, call, euro][reqId % 4]?.conId ?? 0, '', '', '', 0, '', '', '', '', '', '', '', 0, '', 0, 0, '')
  await client.until((frames) => frames.filter(([id]) => id === '58').length === LINES)
  client.socket.pause()
  for (let change = 1; change <= CHANGES; change += 1) {
    view.setQuote(apple.conId, { ...appleQuote, bid: change, bidSize: change })
    await turn()
  }
  client.socket.resume()
  const last = String(CHANGES)
  const bids = (): string[] => client.frames().filter(([id, , reqId, type]) => id === '1' && reqId === '4' && type === '1').map((frame) => frame[4] ?? '')
  await vi.waitFor(() => { expect(bids().at(-1)).toBe(last) }, { timeout: 20_000, interval: 200 })
  expect(bids().length).toBeLessThan(CHANGES / 2)
})

it('takes no more requests of a client that does not read the answers, until it does', async () => {
  gateway = await startGateway({ view: scriptedBrokerView(), messagesPerSecond: 1_000_000 })
  const client = await openRaw(gateway.port)
  const taken = (): number => gateway.seen.connections[0]?.messages.get(16) ?? 0
  client.socket.pause()
  // About 17 MB of answers.
  const asked = 6_000
  client.socket.write(Buffer.concat(Array<Buffer>(asked).fill(Buffer.from('000000053136003100', 'hex'))))
  await vi.waitFor(() => { expect(taken()).toBeGreaterThan(50) })
  for (let count = 0; count < 200; count += 1) await turn()
  expect(taken()).toBeLessThan(asked / 2)
  client.socket.resume()
  await vi.waitFor(() => { expect(client.frames().filter(([id]) => id === '53')).toHaveLength(asked) }, { timeout: 20_000, interval: 200 })
  expect(taken()).toBe(asked)
})
