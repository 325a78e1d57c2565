/** The menu of the icon in the tray, as a plain list. */
import { nextWallTime } from './tomorrow.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { AlertTarget } from '../../shared/domain/alerts/alert.js'
import { trayMenuWords as words } from '../text/tray.js'
import type { TrayView } from './tray-view.js'

/** What choosing an item does. */
export type TrayDeed =
  | { readonly kind: 'show' }
  | { readonly kind: 'hide' }
  | { readonly kind: 'quit' }
  /** An action of the page, with the window in front. */
  | { readonly kind: 'act'; readonly action: string }
  | { readonly kind: 'jump'; readonly title: string; readonly target: AlertTarget | null }
  /** No notifications until then; null: from now on again. */
  | { readonly kind: 'pause'; readonly until: EpochMs | null }

export type TrayItem =
  | { readonly kind: 'line' }
  /** Chosen it does something; with a null deed it only says something. */
  | { readonly kind: 'item'; readonly label: string; readonly deed: TrayDeed | null }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] }

export interface TrayMenuFacts {
  readonly view: TrayView
  readonly isWindowShown: boolean
  /** The page's screens; empty before the page has offered them. */
  readonly screens: readonly { readonly action: string; readonly title: string }[]
  readonly now: EpochMs
  /** Zone of this machine: where tomorrow begins. */
  readonly localZone: string
}

const LINE: TrayItem = { kind: 'line' }
/** Hour at which a person looks again. */
const MORNING = 7
const MINUTE_MS = 60_000

const item = (label: string, deed: TrayDeed | null): TrayItem => ({ kind: 'item', label, deed })

function pauseItems({ view, now, localZone }: TrayMenuFacts): readonly TrayItem[] {
  const { pausedUntil } = view
  const choices: readonly TrayItem[] = [
    item(words.halfAnHour, { kind: 'pause', until: now + 30 * MINUTE_MS }),
    item(words.hour, { kind: 'pause', until: now + 60 * MINUTE_MS }),
    item(words.untilMorning(`0${String(MORNING)}:00`), { kind: 'pause', until: nextWallTime(now, localZone, MORNING) }),
    LINE,
    item(words.criticalComes, null)
  ]
  if (pausedUntil === null) return [{ kind: 'menu', label: words.pause, items: choices }]
  return [item(words.pausedUntil(pausedUntil), null), item(words.resume, { kind: 'pause', until: null })]
}

/** Parts with a line between them, but for those that are empty. */
function parts(...all: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  return all.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [LINE, ...part]))
}

export function trayMenu(facts: TrayMenuFacts): readonly TrayItem[] {
  const { view, screens, isWindowShown } = facts
  const overview: TrayDeed = screens.some(({ action }) => action === 'show-overview') ? { kind: 'act', action: 'show-overview' } : { kind: 'show' }
  const hasInbox = screens.some(({ action }) => action === 'show-alerts')
  return parts(
    view.trouble === null ? [] : [item(view.trouble, { kind: 'show' })],
    view.figures.map((figure) => item(figure, overview)),
    [
      ...(view.alerts.length === 0 ? [item(words.noAlerts, null)] : view.alerts.map(({ label, title, target }) => item(label, { kind: 'jump', title, target }))),
      ...(hasInbox ? [item(words.allAlerts, { kind: 'act', action: 'show-alerts' })] : [])
    ],
    pauseItems(facts),
    screens.length === 0 ? [] : [{ kind: 'menu', label: words.open, items: screens.map(({ action, title }) => item(title, { kind: 'act', action })) }],
    [
      isWindowShown ? item(words.hide, { kind: 'hide' }) : item(words.show, { kind: 'show' }),
      ...(screens.some(({ action }) => action === 'show-settings') ? [item(words.settings, { kind: 'act', action: 'show-settings' })] : [])
    ],
    [item(words.quit, { kind: 'quit' })]
  )
}
