/** The alerts of a desk on real parts: file, thread, rules, a real server behind the webhook. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { initialStatus } from '../../../src/main/app/initial-status.js'
import { DeskAlerts, type DeskAlertsOptions } from '../../../src/main/alerts/desk-alerts.js'
import type { Delivery } from '../../../src/main/alerts/delivery/ports.js'
import { OutboundSecrets } from '../../../src/main/alerts/outbound/outbound-secrets.js'
import { SealedText, type Keychain } from '../../../src/main/config/sealed-text.js'
import { DeskStore } from '../../../src/main/desk/desk-store.js'
import { systemTimers } from '../../../src/main/ib/timers.js'
import { notificationSettings, type NotificationSettings } from '../../../src/shared/config/notification-settings.js'
import type { AlertGroup } from '../../../src/shared/domain/alerts/alert-group.js'
import type { InboxState } from '../../../src/shared/domain/alerts/inbox.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { buildLedgerWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { alert } from './alerts.js'
import { inFile, temporaryFolder, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string
let server: Server
let url: string
/** What the webhook's server was sent. */
let sent: { readonly count: number; readonly occasion: string }[]
let answers: () => number

beforeAll(async () => {
  workers = await buildLedgerWorker()
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'alerts.sqlite')
  sent = []
  answers = () => 200
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => { body += part.toString() })
    request.on('end', () => {
      sent.push(JSON.parse(body) as { count: number; occasion: string })
      response.writeHead(answers()).end()
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await folder.remove()
})

const noKeychain: Keychain = {
  available: false,
  backend: 'none',
  encrypt: () => Buffer.alloc(0),
  decrypt: () => ''
}

const withWebhook = notificationSettings.parse({ webhook: { enabled: true, leastSeverity: 'info' } })

async function openAlerts(settings: NotificationSettings = withWebhook, channels: readonly Delivery[] = [], over: Partial<Pick<DeskAlertsOptions, 'status' | 'timers' | 'channels'>> = {}) {
  const states: InboxState[] = []
  const current = { settings }
  const sealed = (name: string): SealedText => new SealedText(join(folder.path, name), () => noKeychain)
  const secrets = new OutboundSecrets({ webhook: sealed('webhook'), deadMan: sealed('dead-man') })
  await secrets.keep('webhook', url, 'sesame')
  const alerts = new DeskAlerts({
    file,
    rulesFile: join(folder.path, 'alert-rules.json'),
    launchThread: workers.launch,
    store: new DeskStore(systemClock),
    status: () => initialStatus('own', 4, systemClock.now()),
    sessions: () => Promise.resolve([]),
    settings: () => current.settings,
    secrets,
    areAmountsHidden: () => false,
    channels: () => Promise.resolve(channels),
    clock: systemClock,
    timers: systemTimers,
    random: () => 0.5,
    logger: pino({ enabled: false }),
    localZone: 'UTC',
    onChanged: (state) => states.push(state),
    ...over
  })
  await alerts.open()
  return { alerts, states, current }
}

/** What is critical waits a second at the most for its like. */
const urgent = (id: string) => ({ type: 'raised', alert: alert(id, { severity: 'critical', raisedAt: systemClock.now(), resolvedAt: systemClock.now() }) }) as const
const some = (count: number, prefix = 'f') => Array.from({ length: count }, (_, index) => urgent(`${prefix}${String(index)}`))
const rows = (where: string): unknown => inFile(file, (database) => database.prepare(`SELECT count(*) FROM deliveries WHERE ${where}`).pluck().get())

describe('what is raised on a desk', () => {
  it('is sent as one, and settled', async () => {
    const { alerts, states } = await openAlerts()
    for (const one of some(50)) await alerts.inbox.record([one])
    await expect.poll(() => sent).toMatchObject([{ count: 50, occasion: 'raised' }])
    await expect.poll(() => states.at(-1)).toMatchObject({ unread: { critical: 50 }, open: { critical: 0 }, channels: [{ name: 'webhook', waiting: 0, error: null }], ledger: { phase: 'recording' } })
    await alerts.close()
    expect(rows("state = 'shown'")).toBe(50)
  })

  it('and could not be sent is sent after a restart', async () => {
    answers = () => 500
    const first = await openAlerts()
    await first.alerts.inbox.record(some(3))
    await expect.poll(() => first.states.at(-1)?.channels).toMatchObject([{ error: { code: '500' }, waiting: 3 }])
    await first.alerts.close()
    expect(rows("state = 'due'")).toBe(3)
    answers = () => 200
    const tries = sent.length
    const second = await openAlerts()
    await expect.poll(() => sent.slice(tries)).toMatchObject([{ count: 3 }])
    // The server has it before its answer is here; what is broken off in between is due again.
    await expect.poll(() => second.states.at(-1)?.channels).toMatchObject([{ waiting: 0 }])
    await second.alerts.close()
    expect(rows("state = 'shown'")).toBe(3)
  })

  it('before the webhook was on is not sent when it is', async () => {
    const { alerts, current } = await openAlerts(notificationSettings.parse({}))
    await alerts.inbox.record(some(2, 'before'))
    current.settings = withWebhook
    await alerts.apply()
    await alerts.inbox.record(some(1, 'after'))
    await expect.poll(() => sent).toMatchObject([{ count: 1 }])
    await alerts.close()
    expect(rows('1')).toBe(1)
  })

  it('while it is paused waits, and is sent as one when the pause is ended', async () => {
    const { alerts, states } = await openAlerts()
    await alerts.inbox.pause({ until: systemClock.now() + 3_600_000, withCritical: true })
    await alerts.inbox.record(some(4))
    await expect.poll(() => states.at(-1)).toMatchObject({ pause: { withCritical: true }, channels: [{ waiting: 4 }] })
    expect(sent).toEqual([])
    await alerts.inbox.pause(null)
    await expect.poll(() => sent).toMatchObject([{ count: 4, waited: true }])
    await alerts.close()
  })

  it('is told where its file is locked, and written when it is free', async () => {
    const shown: AlertGroup[] = []
    const screen: Delivery = {
      name: 'screen', canReplace: true, tellsResolved: false, leastSeverity: 'info', staleAfterMs: null, deadlineMs: 1_000,
      deliver: (group) => {
        shown.push(group)
        return Promise.resolve({ kind: 'shown' })
      }
    }
    const { alerts, states } = await openAlerts(notificationSettings.parse({}), [screen])
    const other = new Database(file)
    other.exec('BEGIN EXCLUSIVE')
    await alerts.inbox.record(some(1))
    await expect.poll(() => shown).toMatchObject([{ count: 1 }])
    await expect.poll(() => states.at(-1)?.ledger).toMatchObject({ phase: 'failing', error: { code: 'SQLITE_BUSY' } })
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => states.at(-1)?.ledger).toMatchObject({ phase: 'recording', error: null, waiting: 0 })
    await alerts.close()
    expect(rows("state = 'shown'")).toBe(1)
    expect(shown).toHaveLength(1)
  })

  it('before is known late where the file is locked at the start, and ends all the same', async () => {
    const first = await openAlerts(notificationSettings.parse({}))
    await first.alerts.inbox.record([{ type: 'raised', alert: alert('lasts', { ruleId: 'gone', resolvedAt: null, raisedAt: systemClock.now() }) }])
    await first.alerts.close()
    const other = new Database(file)
    other.exec('BEGIN EXCLUSIVE')
    const { alerts, states } = await openAlerts(notificationSettings.parse({}))
    expect(alerts.inbox.ledgerStatus).toMatchObject({ phase: 'failing', error: { code: 'SQLITE_BUSY' } })
    other.exec('COMMIT')
    other.close()
    // Its rule is gone.
    await expect.poll(() => states.at(-1)?.latest, { timeout: 10_000 }).toMatchObject([{ id: 'lasts', resolvedAt: expect.any(Number) as number }])
    await alerts.close()
  })

  it('is sent where the ways of this machine cannot be had', async () => {
    const { alerts } = await openAlerts(withWebhook, [], { channels: () => Promise.reject(new Error('no code for it')) })
    await alerts.inbox.record(some(1))
    await expect.poll(() => sent).toMatchObject([{ count: 1 }])
    expect(alerts.engine.trouble).toBeNull()
    await alerts.close()
  })

  it('since the run before is told in a digest', async () => {
    const first = await openAlerts(notificationSettings.parse({}))
    expect(await first.alerts.inbox.digestSince(null)).toEqual({ since: null, digest: null })
    await first.alerts.close()
    const second = await openAlerts(notificationSettings.parse({}))
    await second.alerts.inbox.record(some(2))
    expect(await second.alerts.inbox.digestSince(null)).toMatchObject({ digest: { raised: { critical: 2 }, resolved: 2, newest: [{ id: 'f1' }, { id: 'f0' }] } })
    await second.alerts.close()
  })
})

describe('the ping', () => {
  /** A thousand times the pace. */
  const timers: DeskAlertsOptions['timers'] = { after: (ms, run) => systemTimers.after(ms / 1_000, run) }
  const withPing = notificationSettings.parse({ deadMan: { enabled: true, everySeconds: 30 } })
  let pings: number
  let watchman: Server
  let fault: Error | null

  beforeEach(async () => {
    pings = 0
    fault = null
    watchman = createServer((_request, response) => {
      pings += 1
      response.end()
    })
    await new Promise<void>((resolve) => { watchman.listen(0, '127.0.0.1', resolve) })
  })
  afterEach(async () => {
    watchman.closeAllConnections()
    await new Promise((resolve) => watchman.close(resolve))
  })

  async function openWatched() {
    const opened = await openAlerts(notificationSettings.parse({}), [], {
      timers,
      status: () => {
        if (fault !== null) throw fault
        return initialStatus('own', 4, systemClock.now())
      }
    })
    opened.current.settings = withPing
    await opened.alerts.saveAddress('deadMan', `http://127.0.0.1:${String((watchman.address() as AddressInfo).port)}/ping`, null)
    await expect.poll(() => pings).toBeGreaterThan(1)
    const ping = (): InboxState['channels'][number] | undefined => opened.states.at(-1)?.channels.find(({ name }) => name === 'dead-man')
    return { ...opened, ping }
  }

  it('stops when the rules are not judged, says why, and goes on when they are', async () => {
    const { alerts, ping } = await openWatched()
    fault = new Error('no status')
    await expect.poll(() => ping()?.error, { timeout: 5_000 }).toMatchObject({ code: 'NOT_WELL', message: 'not sent: the rules cannot be judged: no status' })
    expect(alerts.engine.states()[0]).toMatchObject({ state: 'error', reason: expect.stringContaining('no status') as string })
    fault = null
    await expect.poll(() => ping()?.error, { timeout: 5_000 }).toBeNull()
    alerts.suspend()
    await expect.poll(() => ping()?.error, { timeout: 5_000 }).toMatchObject({ message: 'not sent: the machine sleeps' })
    alerts.resume()
    await expect.poll(() => ping()?.error, { timeout: 5_000 }).toBeNull()
    await alerts.close()
  })

  it('stops when alerts are not recorded', async () => {
    const { alerts, ping } = await openWatched()
    const other = new Database(file)
    other.exec('BEGIN EXCLUSIVE')
    await alerts.inbox.record(some(1))
    await expect.poll(() => ping()?.error, { timeout: 5_000 }).toMatchObject({ code: 'NOT_WELL', message: 'not sent: alerts are not being recorded (SQLITE_BUSY)' })
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => ping()?.error, { timeout: 10_000 }).toBeNull()
    await alerts.close()
  })
})

it('keeps an address as a secret', async () => {
  const { alerts } = await openAlerts()
  expect(await alerts.secrets.view()).toEqual({ webhook: { kept: 'session', host: new URL(url).host, hasToken: true }, deadMan: { kept: 'none', host: null, hasToken: false } })
  expect(await alerts.test('webhook', AbortSignal.timeout(5_000))).toMatchObject({ outcome: 'passed' })
  expect(await alerts.test('pigeon', AbortSignal.timeout(5_000))).toMatchObject({ outcome: 'failed', code: 'NO_CHANNEL' })
  await expect(alerts.saveAddress('deadMan', 'gopher://host', null)).rejects.toMatchObject({ code: 'BAD_ADDRESS' })
  expect((await alerts.saveAddress('webhook', '', null)).webhook.kept).toBe('none')
  expect(await alerts.test('webhook', AbortSignal.timeout(5_000))).toMatchObject({ outcome: 'failed', code: 'NO_ADDRESS' })
  await alerts.close()
})
