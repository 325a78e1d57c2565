/** The words of the tray: its icon's tooltip, its menu, and the question at the first closing of the window. */
import type { AlertSeverity } from '../../shared/domain/alerts/alert.js'
import type { AlertLevel, DataState } from '../tray/tray-state.js'

const dataWords: Readonly<Record<DataState, string>> = { fine: 'live', stale: 'not current', offline: 'offline' }
const alertWords: Readonly<Record<AlertLevel, string | null>> = { fine: null, alerting: 'alert', critical: 'critical alert' }
const severityWords: Readonly<Record<AlertSeverity, (title: string) => string>> = {
  info: (title) => title,
  warning: (title) => `Warning: ${title}`,
  critical: (title) => `Critical: ${title}`
}

export const trayWords = {
  /** @param states of the data and of the alerts */
  state: (isDemo: boolean, states: readonly string[]) => `Pitwall${isDemo ? ' (demo)' : ''}: ${states.join(', ')}`,
  data: dataWords,
  level: alertWords,
  alert: severityWords,
  today: (amount: string) => `Today ${amount}`,
  oldest: (age: string) => `Oldest data: ${age}`,
  atMostSeconds: (seconds: number) => `at most ${String(seconds)} s`,
  notAllHere: 'Not all data have come yet',
  notKnown: 'not known',
  counted: (sums: string, counted: number, all: number) => `${sums} (${String(counted)} of ${String(all)})`,
  connecting: 'connecting',
  nothingConfigured: 'nothing is configured',
  alertsUnread: 'alerts cannot be read',
  critical: (count: number) => `${String(count)} critical`,
  lasting: (count: number) => `${String(count)} lasting`,
  alerts: (counts: readonly string[]) => `Alerts: ${counts.join(', ')}`,
  netLiquidation: (amount: string) => `Net liquidation  ${amount}`,
  dailyPnl: (amount: string) => `Today  ${amount}`,
  /** @param share of net liquidation, in whole percent; null: not known */
  exposure: (amount: string, share: number | null) => `Exposure  ${amount}${share === null ? '' : ` (${String(share)} %)`}`,
  /** @param positions null: not known; so for `orders` */
  counts: (positions: number | null, orders: number | null) =>
    `${positions === null ? 'positions not known' : positions === 1 ? '1 position' : `${String(positions)} positions`}, ${orders === null ? 'orders not known' : orders === 1 ? '1 open order' : `${String(orders)} open orders`}`,
  asOf: (time: string) => `As of ${time}`,
  notAllKnown: 'Not all of it is known yet'
} as const

export const trayMenuWords = {
  noAlerts: 'No alerts yet',
  allAlerts: 'All alerts',
  pause: 'Pause notifications',
  halfAnHour: 'For 30 minutes',
  hour: 'For 1 hour',
  untilMorning: (time: string) => `Until tomorrow, ${time}`,
  criticalComes: 'Critical alerts come all the same',
  pausedUntil: (time: string) => `Notifications are paused until ${time}`,
  resume: 'Resume notifications',
  open: 'Open',
  show: 'Show Pitwall',
  hide: 'Hide Pitwall',
  settings: 'Settings',
  quit: 'Quit Pitwall'
} as const

export const closingWords = {
  message: 'Keep watching without a window?',
  detail:
    'Pitwall can stay in the tray: it goes on watching, its icon shows how the desk is, and alerts come as before. Click the icon to have the window back; Quit is in its menu.\n\nWithout it nobody is watching: no alert is raised while Pitwall is closed.\n\nYour choice is kept. Settings, Desktop changes it.',
  hide: 'Keep watching in the tray',
  quit: 'Quit Pitwall',
  stay: 'Cancel'
} as const
