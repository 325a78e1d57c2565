/** The panels of a workspace: those that the screens show, each by its name. A panel's code is read when it is first on screen. */
import {
  Activity, Bell, BriefcaseBusiness, CalendarDays, CandlestickChart, ChartColumn, ChartLine, Cpu, FlaskConical, Gauge, HandCoins, HeartPulse, ListChecks, ListOrdered, Megaphone, Plug, Radio,
  Radar, Rows3, Satellite, Scale, ShieldAlert, Star, Waves, Wheat, type LucideIcon
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { workspaceText } from '../text/workspace.js'
import type { PanelShape } from './dock-json.js'
import { earlyPanels } from './early-panels.js'
import { isPanelName, panelNames, type PanelName } from './panel-names.js'

export interface DockPanel extends PanelShape {
  readonly name: PanelName
  readonly icon: LucideIcon
  readonly component: ComponentType
  /** Its rows are among the first that come when a desk opens: it is drawn before the rest is there. */
  readonly isEarly?: true
  /** Its own title says more than the tab's. */
  readonly keepsTitle?: true
}

type Entry = Omit<DockPanel, 'name' | 'title'>

function docked(name: keyof typeof import('./docked-panels.js').dockedPanels): ComponentType {
  return lazy(async () => ({ default: (await import('./docked-panels.js')).dockedPanels[name] }))
}

const entries: Readonly<Record<PanelName, Entry>> = {
  risk: { icon: Gauge, ...earlyPanels.risk, isEarly: true },
  'position-summary': { icon: BriefcaseBusiness, ...earlyPanels['position-summary'], isEarly: true },
  positions: { icon: BriefcaseBusiness, component: lazy(async () => ({ default: (await import('../panels/positions/positions.js')).Positions })) },
  orders: { icon: ListOrdered, component: lazy(async () => ({ default: (await import('../panels/orders/orders.js')).Orders })) },
  fills: { icon: ListChecks, component: lazy(async () => ({ default: (await import('../panels/overview/recent-fills.js')).RecentFills })) },
  chart: { icon: CandlestickChart, component: lazy(async () => ({ default: (await import('../panels/chart/chart-panel.js')).ChartPanel })), keepsTitle: true },
  'watch-list': { icon: Star, component: lazy(async () => ({ default: (await import('../panels/chart/watch-list.js')).WatchList })) },
  equity: { icon: ChartLine, component: lazy(async () => ({ default: (await import('../panels/overview/equity-panel.js')).EquityPanel })) },
  exposure: { icon: Scale, component: lazy(async () => ({ default: (await import('../panels/overview/exposure-panel.js')).ExposurePanel })) },
  'latest-signals': { icon: Radio, component: lazy(async () => ({ default: (await import('../panels/overview/latest-signals.js')).LatestSignals })) },
  signals: { icon: Radar, component: lazy(async () => ({ default: (await import('../panels/signals/signals.js')).Signals })) },
  'services-board': { icon: HeartPulse, component: lazy(async () => ({ default: (await import('../panels/overview/services-board.js')).ServicesBoard })) },
  services: { icon: Activity, component: lazy(async () => ({ default: (await import('../panels/services/services.js')).Services })) },
  alerts: { icon: Bell, component: lazy(async () => ({ default: (await import('../panels/alerts/alerts.js')).Alerts })) },
  'pilot-figures': { icon: FlaskConical, component: docked('pilot-figures'), leastHeight: 184 },
  'pilot-curve': { icon: Waves, component: docked('pilot-curve') },
  'pilot-groups': { icon: ChartColumn, component: docked('pilot-groups'), keepsTitle: true },
  'pilot-days': { icon: CalendarDays, component: docked('pilot-days') },
  'pilot-trades': { icon: Rows3, component: docked('pilot-trades') },
  session: { icon: Plug, component: docked('session') },
  farms: { icon: Wheat, component: docked('farms') },
  budgets: { icon: HandCoins, component: docked('budgets') },
  machine: { icon: Cpu, component: docked('machine') },
  notices: { icon: Megaphone, component: docked('notices') },
  streams: { icon: Satellite, component: docked('streams') }
}

export const dockPanels: readonly DockPanel[] = panelNames.map((name) => ({ name, title: workspaceText.panels[name], ...entries[name] }))

/** Shown where a layout names a panel that is not there. */
const unknown = { icon: ShieldAlert } as const

/** Null: this version has no panel of that name. */
export function panelNamed(name: string): DockPanel | null {
  return isPanelName(name) ? (dockPanels.find((panel) => panel.name === name) ?? null) : null
}

export function shapeOf(name: string): PanelShape & { readonly icon: LucideIcon } {
  return panelNamed(name) ?? { title: name, ...unknown }
}
