import { expect, it } from 'vitest'
import { autostartEntry, autostartPath, isOurs, isSwitchedOff } from './autostart-file.js'

it('stands where the desktop looks', () => {
  expect(autostartPath({ XDG_CONFIG_HOME: '/home/t/.cfg' })).toBe('/home/t/.cfg/autostart/pitwall.desktop')
  // A relative folder is to be ignored (XDG Base Directory).
  expect(autostartPath({ XDG_CONFIG_HOME: 'cfg' })).toMatch(/^\/.*\/\.config\/autostart\/pitwall\.desktop$/)
})

it('starts the program whatever signs are in its path', () => {
  const entry = autostartEntry(['/opt/Pit wall/100%/a"b$c\\d', '--hidden'])
  expect(entry).toContain(String.raw`Exec="/opt/Pit wall/100%%/a\\"b\\$c\\\\d" "--hidden"`)
  expect(entry.startsWith('[Desktop Entry]\nType=Application\n')).toBe(true)
})

it('is told from what a person made, and from one that was switched off', () => {
  const entry = autostartEntry(['/opt/pitwall'])
  expect(isOurs(entry)).toBe(true)
  expect(isOurs('[Desktop Entry]\nExec=pitwall\n')).toBe(false)
  expect(isSwitchedOff(entry)).toBe(false)
  expect(isSwitchedOff(`${entry}Hidden=true\n`)).toBe(true)
  expect(isSwitchedOff(`${entry}X-GNOME-Autostart-enabled=false\n`)).toBe(true)
})
