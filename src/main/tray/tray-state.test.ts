import { describe, expect, it } from 'vitest'
import type { Reach, SourceReach } from '../../shared/state/panel-truth.js'
import { alertLevel, dataState, trayState } from './tray-state.js'

const up: SourceReach = { reachable: true, mode: 'up', error: null, nextAttemptAt: null }
const off: SourceReach = { ...up, reachable: false, mode: 'off' }
const trying: SourceReach = { ...up, reachable: false, mode: 'trying' }
const refused: SourceReach = { ...up, reachable: false, mode: 'human' }
const reach = (postgres: SourceReach, ib: SourceReach): Reach => ({ postgres, ib })
const truth = (state: Parameters<typeof dataState>[0]['freshness']['state'], more: Partial<Parameters<typeof dataState>[0]> = {}): Parameters<typeof dataState>[0] => ({ freshness: { state, ageMs: 1 }, ...more })
const window = { from: 0, until: 9, because: 'nightly reset' }

describe('the data are', () => {
  it.each([
    ['fine while they are live', truth('live'), reach(up, up), 'fine'],
    ['fine while the market is closed or the feed is a delayed one', truth('delayed'), reach(up, up), 'fine'],
    ['fine without a source that is not configured', truth('live'), reach(up, off), 'fine'],
    ['stale when they are', truth('stale'), reach(up, up), 'stale'],
    ['stale before all of them have come', truth('never'), reach(up, up), 'stale'],
    ['stale during a first attempt', truth('never', { isWaiting: true }), reach(trying, up), 'stale'],
    ['stale in a silence that is expected', truth('offline', { silence: { ...window, isOver: false } }), reach(up, trying), 'stale'],
    ['offline when the silence should be over', truth('offline', { silence: { ...window, isOver: true } }), reach(up, trying), 'offline'],
    ['offline when one source is', truth('offline'), reach(up, trying), 'offline'],
    ['offline when one was never there', truth('never'), reach(refused, up), 'offline'],
    ['offline when nothing is configured', truth('never'), reach(off, off), 'offline']
  ] as const)('%s', (_name, given, sources, expected) => {
    expect(dataState(given, sources)).toBe(expected)
  })
})

describe('the alerts are', () => {
  const none = { info: 0, warning: 0, critical: 0 }
  it.each([
    ['fine before they are watched', null, 'fine'],
    ['fine with news that need no answer', { unread: { ...none, info: 9, warning: 4 }, open: { ...none, info: 2 } }, 'fine'],
    ['alerting while a warning lasts', { unread: none, open: { ...none, warning: 1 } }, 'alerting'],
    ['critical until somebody has acknowledged it', { unread: { ...none, critical: 1 }, open: none }, 'critical'],
    ['alerting while an acknowledged critical one lasts', { unread: none, open: { ...none, critical: 1 } }, 'alerting'],
    ['alerting when the inbox cannot be read', { unread: null, open: null }, 'alerting']
  ] as const)('%s', (_name, inbox, expected) => {
    expect(alertLevel(inbox)).toBe(expected)
  })
})

it('shows the worse of the two', () => {
  expect(trayState('fine', 'fine')).toBe('fine')
  expect(trayState('stale', 'alerting')).toBe('alerting')
  expect(trayState('offline', 'alerting')).toBe('offline')
  expect(trayState('offline', 'critical')).toBe('critical')
})
