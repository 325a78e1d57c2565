import { describe, expect, test } from 'vitest'
import { settings as schema } from '../../../shared/config/settings.js'
import { changedFields, draftOf, fieldPaths, onto, refusalIn, settingsOf, withGroup } from './settings-draft.js'

const defaults = schema.parse({})
const draft = draftOf(defaults)
const kept = { watchList: [], shortcuts: {} }
/** Edited elsewhere than in the draft. */
const isKept = (leaf: string): boolean => ['version', ...Object.keys(kept)].includes(leaf.split('.')[0] ?? '')

describe('a draft of the settings', () => {
  test('has every field of the schema, and comes back as the same settings', () => {
    const leavesOf = (value: unknown, path: string): readonly string[] =>
      (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).flatMap(([member, own]) => leavesOf(own, path === '' ? member : `${path}.${member}`)) : [path])
    const leaves = leavesOf({ ...defaults, ...kept, shortcuts: [] }, '')
    expect([...fieldPaths].sort()).toEqual(leaves.filter((leaf) => !isKept(leaf)).sort())
    expect(settingsOf(draft, kept)).toEqual({ ok: true, settings: defaults })
  })

  test('keeps the watch list and the shortcuts, which are edited elsewhere', () => {
    const shortcuts = { 'refresh-desk': 'F5' }
    const watchList = [{ conId: '265598', symbol: 'AAPL', localSymbol: 'AAPL', secType: 'STK', exchange: 'SMART', primaryExchange: 'NASDAQ', currency: 'USD', multiplier: '1', description: 'APPLE INC' }]
    expect(settingsOf(draft, { watchList, shortcuts })).toEqual({ ok: true, settings: { ...defaults, watchList, shortcuts } })
  })

  test('has quiet hours as they were chosen, and says at them what is wrong in them', () => {
    const quietHours = { zone: 'Europe/Zurich', days: [0, 6], from: '22:00', until: '07:00' }
    const quiet = { ...draft, 'notifications.quietHours': JSON.stringify(quietHours), 'notifications.webhook.template': 'ntfy' }
    expect(settingsOf(quiet, kept)).toMatchObject({ ok: true, settings: { notifications: { quietHours, webhook: { template: 'ntfy', enabled: false } } } })
    expect(settingsOf({ ...quiet, 'notifications.quietHours': JSON.stringify({ ...quietHours, zone: 'Mars/Olympus', from: '9' }) }, kept)).toMatchObject({ ok: false, errors: { 'notifications.quietHours': expect.stringContaining('Needed') as string } })
    expect(settingsOf({ ...quiet, 'notifications.sounds.info': '101' }, kept)).toMatchObject({ ok: false, errors: { 'notifications.sounds.info': expect.stringContaining('101 is not') as string } })
  })

  test('trims what was typed and makes numbers and switches of texts', () => {
    const result = settingsOf({ ...draft, 'postgres.host': ' db ', 'ib.port': ' 7497 ', 'ib.enabled': 'true' }, kept)
    expect(result).toMatchObject({ ok: true, settings: { postgres: { host: 'db' }, ib: { port: 7497, enabled: true } } })
  })

  test('makes lists of texts', () => {
    expect(settingsOf({ ...draft, 'ib.regions': 'europe,asia-pacific' }, kept)).toMatchObject({ ok: true, settings: { ib: { regions: ['europe', 'asia-pacific'] } } })
    expect(settingsOf({ ...draft, 'ib.regions': '' }, kept)).toMatchObject({ ok: true, settings: { ib: { regions: [] } } })
  })

  test.each([
    ['ib.clientId', '0', /0 is not a whole number from 1/],
    ['postgres.port', '', /Needed: a whole number/],
    ['postgres.port', '70000', /70000 is not/],
    ['postgres.port', '5e3', /5e3 is not/],
    ['postgres.maxConnections', '11', /from 1 to 10/],
    ['ib.port', '40.5', /40\.5 is not/],
    ['postgres.schema', '  ', /must not be empty/],
    ['appearance.zoomPercent', '79', /from 80 to 200/],
    ['ib.gatewayRestartAt', '9:30', /9:30 is not a time like 23:45/],
    ['ib.gatewayRestartAt', '23:45 Mars/Olympus', /is not a time like/],
    ['ib.handshakeTimeoutSeconds', '4', /from 5 to 60/],
    ['postgres.sslMode', 'maybe', /not one of the choices/]
  ] as const)('with %s of "%s" is refused at that field alone', (path, text, words) => {
    const result = settingsOf({ ...draft, [path]: text }, kept)
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(Object.keys(result.errors)).toEqual([path])
    expect(result.errors[path]).toMatch(words)
  })

  test('takes one group alone, so that a fault elsewhere is in no test', () => {
    const edited = { ...draft, 'ib.port': 'x', 'postgres.host': 'db' }
    expect(settingsOf(withGroup(draft, edited, 'postgres'), kept)).toMatchObject({ ok: true, settings: { postgres: { host: 'db' }, ib: defaults.ib } })
    expect(settingsOf(withGroup(draft, edited, 'ib'), kept).ok).toBe(false)
  })

  test('is kept where settings are changed elsewhere, in what was typed alone', () => {
    const typed = { ...draft, 'ib.host': 'typed' }
    const now = { ...draft, 'ib.host': 'other', 'appearance.theme': 'light' }
    expect(onto(now, typed, draft)).toEqual({ ...now, 'ib.host': 'typed' })
    expect(onto(now, null, null)).toEqual(now)
  })

  test('names the fields that have changed', () => {
    expect(changedFields(draft, draft)).toEqual([])
    expect(changedFields({ ...draft, 'ib.host': 'x', 'postgres.url': 'y' }, draft)).toEqual(['postgres.url', 'ib.host'])
  })
})

describe("main's own refusal", () => {
  test.each([
    ['settings:save: settings.ib.port: expected number', { field: 'ib.port', problem: 'expected number' }],
    ['settings:test-ib: ib.clientId: too small; ib.host: too short', { field: 'ib.host', problem: 'too short' }],
    ['settings:save: settings.postgres.sslMode: Invalid option', { field: 'postgres.sslMode', problem: 'Invalid option' }],
    ['settings:save: settings.desk: Invalid option', { field: 'desk', problem: 'Invalid option' }],
    ['settings:save: password: too big', null],
    ['settings:save takes one argument', null]
  ])('"%s" is %j', (message, refusal) => {
    expect(refusalIn(message)).toEqual(refusal)
  })
})
