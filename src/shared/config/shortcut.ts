/**
 * A keyboard shortcut as it is written in the settings: `Mod+Shift+K`, `Alt+1`, `F5`, `?`. Mod is Command on a Mac and
 * Control elsewhere. A sign that takes Shift is named by itself, because where it stands differs between keyboards.
 */

/** Zooming in is the same key with and without Shift, and so is zooming out. */
const SAME_KEY: Readonly<Record<string, string>> = { '+': '=', _: '-' }

const GRAMMAR = /^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|[!-*,\-./:-@[-^`{-~])$/

/** Of the text and of the window itself: taking these away would take more than it gives. */
const TAKEN: ReadonlySet<string> = new Set(['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Z', 'Mod+Shift+Z', 'Mod+Q', 'Mod+W', 'Alt+F4'])

/** Read by a chart that has the focus. */
const CHART_KEYS: ReadonlySet<string> = new Set(['=', '-'])

/** What is wrong with a shortcut; null: it can be used. The empty text is no shortcut, which is right. */
export function shortcutProblem(keys: string): string | null {
  if (keys === '') return null
  const found = GRAMMAR.exec(keys)
  if (found === null) return 'not a shortcut like Mod+K, Alt+1, F5 or ?'
  const [, mod, alt, shift, key = ''] = found
  if (TAKEN.has(keys)) return 'kept by the system for text and windows'
  if (mod !== undefined || alt !== undefined) return null
  if (/^[A-Z0-9]$/.test(key) || CHART_KEYS.has(key)) return 'letters and digits alone belong to tables, charts and fields: add Mod or Alt'
  return shift !== undefined && key.length === 1 ? 'a sign is named without Shift' : null
}

/** What a browser says of a key that went down. */
export interface KeyPress {
  readonly key: string
  /** The place on the keyboard, whatever is printed there. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** With Alt, and on keyboards of other scripts, the key says a sign of its own: then its place counts. */
function keyName({ key, code, altKey }: KeyPress): string | null {
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]
  const isForeign = key.length === 1 && key > '~'
  if (place !== undefined && (altKey || isForeign)) return place
  if (/^F\d+$/.test(key)) return key
  if (key.length !== 1 || key === ' ') return null
  return SAME_KEY[key] ?? key.toUpperCase()
}

/** The shortcut that was pressed; null where it is none, such as a modifier alone or an arrow. */
export function shortcutOf(press: KeyPress, isMac: boolean): string | null {
  if (isMac ? press.ctrlKey : press.metaKey) return null
  const name = keyName(press)
  if (name === null) return null
  const isSign = name.length === 1 && !/[A-Z0-9]/.test(name)
  const modifiers = [(isMac ? press.metaKey : press.ctrlKey) ? 'Mod' : null, press.altKey ? 'Alt' : null, press.shiftKey && !isSign ? 'Shift' : null]
  return [...modifiers.filter((one) => one !== null), name].join('+')
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** The keys of a shortcut as a person reads them: `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function shownKeys(keys: string, isMac: boolean): readonly string[] {
  if (keys === '') return []
  return keys.split('+').map((key) => (isMac ? MAC_SIGNS[key] : key === 'Mod' ? 'Ctrl' : undefined) ?? (key === '=' ? '+' : key === '-' ? '\u2212' : key))
}
