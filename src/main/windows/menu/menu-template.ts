/**
 * The application's menus, made of the page's actions and the system's roles. An accelerator is only shown: the page reads the
 * keys itself, by the same list, wherever the focus is. (On a Mac a menu always obeys its keys, but only those that the page
 * has not taken.)
 */
import type { MenuItemConstructorOptions } from 'electron'
import type { OfferedAction } from '../../../shared/ipc/offered-action.js'
import { menuWords } from '../../text/windows.js'
import { acceleratorOf } from './accelerator.js'

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/** Which actions stand together, by menu; those of a group that are not named follow at its end. */
const layout = {
  file: [['show-settings', 'connect-own-desk']],
  view: [['zoom-in', 'zoom-out', 'zoom-reset'], ['full-screen']],
  desk: [['refresh-desk', 'refresh-database', 'refresh-broker'], ['show-all-accounts'], ['break-something', 'clear-faults']],
  help: [['open-palette', 'show-shortcuts', 'open-documentation'], ['open-logs', 'copy-diagnostics'], ['about']]
} as const

/** Groups of the page that stand in a menu of ours; another has a menu of its own. */
const groups: ReadonlySet<string> = new Set(['Go to', 'View', 'Desk', 'Help'])

const placed: ReadonlySet<string> = new Set(Object.values(layout).flat(2))

export interface MenuOptions {
  readonly actions: readonly OfferedAction[]
  readonly isMac: boolean
  readonly appName: string
  readonly run: (id: string) => void
}

/** Sections with a line between them, but for those that are empty. */
function sections(...parts: readonly (readonly Item[])[]): Item[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [line, ...part]))
}

export function menuTemplate({ actions, isMac, appName, run }: MenuOptions): Item[] {
  const item = ({ id, title, keys, choice, isEnabled, isChosen }: OfferedAction): Item => {
    const accelerator = acceleratorOf(keys)
    return {
      id, label: title.replaceAll('&', '&&'), click: () => { run(id) },
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      ...(choice === null ? { enabled: isEnabled } : { type: 'radio', checked: isChosen })
    }
  }
  const named = (parts: readonly (readonly string[])[]): Item[][] => parts.map((ids) => ids.flatMap((id) => actions.filter((action) => action.id === id).map(item)))
  const rest = (group: string): Item[] => actions.filter((action) => action.group === group && action.choice === null && !placed.has(action.id)).map(item)
  const choices = (group: string): Item[] => {
    const own = actions.filter((action) => action.group === group && action.choice !== null)
    return [...new Set(own.map(({ choice }) => choice ?? ''))].map((choice) => ({ label: choice, submenu: own.filter((action) => action.choice === choice).map(item) }))
  }
  const appMenu: Item = {
    label: appName,
    submenu: sections(named([['about']])[0] ?? [], [{ role: 'services' }], [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }], [{ role: 'quit' }])
  }
  const help = isMac ? layout.help.filter((ids) => !(ids as readonly string[]).includes('about')) : layout.help
  const others = [...new Set(actions.map(({ group }) => group).filter((group) => !groups.has(group)))]
  const menus: Item[] = [
    ...(isMac ? [appMenu] : []),
    { label: menuWords.file, submenu: sections(...named(layout.file), [isMac ? { role: 'close' } : { role: 'quit' }]) },
    { label: menuWords.edit, submenu: sections([{ role: 'undo' }, { role: 'redo' }], [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]) },
    { label: menuWords.view, submenu: sections(rest('Go to'), ...named(layout.view), choices('View'), rest('View')) },
    { label: menuWords.desk, submenu: sections(...named(layout.desk), choices('Desk'), rest('Desk')) },
    ...others.map((group) => ({ label: group, submenu: sections(choices(group), rest(group)) })),
    { label: menuWords.window, role: 'window', submenu: isMac ? [{ role: 'minimize' }, { role: 'zoom' }, line, { role: 'front' }] : [{ role: 'minimize' }, { role: 'close' }] },
    { label: menuWords.help, role: 'help', submenu: sections(...named(help), rest('Help')) }
  ]
  return menus.filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0)
}
