/** The ways to the screens, in their order. */
import { show } from '../app/current-screen.js'
import { screens } from '../app/screens.js'
import type { Action } from './action.js'

export function screenActionId(screen: string): string {
  return `show-${screen}`
}

const words: Readonly<Record<string, string>> = {
  overview: 'home account profit loss risk',
  workspace: 'panels layout dock desk',
  positions: 'holdings book protection stop',
  orders: 'blotter working stop limit',
  chart: 'bars candles price instrument',
  pilot: 'strategies trades equity review',
  signals: 'alerts strategies',
  services: 'heartbeats processes health',
  diagnostics: 'health session status log',
  settings: 'preferences options connection'
}

export const screenActions: readonly Action[] = screens.map(({ name, title, shortcut }) => ({
  id: screenActionId(name), title, group: 'Go to', words: `screen ${words[name] ?? ''}`, shortcut, run: () => { show(name) }
}))
