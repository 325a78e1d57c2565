/** What the icon in the tray says: the worst of the data and of the alerts. */
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { PanelTruth, Reach } from '../../shared/state/panel-truth.js'

/** From best to worst. */
export const trayStates = ['fine', 'stale', 'alerting', 'offline', 'critical'] as const
export type TrayState = (typeof trayStates)[number]

export type DataState = Extract<TrayState, 'fine' | 'stale' | 'offline'>
export type AlertLevel = Extract<TrayState, 'fine' | 'alerting' | 'critical'>

/** How the data are, by the same rule as the page's header. A silence that something known explains, and a first attempt that has not ended, alarm nobody. */
export function dataState({ freshness, silence, isWaiting }: Pick<PanelTruth, 'freshness' | 'silence' | 'isWaiting'>, reach: Reach): DataState {
  const modes = Object.values(reach).map(({ mode }) => mode)
  if (modes.every((mode) => mode === 'off')) return 'offline'
  const isDown = modes.some((mode) => mode === 'trying' || mode === 'human')
  if (isDown) return isWaiting === true || silence?.isOver === false ? 'stale' : 'offline'
  return freshness.state === 'live' || freshness.state === 'closed' || freshness.state === 'delayed' ? 'fine' : 'stale'
}

/**
 * What the alerts ask for. A critical one until somebody has acknowledged it, even when it is over; a warning, and a critical
 * one that is acknowledged, while they last: an icon that never calms down is looked at by nobody.
 */
export function alertLevel(inbox: Pick<InboxState, 'unread' | 'open'> | null): AlertLevel {
  if (inbox === null) return 'fine'
  const { unread, open } = inbox
  // The inbox cannot be read: that is an alert of its own.
  if (unread === null || open === null) return 'alerting'
  if (unread.critical > 0) return 'critical'
  return open.critical + open.warning > 0 ? 'alerting' : 'fine'
}

export function trayState(data: DataState, alerts: AlertLevel): TrayState {
  return trayStates[Math.max(trayStates.indexOf(data), trayStates.indexOf(alerts))] ?? 'fine'
}
