/** How the desk looks: each choice is kept at once. */
import type { Settings } from '../../shared/config/settings.js'
import { changeSettings } from '../stores/settings-change.js'
import { useShell } from '../stores/shell-store.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'
import { amountsAction } from './amounts-action.js'
import { fullScreenAction } from './app-actions.js'
import { nextZoom } from './zoom-steps.js'

type Appearance = Settings['appearance']

function changeAppearance(change: (now: Appearance) => Partial<Appearance>): void {
  void changeSettings((settings) => ({ ...settings, appearance: { ...settings.appearance, ...change(settings.appearance) } })).then((failure) => {
    tellFailure(failure === null ? null : `Not kept: ${failure}`)
  })
}

const now = (): Appearance | undefined => useShell.getState().settings?.appearance

/** What can be chosen, what the actions' ids call it, and what a menu calls it. */
const kinds = {
  theme: ['theme', 'Theme'], density: ['density', 'Density'], gainColours: ['gain', 'Gain and loss'], motion: ['motion', 'Motion'], timeZone: ['times', 'Times']
} as const

function choice<M extends keyof typeof kinds>(member: M, value: Appearance[M], title: string, words: string): Action {
  const [id, name] = kinds[member]
  return {
    id: `${id}-${value}`, title, group: 'View', choice: name, words, shortcut: null,
    isAvailable: () => now()?.[member] !== value, run: () => { changeAppearance(() => ({ [member]: value })) }
  }
}

function zoom(id: string, title: string, shortcut: string, change: (percent: number) => number): Action {
  return {
    id, title, group: 'View', words: 'size larger smaller text scale magnify', shortcut, repeats: true,
    run: () => { changeAppearance(({ zoomPercent }) => ({ zoomPercent: change(zoomPercent) })) }
  }
}

export const viewActions: readonly Action[] = [
  amountsAction,
  zoom('zoom-in', 'Zoom in', 'Mod+=', (percent) => nextZoom(percent, 1)),
  zoom('zoom-out', 'Zoom out', 'Mod+-', (percent) => nextZoom(percent, -1)),
  zoom('zoom-reset', 'Zoom back to 100 %', 'Mod+0', () => 100),
  fullScreenAction,
  choice('theme', 'dark', 'Dark theme', 'appearance colours night'),
  choice('theme', 'light', 'Light theme', 'appearance colours day'),
  choice('theme', 'contrast', 'High-contrast theme', 'appearance colours accessibility'),
  choice('theme', 'system', "The system's theme", 'appearance colours automatic contrast'),
  choice('density', 'compact', 'Compact rows', 'density appearance dense more'),
  choice('density', 'comfortable', 'Comfortable rows', 'density appearance larger'),
  choice('gainColours', 'teal-orange', 'Gain and loss in teal and orange', 'colours colour blind safe profit'),
  choice('gainColours', 'blue-orange', 'Gain and loss in blue and orange', 'colours colour blind safe profit'),
  choice('gainColours', 'green-red', 'Gain and loss in green and red', 'colours profit'),
  choice('motion', 'reduced', 'Less motion', 'animation flash accessibility'),
  choice('motion', 'system', 'Motion as the system has it', 'animation flash accessibility'),
  choice('timeZone', 'local', "Times in this machine's zone", 'time zone local clock'),
  choice('timeZone', 'exchange', "Times in the exchange's zone", 'time zone new york clock'),
  choice('timeZone', 'utc', 'Times in UTC', 'time zone clock')
]
