import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import type { OfferedAction } from '../../../shared/ipc/offered-action.js'
import { acceleratorOf } from './accelerator.js'
import { menuTemplate } from './menu-template.js'

const offer = (id: string, group: OfferedAction['group'], more: Partial<OfferedAction> = {}): OfferedAction => ({ id, title: id, group, choice: null, keys: null, isEnabled: true, isChosen: false, ...more })
const offered = [
  offer('show-overview', 'Go to', { keys: 'Alt+1' }),
  offer('show-settings', 'Go to'),
  offer('refresh-desk', 'Desk', { keys: 'Mod+R' }),
  offer('clear-faults', 'Desk', { isEnabled: false }),
  offer('zoom-in', 'View', { keys: 'Mod+=' }),
  offer('theme-dark', 'View', { choice: 'Theme', isChosen: true }),
  offer('theme-light', 'View', { choice: 'Theme' }),
  offer('something-new', 'View'),
  offer('about', 'Help', { title: 'Terms & licences' })
]

const submenu = (item: MenuItemConstructorOptions | undefined): MenuItemConstructorOptions[] => (Array.isArray(item?.submenu) ? item.submenu : [])
const made = (actions: readonly OfferedAction[] = offered, isMac = false, run: (id: string) => void = () => undefined): MenuItemConstructorOptions[] => menuTemplate({ actions, isMac, appName: 'Pitwall', run })
const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => items.flatMap((item) => [item, ...all(submenu(item))])
const find = (id: string, items = made()): MenuItemConstructorOptions | undefined => all(items).find((item) => item.id === id)
const labels = (items: readonly MenuItemConstructorOptions[]): (string | undefined)[] => items.map(({ label, role, type }) => label ?? role ?? type)

describe('the menus', () => {
  it('hold each action once, in its menu, and one that no menu names as well', () => {
    const ids = all(made()).flatMap(({ id }) => id ?? [])
    expect([...ids].sort()).toEqual(offered.map(({ id }) => id).sort())
    expect(labels(made())).toEqual(['&File', '&Edit', '&View', '&Desk', '&Window', '&Help'])
    expect(labels(submenu(made()[2]))).toEqual(['show-overview', 'separator', 'zoom-in', 'separator', 'Theme', 'separator', 'something-new'])
  })

  it('have the application\'s own menu on a Mac, with the about that Help has elsewhere', () => {
    const [own, ...others] = made(offered, true)
    expect(own?.label).toBe('Pitwall')
    expect(labels(submenu(own))).toContain('quit')
    expect(find('about', own === undefined ? [] : [own])).toBeDefined()
    expect(find('about', others)).toBeUndefined()
    expect(all(others).some(({ role }) => role === 'quit')).toBe(false)
  })

  it('show the keys without obeying them, and run the action of the page', () => {
    const ran: string[] = []
    const item = find('refresh-desk', made(offered, false, (id) => ran.push(id)))
    expect(item).toMatchObject({ accelerator: 'CommandOrControl+R', registerAccelerator: false })
    Reflect.apply(item?.click ?? (() => undefined), undefined, [])
    expect(ran).toEqual(['refresh-desk'])
  })

  it('show what cannot be done now, and which of several is in force', () => {
    expect(find('clear-faults')).toMatchObject({ enabled: false })
    expect([find('theme-dark'), find('theme-light')]).toMatchObject([{ type: 'radio', checked: true }, { type: 'radio', checked: false }])
  })

  it('give a group that is none of theirs a menu of its own', () => {
    const items = made([...offered, offer('mute-all', 'Alerts')])
    expect(labels(items)).toEqual(['&File', '&Edit', '&View', '&Desk', 'Alerts', '&Window', '&Help'])
    expect(find('mute-all', items)).toBeDefined()
  })

  it('take no sign of a title for a key', () => {
    expect(find('about')?.label).toBe('Terms && licences')
  })

  it('have no two lines together and none at an end, whatever is offered', () => {
    for (const actions of [[], offered, offered.slice(0, 3)]) {
      for (const items of made(actions).map(submenu)) {
        const kinds = items.map(({ type }) => type === 'separator')
        expect([kinds[0], kinds.at(-1), kinds.some((is, index) => is && kinds[index + 1])]).toEqual([false, false, false])
      }
    }
  })
})

describe('an accelerator', () => {
  it.each([['Mod+K', 'CommandOrControl+K'], ['Mod+Shift+K', 'CommandOrControl+Shift+K'], ['Alt+1', 'Alt+1'], ['F11', 'F11'], ['Mod+=', 'CommandOrControl+='], ['?', '?']])('of %s is %s', (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator)
  })

  it.each([null, '', 'Mod+Mod+K', 'K', 'nonsense'])('is none for %s', (keys) => {
    expect(acceleratorOf(keys)).toBeNull()
  })
})
