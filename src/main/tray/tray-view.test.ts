import { describe, expect, it } from 'vitest'
import type { Alert } from '../../shared/domain/alerts/alert.js'
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import { figure, noFigure } from '../../shared/domain/figure.js'
import { totalOf, type Part } from '../../shared/domain/money-total.js'
import { decimal } from '../../shared/lib/decimal.js'
import type { PanelTruth, SourceReach } from '../../shared/state/panel-truth.js'
import type { DeskFigures } from './desk-figures.js'
import { nextWallTime } from './tomorrow.js'
import { trayMenu, type TrayItem } from './tray-menu.js'
import { trayView, type Manner, type TrayFacts } from './tray-view.js'

const NOW = Date.UTC(2026, 10, 21, 14, 2, 11)
const up: SourceReach = { reachable: true, mode: 'up', error: null, nextAttemptAt: null }
const manner: Manner = { language: 'en-US', hidesAmounts: false, zone: 'UTC' }
const none = { info: 0, warning: 0, critical: 0 }

const sum = (value: string, currency = 'USD'): Part => ({ figure: figure(decimal(value)), currency })
const total = (...parts: readonly Part[]): DeskFigures['dailyPnl'] => totalOf(parts, noFigure('no account data from IB'))
const truth: PanelTruth = { freshness: { state: 'live', ageMs: 4_000 }, fresh: 3, total: 3, oldestAsOf: NOW - 4_000, cause: null, remedy: null, nextAttemptAt: null, isFetching: false, rejected: 0 }
const figures: DeskFigures = {
  truth, netLiquidation: total(sum('1000000.4')), dailyPnl: total(sum('-1234.5')), exposure: { gross: total(sum('1500000')), share: figure(decimal('1.4996')), positions: 12 }, orders: 7, asOf: NOW - 60_000
}
const alert = (title: string, severity: Alert['severity'] = 'critical', raisedAt = NOW - 60_000): Alert => ({
  id: title, ruleId: 'r', kind: 'daily-loss', subject: 's', severity, title, detail: '', occurredAt: raisedAt, raisedAt, resolvedAt: null, count: 1, target: { slice: 'fills', key: 'x' },
  account: null, instrument: null, strategy: null, acknowledgedAt: null, note: null, snoozedUntil: null
})
const inbox = (more: Partial<InboxState> = {}): InboxState => ({
  unread: none, open: none, latest: [], mutes: [], pause: null, channels: [], ledger: { phase: 'recording', notice: null, error: null, waiting: 0, restarts: 0, writes: { count: 0, lastMs: 0, slowestMs: 0 } }, ...more
})
const facts = (more: Partial<TrayFacts> = {}): TrayFacts => ({ desk: 'own', figures, reach: { postgres: up, ib: up }, inbox: inbox(), now: NOW, ...more })

describe('the tooltip', () => {
  it("has the day's P&L and the oldest age", () => {
    expect(trayView(facts(), manner).tooltip).toBe('Pitwall: live\nToday \u22121,234.50 USD\nOldest data: at most 10 s')
  })

  it('writes numbers as their reader does, and hides amounts that are hidden', () => {
    expect(trayView(facts(), { ...manner, language: 'de-DE' }).tooltip).toContain('\u22121.234,50 USD')
    expect(trayView(facts(), { ...manner, hidesAmounts: true }).tooltip).toContain('Today \u2212\u2022\u2022\u2022 USD')
  })

  it('adds up no unlike currencies, and says which accounts are not in a sum', () => {
    const unlike = { ...figures, dailyPnl: total(sum('5'), sum('-6', 'EUR'), { figure: noFigure('not sent'), currency: '' }) }
    expect(trayView(facts({ figures: unlike }), manner).tooltip).toContain('Today \u22126.00 EUR, +5.00 USD (2 of 3)')
  })

  it('says what is not known, and never a zero in its place', () => {
    const unknown: DeskFigures = { truth: { ...truth, freshness: { state: 'never', ageMs: null }, oldestAsOf: null }, netLiquidation: total(), dailyPnl: total(), exposure: null, orders: null, asOf: null }
    const view = trayView(facts({ figures: unknown, inbox: null }), manner)
    expect(view.tooltip).toBe('Pitwall: not current\nToday not known\nNot all data have come yet')
    expect(view.figures).toEqual(['Net liquidation  not known', 'Today  not known', 'Exposure  not known', 'positions not known, orders not known', 'Not all of it is known yet'])
  })

  it('does not tick while the data are young, and is never longer than Windows shows', () => {
    const at = (ageMs: number): string => trayView(facts({ figures: { ...figures, truth: { ...truth, oldestAsOf: NOW - ageMs } } }), manner).tooltip
    expect(at(0)).toBe(at(9_000))
    expect(at(12_000)).toContain('at most 20 s')
    expect(at(3_600_000)).toContain('Oldest data: 1 h')
    const many = total(...['AUD', 'CHF', 'EUR', 'GBP', 'HKD', 'JPY', 'USD'].map((currency) => sum('-123456789.12', currency)))
    expect(trayView(facts({ figures: { ...figures, dailyPnl: many } }), manner).tooltip.length).toBe(127)
  })
})

describe('the menu', () => {
  const screens = [{ action: 'show-overview', title: 'Overview' }, { action: 'show-alerts', title: 'Alerts' }, { action: 'show-settings', title: 'Settings' }]
  const menu = (given: TrayFacts, more: Partial<Parameters<typeof trayMenu>[0]> = {}): readonly TrayItem[] => trayMenu({ view: trayView(given, manner), isWindowShown: true, screens, now: NOW, localZone: 'Europe/Berlin', ...more })
  const words = (items: readonly TrayItem[]): readonly string[] => items.map((item) => (item.kind === 'line' ? '-' : item.label))

  it('has the top figures, the latest alerts, and the ways to everything', () => {
    expect(words(menu(facts({ inbox: inbox({ latest: [alert('ESZ6 has no stop'), alert('Filled', 'info', NOW - 86_400_000)] }) })))).toEqual([
      'Net liquidation  1,000,000 USD', 'Today  \u22121,235 USD', 'Exposure  1,500,000 USD (150 %)', '12 positions, 7 open orders', 'As of 14:01', '-',
      '14:01  Critical: ESZ6 has no stop', '2026-11-20 14:02  Filled', 'All alerts', '-',
      'Pause notifications', '-', 'Open', '-', 'Hide Pitwall', 'Settings', '-', 'Quit Pitwall'
    ])
  })

  it('says first what is wrong', () => {
    const refused: SourceReach = { reachable: false, mode: 'trying', error: { code: 'ECONNREFUSED', message: 'no', source: 'ib', remedy: null, at: NOW }, nextAttemptAt: null }
    expect(words(menu(facts({ reach: { postgres: up, ib: refused } })))[0]).toBe('IB: ECONNREFUSED')
  })

  it('leads from an alert to its row', () => {
    const item = menu(facts({ inbox: inbox({ latest: [alert('ESZ6 has no stop')] }) })).find((one) => one.kind === 'item' && one.label.includes('ESZ6'))
    expect(item).toMatchObject({ deed: { kind: 'jump', title: 'ESZ6 has no stop', target: { slice: 'fills', key: 'x' } } })
  })

  it('hides the amounts in alerts too', () => {
    expect(trayView(facts({ inbox: inbox({ latest: [alert('Day at -5,000.00 USD')] }) }), { ...manner, hidesAmounts: true }).alerts[0]?.label).toBe('14:01  Critical: Day at -\u2022\u2022\u2022 USD')
  })

  it('pauses, and says until when', () => {
    const pause = menu(facts()).find((item) => item.kind === 'menu' && item.label === 'Pause notifications')
    expect(pause).toMatchObject({ items: [
      { deed: { kind: 'pause', until: NOW + 1_800_000 } }, { deed: { kind: 'pause', until: NOW + 3_600_000 } }, { deed: { kind: 'pause', until: Date.UTC(2026, 10, 22, 6) } }, { kind: 'line' }, { deed: null }
    ] })
    const paused = facts({ inbox: inbox({ pause: { until: NOW + 3_600_000, withCritical: false } }) })
    expect(words(menu(paused))).toEqual(expect.arrayContaining(['Notifications are paused until 15:02', 'Resume notifications']))
    expect(words(menu({ ...paused, now: NOW + 3_600_001 }))).not.toContain('Resume notifications')
  })

  it('offers nothing of the page before the page has', () => {
    const items = words(menu(facts(), { screens: [], isWindowShown: false }))
    expect(items).toEqual(expect.arrayContaining(['Show Pitwall', 'Quit Pitwall']))
    for (const absent of ['Open', 'Settings', 'All alerts']) expect(items).not.toContain(absent)
  })
})

it.each([
  ['2026-03-28T20:00:00Z', '2026-03-29T05:00:00Z'],
  ['2026-10-24T20:00:00Z', '2026-10-25T06:00:00Z'],
  ['2026-11-21T23:30:00Z', '2026-11-23T06:00:00Z']
])('tomorrow, seven in Berlin, whatever its clocks do in the night: from %s it is %s', (now, then) => {
  expect(new Date(nextWallTime(Date.parse(now), 'Europe/Berlin', 7)).toISOString()).toBe(new Date(then).toISOString())
})
