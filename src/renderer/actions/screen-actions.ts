/** The ways to the screens, in their order. */
import { show } from '../app/current-screen.js'
import { screens } from '../app/screens.js'
import { actionsText } from '../text/actions.js'
import type { Action } from './action.js'

export function screenActionId(screen: string): string {
  return `show-${screen}`
}

const words: Readonly<Record<string, string>> = actionsText.screens

export const screenActions: readonly Action[] = screens.map(({ name, title, shortcut }) => ({
  id: screenActionId(name), title, group: 'Go to', words: actionsText.screenWords(words[name] ?? ''), shortcut, run: () => { show(name) }
}))
