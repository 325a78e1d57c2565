import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { decimal } from '../../../src/shared/lib/decimal.js'
import { buildNodeHosts, type NodeHosts } from '../../fixtures/launch-node-host.js'
import { positionPnl, quote } from '../../fixtures/domain-rows.js'
import { execution } from './broker-messages.js'
import { answerEmpty, type RawGateway } from './raw-gateway.js'
import { startSession, type RunningSession } from './running-session.js'
import { sentTo, startScriptedGateway } from './scripted-gateway.js'

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

it('positions that never come clear no rows that depend on them; an empty answer does', async () => {
  let answers = false
  gateway = await startScriptedGateway({
    '61': (message, client) => { if (answers) answerEmpty(message, client) },
    '7': (message, client) => { client.say(execution(message[2] ?? '', '0000e0d5.01.01', 150.1), [55, 1, message[2] ?? '']) }
  })
  session = startSession(gateway.port, hosts.launch, { feed: { requestMs: 500, positionsEveryMs: 300 } })
  session.desk.merge('quotes', [quote({ last: decimal(7) })], { asOf: 1 })
  session.desk.merge('positionPnl', [positionPnl()], { asOf: 1 })
  await session.until('live')
  await expect.poll(() => sentTo(gateway, '61').length, { timeout: 10_000 }).toBeGreaterThan(2)
  expect(session.desk.of('brokerPositions').error?.code).toBe('TIMEOUT')
  expect(session.desk.rows('quotes')).toMatchObject([{ last: '7' }])
  expect(session.desk.rows('positionPnl')).toHaveLength(1)
  answers = true
  await expect.poll(() => [session.desk.rows('quotes'), session.desk.rows('positionPnl')], { timeout: 10_000 }).toEqual([[], []])
})

it('fills that are older than the horizon leave the desk', async () => {
  gateway = await startScriptedGateway({
    '7': (message, client) => { client.say(execution(message[2] ?? '', '0000e0d5.01.01', 150.1), [55, 1, message[2] ?? '']) }
  })
  // The horizon is the start of the execution's day, then that of the next.
  session = startSession(gateway.port, hosts.launch, { feed: { executionsEveryMs: 300, fillsKeptMs: Date.now() - Date.UTC(2026, 10, 20) } })
  await session.until('live')
  await expect.poll(() => session.desk.rows('fills')).toHaveLength(1)
  await session.source.stop()

  session = startSession(gateway.port, hosts.launch, { feed: { executionsEveryMs: 300, fillsKeptMs: Date.now() - Date.UTC(2026, 10, 21) } })
  await session.until('live')
  await expect.poll(() => session.desk.of('fills').asOf).not.toBeNull()
  expect(session.desk.rows('fills')).toEqual([])
})
