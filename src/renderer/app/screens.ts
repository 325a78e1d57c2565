/** The screens of the desk, in the order of the rail. The first is part of the first paint; the others load when asked for. */
import { Activity, Bell, BellRing, BriefcaseBusiness, CandlestickChart, FlaskConical, HeartPulse, LayoutDashboard, ListOrdered, PanelsTopLeft, Radio, Settings2, type LucideIcon } from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { Overview } from '../panels/overview/overview.js'
import { shellText } from '../text/shell.js'
import { workspaceActionsText } from '../text/workspace-actions.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'

/** The screen that the badge of unread alerts belongs to. */
export const ALERTS_SCREEN = 'alerts'

export interface Screen {
  readonly name: string
  readonly title: string
  readonly icon: LucideIcon
  readonly shortcut: string
  /** Null: the workspace, which stays behind the other screens. */
  readonly component: ComponentType | null
  /** It has no place of its own in the rail: this screen's stands for it. */
  readonly under?: string
}

export const screens: readonly Screen[] = [
  { name: 'overview', title: shellText.screens.overview, icon: LayoutDashboard, shortcut: 'Alt+1', component: Overview },
  { name: WORKSPACE_SCREEN, title: workspaceActionsText.screen, icon: PanelsTopLeft, shortcut: 'Alt+W', component: null },
  { name: 'positions', title: shellText.screens.positions, icon: BriefcaseBusiness, shortcut: 'Alt+2', component: lazy(async () => ({ default: (await import('../panels/positions/positions.js')).Positions })) },
  { name: 'orders', title: shellText.screens.orders, icon: ListOrdered, shortcut: 'Alt+3', component: lazy(async () => ({ default: (await import('../panels/orders/orders.js')).Orders })) },
  { name: 'chart', title: shellText.screens.chart, icon: CandlestickChart, shortcut: 'Alt+4', component: lazy(async () => ({ default: (await import('../panels/chart/chart.js')).Chart })) },
  { name: 'pilot', title: shellText.screens.pilot, icon: FlaskConical, shortcut: 'Alt+5', component: lazy(async () => ({ default: (await import('../panels/pilot/pilot.js')).Pilot })) },
  { name: 'signals', title: shellText.screens.signals, icon: Radio, shortcut: 'Alt+6', component: lazy(async () => ({ default: (await import('../panels/signals/signals.js')).Signals })) },
  { name: 'services', title: shellText.screens.services, icon: HeartPulse, shortcut: 'Alt+7', component: lazy(async () => ({ default: (await import('../panels/services/services.js')).Services })) },
  { name: ALERTS_SCREEN, title: shellText.screens.alerts, icon: Bell, shortcut: 'Alt+0', component: lazy(async () => ({ default: (await import('../panels/alerts/alerts.js')).Alerts })) },
  { name: 'rules', title: shellText.screens.rules, icon: BellRing, shortcut: 'Alt+Shift+A', under: ALERTS_SCREEN, component: lazy(async () => ({ default: (await import('../panels/rules/rules.js')).Rules })) },
  { name: 'diagnostics', title: shellText.screens.diagnostics, icon: Activity, shortcut: 'Alt+8', component: lazy(async () => ({ default: (await import('../panels/diagnostics/diagnostics.js')).Diagnostics })) },
  { name: 'settings', title: shellText.screens.settings, icon: Settings2, shortcut: 'Alt+9', component: lazy(async () => ({ default: (await import('../panels/settings/settings-screen.js')).SettingsScreen })) }
]
