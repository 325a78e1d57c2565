/** The ledger on its real thread and file: what is recorded is there, once, whatever happens to file and thread. */
import { chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SettledDelivery } from '../../../src/main/alerts/ledger/messages.js'
import type { AlertFilter } from '../../../src/shared/domain/alerts/inbox.js'
import { buildLedgerWorker, type FileWorkers } from '../../fixtures/file-workers.js'
import { unwritable } from '../../fixtures/unwritable.js'
import { alert, T } from './alerts.js'
import { dueOn, inFile, openLedger, raised, temporaryFolder, type Folder } from './harness.js'

let workers: FileWorkers
let folder: Folder
let file: string

beforeAll(async () => {
  workers = await buildLedgerWorker()
  // `unwritable` makes this process somebody else, who has to be able to load the worker.
  await chmod(dirname(workers.path), 0o755)
})
afterAll(() => workers.dispose())
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'desk', 'alerts.sqlite')
})
afterEach(() => folder.remove())

const everything: AlertFilter = { search: '', severities: [], kinds: [], state: 'all', from: null, until: null }
const shown = (id: string, channel = 'screen'): SettledDelivery => ({ alert: id, channel, occasion: 'raised', state: 'shown', notBefore: 0, attempts: 1, code: null, message: null })
const count = (table: string): unknown => inFile(file, (database) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

describe('what is recorded', () => {
  it('is in the file when it is told of, and due until it is shown', async () => {
    const first = await openLedger(file, workers.launch)
    const due = await first.ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])
    expect(due).toEqual([{ alert: 'a', channel: 'screen', occasion: 'raised', notBefore: T, attempts: 0 }])
    expect(count('alerts')).toBe(1)
    await first.ledger.close()

    const second = await openLedger(file, workers.launch)
    expect(second.opened()?.due).toEqual(due)
    expect(second.opened()?.alerts).toEqual([alert('a')])
    await second.ledger.settle([shown('a')])
    await second.ledger.close()

    const third = await openLedger(file, workers.launch)
    expect(third.opened()).toMatchObject({ access: 'write', due: [], alerts: [alert('a')] })
    await third.ledger.close()
  })

  it('is told by rule: the last of each', async () => {
    const { ledger } = await openLedger(file, workers.launch)
    expect(await ledger.ask('lastOfRules', null)).toEqual({})
    await ledger.record([raised(alert('a', { ruleId: 'x', raisedAt: T })), raised(alert('b', { ruleId: 'x', raisedAt: T + 9, title: 'later' })), raised(alert('c', { ruleId: 'y', raisedAt: T + 1, resolvedAt: T + 2 }))], [])
    expect(await ledger.ask('lastOfRules', null)).toMatchObject({ x: { id: 'b', title: 'later', raisedAt: T + 9, resolvedAt: null }, y: { id: 'c', raisedAt: T + 1, resolvedAt: T + 2 } })
    await ledger.close()
  })

  it('is recorded once however often it is raised, and told of no second time', async () => {
    const { ledger } = await openLedger(file, workers.launch)
    await ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])
    await ledger.settle([shown('a')])
    await ledger.ask('acknowledge', { chosen: { ids: ['a'] }, note: 'seen', at: 2_000 })
    expect(await ledger.record([raised(alert('a', { title: 'again' }))], [dueOn('screen', alert('a')), dueOn('webhook', alert('a'))])).toEqual([])
    await ledger.record([{ type: 'updated', alert: alert('a', { title: 'more', count: 3 }), at: T + 3 }, { type: 'resolved', alert: alert('a', { title: 'over', resolvedAt: T + 4 }), at: T + 4 }], [])
    const { alerts } = await ledger.ask('list', { filter: everything, before: null, limit: 10 })
    expect(alerts.map((each) => each.alert)).toEqual([alert('a', { title: 'over', count: 3, resolvedAt: T + 4, acknowledgedAt: 2_000, note: 'seen' })])
    await ledger.close()
    expect(inFile(file, (database) => database.prepare('SELECT type, times FROM transitions ORDER BY first_at').raw().all())).toEqual([['raised', 1], ['updated', 1], ['resolved', 1]])
  })

  it('tells of the end of an alert only where its beginning was told', async () => {
    const { ledger } = await openLedger(file, workers.launch)
    const over = (id: string): Parameters<typeof ledger.record> => [
      [{ type: 'resolved', alert: alert(id, { resolvedAt: 2_000 }), at: 2_000 }],
      [{ ...dueOn('webhook', alert(id)), occasion: 'resolved' }]
    ]
    for (const id of ['told', 'withheld']) await ledger.record([raised(alert(id))], [dueOn('webhook', alert(id))])
    await ledger.settle([shown('told', 'webhook'), { ...shown('withheld', 'webhook'), state: 'withheld', code: 'muted' }])
    expect(await ledger.record(...over('told'))).toMatchObject([{ alert: 'told', occasion: 'resolved' }])
    expect(await ledger.record(...over('withheld'))).toEqual([])
    await ledger.close()
  })

  it('is found by words, kind and state, in pages that nothing new moves', async () => {
    const { ledger } = await openLedger(file, workers.launch)
    const some = Array.from({ length: 25 }, (_, index) => alert(`f${String(index)}`, { instrument: index % 2 === 0 ? 'ESZ6' : 'AAPL', detail: index === 7 ? '100% of_it' : index === 8 ? 'Unrealized −5,212.50 USD' : index === 9 ? 'as it was written once: -5,212.50 USD' : '', severity: index < 5 ? 'critical' : 'info', resolvedAt: index < 20 ? 2_000 : null }))
    await ledger.record(some.map(raised), [])
    const page = (filter: Partial<AlertFilter>, before: number | null = null): ReturnType<typeof ledger.ask<'list'>> => ledger.ask('list', { filter: { ...everything, ...filter }, before, limit: 10 })
    const first = await page({})
    expect(first.total).toBe(25)
    await ledger.record([raised(alert('new'))], [])
    const second = await page({}, first.alerts.at(-1)?.number ?? 0)
    expect([...first.alerts, ...second.alerts].map((each) => each.alert.id)).toEqual(some.map(({ id }) => id).reverse().slice(0, 20))
    expect((await page({ search: 'es filled' })).total).toBe(13)
    expect((await page({ search: '100% f_' })).alerts.map((each) => each.alert.id)).toEqual(['f7'])
    for (const search of ['-5,212', '−5,212']) expect((await page({ search })).alerts.map((each) => each.alert.id)).toEqual(['f9', 'f8'])
    expect((await page({ severities: ['critical'] })).total).toBe(5)
    expect((await page({ state: 'open' })).total).toBe(6)
    expect(await ledger.ask('summary', { latest: 2 })).toMatchObject({ unread: { info: 21, warning: 0, critical: 5 }, open: { info: 6, critical: 0 }, latest: [{ id: 'new' }, { id: 'f24' }] })
    await ledger.ask('acknowledge', { chosen: { upTo: first.alerts[0]?.number ?? 0 }, note: null, at: 5_000 })
    expect((await page({ state: 'unread' })).alerts.map((each) => each.alert.id)).toEqual(['new'])
    expect(await ledger.ask('digest', { since: T, newest: 1 })).toMatchObject({ raised: { info: 21, critical: 5 }, resolved: 20, kinds: [{ kind: 'order-outcome', count: 26 }], newest: [{ severity: 'critical' }] })
    await ledger.close()
  })

  it('keeps what a person said over a restart', async () => {
    const first = await openLedger(file, workers.launch)
    await first.ledger.record([raised(alert('a'))], [])
    expect(await first.ledger.ask('snooze', { ids: ['a'], until: 9_000, channels: ['screen'] })).toMatchObject({ alerts: [{ snoozedUntil: 9_000 }], due: [{ alert: 'a', occasion: 'snoozed', notBefore: 9_000 }] })
    await first.ledger.ask('mute', { what: 'instrument', name: 'ESZ6', until: null, at: 1_000 })
    await first.ledger.ask('mute', { what: 'strategy', name: 'trend', until: 5_000, at: 1_000 })
    await first.ledger.ask('pause', { until: 7_000, withCritical: true })
    await first.ledger.close()
    const second = await openLedger(file, workers.launch)
    expect(second.opened()).toMatchObject({
      alerts: [{ id: 'a', snoozedUntil: 9_000 }],
      due: [{ alert: 'a', occasion: 'snoozed', notBefore: 9_000 }],
      mutes: [{ what: 'instrument', name: 'ESZ6', until: null }, { what: 'strategy', name: 'trend', until: 5_000 }],
      pause: { until: 7_000, withCritical: true }
    })
    await second.ledger.ask('pause', null)
    expect(await second.ledger.ask('unmute', { what: 'instrument', name: 'ESZ6' })).toMatchObject([{ name: 'trend' }])
    await second.ledger.close()
    const third = await openLedger(file, workers.launch)
    expect(third.opened()).toMatchObject({ pause: null, mutes: [{ name: 'trend' }] })
    expect(third.opened()?.keptSince).toBe(first.opened()?.keptSince)
    await third.ledger.close()
  })
})

describe('a file that cannot be used', () => {
  it('is kept aside when it is damaged, said, and what lasts goes into the new one', async () => {
    const { ledger, statuses } = await openLedger(file, workers.launch)
    await ledger.record(Array.from({ length: 300 }, (_, index) => raised(alert(`a${String(index)}`, { detail: 'x'.repeat(200) }))), [])
    inFile(file, (database) => database.pragma('wal_checkpoint(TRUNCATE)'))
    const bytes = await readFile(file)
    bytes.fill(0xa5, 4_096, bytes.length)
    await writeFile(file, bytes)
    await ledger.record([raised(alert('after'))], [dueOn('screen', alert('after'))])
    await expect.poll(() => statuses.at(-1)?.notice).toMatch(/file of alerts was damaged .*kept as/)
    await ledger.close()
    expect((await readdir(join(folder.path, 'desk'))).some((name) => name.includes('.corrupt-'))).toBe(true)
    const next = await openLedger(file, workers.launch)
    expect(next.opened()?.alerts).toHaveLength(301)
    expect(next.opened()?.due).toMatchObject([{ alert: 'after' }])
    await next.ledger.close()
  })

  it('that was no database at the start is kept aside', async () => {
    await (await openLedger(file, workers.launch)).ledger.close()
    await writeFile(file, 'this is a text that somebody saved here by mistake'.repeat(50))
    const { ledger, statuses } = await openLedger(file, workers.launch)
    expect(statuses.at(-1)).toMatchObject({ phase: 'recording', notice: expect.stringMatching(/damaged/) as string })
    await ledger.record([raised(alert('a'))], [])
    await ledger.close()
    expect(count('alerts')).toBe(1)
  })

  it('does not keep an alert from being told: it is written when the file can be', async () => {
    const { ledger, statuses } = await openLedger(file, workers.launch)
    const other = new Database(file)
    other.exec('BEGIN EXCLUSIVE')
    expect(await ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])).toMatchObject([{ alert: 'a', channel: 'screen' }])
    expect(statuses.at(-1)).toMatchObject({ phase: 'failing', waiting: 1, error: { code: 'SQLITE_BUSY', source: 'alerts', remedy: expect.stringContaining('close it') as string } })
    // While it fails nobody waits for the next attempt.
    expect(await ledger.record([raised(alert('b'))], [dueOn('screen', alert('b'))])).toMatchObject([{ alert: 'b' }])
    await ledger.settle([shown('a')])
    other.exec('COMMIT')
    other.close()
    await expect.poll(() => statuses.at(-1)?.phase).toBe('recording')
    await ledger.close()
    expect(count('alerts')).toBe(2)
    expect(count("deliveries WHERE state = 'due'")).toBe(1)
  })

  it('is written again when it was removed under us, with all that was in it', async () => {
    const { ledger, statuses } = await openLedger(file, workers.launch)
    await ledger.record([raised(alert('a', { resolvedAt: 2_000 })), raised(alert('b'))], [dueOn('screen', alert('b'))])
    await ledger.ask('acknowledge', { chosen: { ids: ['a'] }, note: 'seen', at: 2_000 })
    await rm(join(folder.path, 'desk'), { recursive: true })
    expect(await ledger.record([raised(alert('c'))], [dueOn('screen', alert('c'))])).toMatchObject([{ alert: 'c' }])
    expect(statuses.at(-1)).toMatchObject({ phase: 'recording', error: null, notice: expect.stringMatching(/was removed while Pitwall ran .*written again/) as string })
    expect(count('alerts')).toBe(3)
    // The file alone, with its log left behind: the log of the one must not be taken for that of the other.
    await rm(file)
    await ledger.settle([shown('c')])
    await rm(file)
    await ledger.close()
    expect(inFile(file, (database) => database.prepare('SELECT id, note FROM alerts ORDER BY seq').raw().all())).toEqual([['a', 'seen'], ['b', null], ['c', null]])
    expect(inFile(file, (database) => database.prepare('SELECT alert, state, shown FROM deliveries ORDER BY alert').raw().all())).toEqual([['b', 'due', 0], ['c', 'shown', 1]])
    expect(inFile(file, (database) => database.pragma('integrity_check', { simple: true }))).toBe('ok')
  })

  it('goes on in another that was put in its place, and keeps the one', async () => {
    const other = join(folder.path, 'backup.sqlite')
    const before = await openLedger(other, workers.launch)
    await before.ledger.record([raised(alert('old'))], [])
    await before.ledger.close()
    const { ledger, statuses } = await openLedger(file, workers.launch)
    await ledger.record([raised(alert('a')), raised(alert('b', { resolvedAt: 2_000 }))], [])
    await rename(other, file)
    await ledger.record([raised(alert('c'))], [])
    expect(statuses.at(-1)).toMatchObject({ phase: 'recording', notice: expect.stringMatching(/Another file was put in the place .*kept as/) as string })
    await ledger.close()
    expect(inFile(file, (database) => database.prepare('SELECT id FROM alerts ORDER BY seq').pluck().all())).toEqual(['old', 'a', 'c'])
    const kept = (await readdir(join(folder.path, 'desk'))).find((name) => name.includes('.kept-')) ?? ''
    expect(inFile(join(folder.path, 'desk', kept), (database) => database.prepare('SELECT id FROM alerts ORDER BY seq').pluck().all())).toEqual(['a', 'b'])
  })

  it('that has no room says so, alerts are told, and all is written when there is', async () => {
    const { ledger, statuses } = await openLedger(file, workers.launch, { ceilingBytes: 200 * 1_024 })
    await ledger.record([raised(alert('first'))], [])
    const large = alert('large', { detail: 'x'.repeat(250_000) })
    expect(await ledger.record([raised(large), raised(alert('b'))], [dueOn('screen', large), dueOn('screen', alert('b'))])).toMatchObject([{ alert: 'large' }, { alert: 'b' }])
    expect(statuses.at(-1)).toMatchObject({ phase: 'failing', waiting: 1, error: { code: 'SQLITE_FULL', remedy: expect.stringContaining('make room') as string } })
    await ledger.settle([shown('large'), shown('b')])
    await ledger.close()
    expect(count('alerts')).toBe(1)
    const roomy = await openLedger(file, workers.launch)
    // The rules raise anew what still lasts.
    await roomy.ledger.record([raised(large), raised(alert('b'))], [])
    await roomy.ledger.close()
    expect(count('alerts')).toBe(3)
  })

  it('that is full of what is over makes room by the oldest of it', async () => {
    const { ledger, statuses } = await openLedger(file, workers.launch, { ceilingBytes: 256 * 1_024 })
    await ledger.record([raised(alert('lasts'))], [])
    for (let n = 0; n < 20; n += 1) await ledger.record([raised(alert(`a${String(n)}`, { detail: 'x'.repeat(20_000), resolvedAt: 2_000 }))], [])
    expect(statuses.some(({ phase }) => phase === 'failing')).toBe(false)
    await ledger.close()
    const ids = inFile(file, (database) => database.prepare('SELECT id FROM alerts ORDER BY seq').pluck().all())
    expect([ids[0], ids.at(-1)]).toEqual(['lasts', 'a19'])
    expect(ids.length).toBeLessThan(21)
  })

  it('that nobody may write to keeps no alert from being told, and takes them when it can be written', async () => {
    const first = await openLedger(file, workers.launch)
    await first.ledger.record([raised(alert('before'))], [])
    await first.ledger.close()
    await chmod(folder.path, 0o755)
    await chmod(file, 0o444)
    const writableAgain = await unwritable(dirname(file))
    const { ledger, statuses, opened } = await openLedger(file, workers.launch)
    try {
      expect(statuses.at(-1)).toMatchObject({ phase: 'failing', error: { code: expect.stringMatching(/^SQLITE_(?:READONLY|CANTOPEN)/) as string, remedy: expect.stringContaining('writable') as string } })
      expect(await ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])).toMatchObject([{ alert: 'a' }])
      await ledger.settle([shown('a')])
      expect(opened()).toBeNull()
    } finally {
      await writableAgain()
      await chmod(file, 0o644)
    }
    await expect.poll(() => statuses.at(-1), { timeout: 10_000 }).toMatchObject({ phase: 'recording', waiting: 0 })
    expect(opened()?.alerts).toMatchObject([{ id: 'before' }])
    await ledger.close()
    expect(count('alerts')).toBe(2)
    expect(count("deliveries WHERE state = 'shown' AND shown = 1")).toBe(1)
  })

  it('written by a newer Pitwall is left alone, and alerts are told', async () => {
    await (await openLedger(file, workers.launch)).ledger.close()
    inFile(file, (database) => database.pragma('user_version = 99'))
    const { ledger, statuses } = await openLedger(file, workers.launch)
    expect(statuses.at(-1)).toMatchObject({ phase: 'read-only', notice: expect.stringContaining('newer Pitwall') as string })
    expect(await ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])).toHaveLength(1)
    await ledger.close()
  })

  it('has its thread replaced when it dies in the middle of a write', async () => {
    let thread: Worker | undefined
    const { ledger, statuses } = await openLedger(file, () => (thread = workers.launch()))
    await ledger.record([raised(alert('a'))], [dueOn('screen', alert('a'))])
    const under = ledger.record([raised(alert('b'))], [dueOn('screen', alert('b'))])
    await thread?.terminate()
    expect(await under).toMatchObject([{ alert: 'b' }])
    await expect.poll(() => statuses.at(-1)?.phase).toBe('recording')
    await ledger.settle([shown('a'), shown('b')])
    await ledger.close()
    expect(count('alerts')).toBe(2)
    expect(count("deliveries WHERE state = 'shown'")).toBe(2)
  })
})

it('makes room: what is over goes when there is too much of it, never what lasts or is still to be told', async () => {
  const { ledger } = await openLedger(file, workers.launch)
  const now = Date.now()
  const year = 366 * 86_400_000
  const old = { raisedAt: now - year, occurredAt: now - year }
  await ledger.record([raised(alert('old', { ...old, resolvedAt: now - year })), raised(alert('lasts', old)), raised(alert('untold', { ...old, resolvedAt: 1 })), raised(alert('new', { raisedAt: now }))], [dueOn('screen', alert('untold'))])
  await ledger.close()
  const again = await openLedger(file, workers.launch)
  await again.ledger.record([raised(alert('newer', { raisedAt: now }))], [])
  await again.ledger.close()
  expect(inFile(file, (database) => database.prepare('SELECT id FROM alerts ORDER BY seq').pluck().all())).toEqual(['lasts', 'untold', 'new', 'newer'])
  expect(count('transitions')).toBe(4)
})
