/** The layouts that come with Pitwall: what is watched all day, what is looked back on, and what is asked when something is wrong. */
import type { DockLayout, DockRow, DockSet, ShippedWorkspace } from '../../shared/workspace/workspaces.js'
import type { PanelName } from './panel-names.js'

const set = (weight: number, ...panels: readonly PanelName[]): DockSet => ({ kind: 'set', weight, panels, front: 0 })
const row = (weight: number, ...parts: readonly (DockRow | DockSet)[]): DockRow => ({ kind: 'row', weight, parts })
const layout = (...parts: readonly (DockRow | DockSet)[]): DockLayout => ({ row: row(100, ...parts), maximized: null, windows: [] })

export const defaultLayouts: Readonly<Record<ShippedWorkspace, DockLayout>> = {
  monitor: layout(
    set(11, 'risk'),
    row(47, set(56, 'position-summary', 'positions'), set(44, 'watch-list', 'chart')),
    row(42, set(46, 'orders', 'pilot-trades'), set(27, 'equity', 'exposure'), set(27, 'fills', 'latest-signals', 'services-board'))
  ),
  review: layout(
    set(22, 'pilot-figures'),
    row(40, set(34, 'pilot-curve', 'equity'), set(38, 'pilot-groups'), set(28, 'pilot-days', 'exposure')),
    row(36, set(58, 'pilot-trades'), set(42, 'fills', 'signals'))
  ),
  incident: layout(
    set(11, 'risk'),
    row(44, set(46, 'alerts'), set(27, 'services', 'signals'), set(27, 'session', 'farms', 'notices', 'streams')),
    row(45, set(40, 'position-summary', 'positions'), set(32, 'orders', 'fills'), set(28, 'machine', 'budgets'))
  )
}
