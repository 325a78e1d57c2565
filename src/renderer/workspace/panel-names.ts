/** The panels that a workspace can hold, in the order in which they are listed. */

export const panelNames = [
  'risk', 'position-summary', 'positions', 'orders', 'fills', 'chart', 'watch-list', 'equity', 'exposure', 'latest-signals', 'signals', 'services-board', 'services', 'alerts',
  'pilot-figures', 'pilot-curve', 'pilot-groups', 'pilot-days', 'pilot-trades', 'session', 'farms', 'budgets', 'machine', 'notices', 'streams'
] as const
export type PanelName = (typeof panelNames)[number]

export function isPanelName(name: string): name is PanelName {
  return panelNames.some((one) => one === name)
}
