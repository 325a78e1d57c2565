/** How the desk looks: each choice is kept at once. */
import type { Settings } from '../../shared/config/settings.js'
import { changeSettings } from '../stores/settings-change.js'
import { useShell } from '../stores/shell-store.js'
import { actionsText as words } from '../text/actions.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'
import { amountsAction } from './amounts-action.js'
import { fullScreenAction } from './app-actions.js'
import { nextZoom } from './zoom-steps.js'

type Appearance = Settings['appearance']

function changeAppearance(change: (now: Appearance) => Partial<Appearance>): void {
  void changeSettings((settings) => ({ ...settings, appearance: { ...settings.appearance, ...change(settings.appearance) } })).then((failure) => {
    tellFailure(failure === null ? null : words.notKept(failure))
  })
}

const now = (): Appearance | undefined => useShell.getState().settings?.appearance

/** What can be chosen, what the actions' ids call it, and what a menu calls it. */
const kinds = {
  theme: ['theme', words.choices.theme], density: ['density', words.choices.density], gainColours: ['gain', words.choices.gainColours], motion: ['motion', words.choices.motion], timeZone: ['times', words.choices.timeZone]
} as const

function choice<M extends keyof typeof kinds>(member: M, value: Appearance[M], named: Pick<Action, 'title' | 'words'>): Action {
  const [id, name] = kinds[member]
  return {
    id: `${id}-${value}`, ...named, group: 'View', choice: name, shortcut: null,
    isAvailable: () => now()?.[member] !== value, run: () => { changeAppearance(() => ({ [member]: value })) }
  }
}

function zoom(id: string, title: string, shortcut: string, change: (percent: number) => number): Action {
  return {
    id, title, group: 'View', words: words.zoom.words, shortcut, repeats: true,
    run: () => { changeAppearance(({ zoomPercent }) => ({ zoomPercent: change(zoomPercent) })) }
  }
}

export const viewActions: readonly Action[] = [
  amountsAction,
  zoom('zoom-in', words.zoom.in, 'Mod+=', (percent) => nextZoom(percent, 1)),
  zoom('zoom-out', words.zoom.out, 'Mod+-', (percent) => nextZoom(percent, -1)),
  zoom('zoom-reset', words.zoom.reset, 'Mod+0', () => 100),
  fullScreenAction,
  choice('theme', 'dark', words.view.dark),
  choice('theme', 'light', words.view.light),
  choice('theme', 'contrast', words.view.contrast),
  choice('theme', 'system', words.view.systemTheme),
  choice('density', 'compact', words.view.compact),
  choice('density', 'comfortable', words.view.comfortable),
  choice('gainColours', 'teal-orange', words.view.tealOrange),
  choice('gainColours', 'blue-orange', words.view.blueOrange),
  choice('gainColours', 'green-red', words.view.greenRed),
  choice('motion', 'reduced', words.view.lessMotion),
  choice('motion', 'system', words.view.systemMotion),
  choice('timeZone', 'local', words.view.localTimes),
  choice('timeZone', 'exchange', words.view.exchangeTimes),
  choice('timeZone', 'utc', words.view.utcTimes)
]
