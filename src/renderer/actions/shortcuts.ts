/** Which keys do what: the actions' own shortcuts, changed by the settings. */
import type { Action } from './action.js'

type Bound = Pick<Action, 'id' | 'title' | 'shortcut'>

/** Changed shortcuts by action, as the settings keep them; the empty text takes a shortcut away. */
export type ChangedShortcuts = Readonly<Record<string, string>>

export interface Clash {
  readonly keys: string
  /** Title of the action that keeps them. */
  readonly holder: string
}

export interface Shortcuts {
  /** By action; one without a shortcut is not in it. */
  readonly keysOf: ReadonlyMap<string, string>
  /** The action that a shortcut runs. */
  readonly actionOf: ReadonlyMap<string, string>
  /** By action that lost its shortcut to another. */
  readonly clashes: ReadonlyMap<string, Clash>
}

const changedOf = (changed: ChangedShortcuts, id: string): string | undefined => (Object.hasOwn(changed, id) ? changed[id] : undefined)

/** A changed shortcut takes precedence over one that comes with an action; among equals the first in the list keeps the keys. */
export function shortcutsOf(actions: readonly Bound[], changed: ChangedShortcuts): Shortcuts {
  const keysOf = new Map<string, string>()
  const holders = new Map<string, Bound>()
  const clashes = new Map<string, Clash>()
  const give = (action: Bound, keys: string): void => {
    const holder = holders.get(keys)
    if (holder !== undefined) {
      clashes.set(action.id, { keys, holder: holder.title })
      return
    }
    holders.set(keys, action)
    keysOf.set(action.id, keys)
  }
  for (const action of actions) {
    const keys = changedOf(changed, action.id)
    if (keys !== undefined && keys !== '') give(action, keys)
  }
  for (const action of actions) {
    if (action.shortcut !== null && changedOf(changed, action.id) === undefined) give(action, action.shortcut)
  }
  return { keysOf, actionOf: new Map([...holders].map(([keys, { id }]) => [keys, id])), clashes }
}

/** The changed shortcuts once an action has these keys; what they did before has none then. Back to its own keys, it is not changed. */
export function withShortcut(actions: readonly Bound[], changed: ChangedShortcuts, id: string, keys: string): Record<string, string> {
  const before = keys === '' ? undefined : shortcutsOf(actions, changed).actionOf.get(keys)
  const { [id]: _own, ...others } = changed
  const next = before === undefined || before === id ? others : { ...others, [before]: '' }
  const isOwn = (actions.find((action) => action.id === id)?.shortcut ?? '') === keys
  return isOwn ? next : { ...next, [id]: keys }
}
