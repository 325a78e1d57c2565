/** The screens of the desk, in the order of their keys. The first is part of the first paint; the others load when asked for. */
import { Activity, BriefcaseBusiness, CandlestickChart, FlaskConical, HeartPulse, LayoutDashboard, ListOrdered, Radio, Settings2, type LucideIcon } from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { Overview } from '../panels/overview/overview.js'

export interface Screen {
  readonly name: string
  readonly title: string
  readonly icon: LucideIcon
  readonly component: ComponentType
}

export const screens: readonly Screen[] = [
  { name: 'overview', title: 'Overview', icon: LayoutDashboard, component: Overview },
  { name: 'positions', title: 'Positions', icon: BriefcaseBusiness, component: lazy(async () => ({ default: (await import('../panels/positions/positions.js')).Positions })) },
  { name: 'orders', title: 'Orders', icon: ListOrdered, component: lazy(async () => ({ default: (await import('../panels/orders/orders.js')).Orders })) },
  { name: 'chart', title: 'Chart', icon: CandlestickChart, component: lazy(async () => ({ default: (await import('../panels/chart/chart.js')).Chart })) },
  { name: 'pilot', title: 'Paper pilot', icon: FlaskConical, component: lazy(async () => ({ default: (await import('../panels/pilot/pilot.js')).Pilot })) },
  { name: 'signals', title: 'Signals', icon: Radio, component: lazy(async () => ({ default: (await import('../panels/signals/signals.js')).Signals })) },
  { name: 'services', title: 'Services', icon: HeartPulse, component: lazy(async () => ({ default: (await import('../panels/services/services.js')).Services })) },
  { name: 'diagnostics', title: 'Diagnostics', icon: Activity, component: lazy(async () => ({ default: (await import('../panels/diagnostics/diagnostics.js')).Diagnostics })) },
  { name: 'settings', title: 'Settings', icon: Settings2, component: lazy(async () => ({ default: (await import('../panels/settings/settings-screen.js')).SettingsScreen })) }
]
