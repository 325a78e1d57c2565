/** The entry by which Linux desktops start a program at login: a file in the user's autostart folder (XDG Autostart, XDG Desktop Entry). */
import { homedir } from 'node:os'
import { join } from 'node:path'

const MARK = 'X-Pitwall-Autostart=true'

export function autostartPath(env: Readonly<Record<string, string | undefined>>): string {
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return join(config.startsWith('/') ? config : join(homedir(), '.config'), 'autostart', 'pitwall.desktop')
}

/** One argument of `Exec`: quoted, its special signs escaped, and once more as every text of such a file is. */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')
  return `"${inQuotes}"`.replaceAll('\\', '\\\\')
}

/** @param command the program and its arguments */
export function autostartEntry(command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=Pitwall
Comment=Read-only trading monitor
Exec=${command.map(quoted).join(' ')}
Terminal=false
StartupNotify=false
${MARK}
`
}

/** Whether we wrote it: what a person made by hand is theirs. */
export function isOurs(text: string): boolean {
  return text.split('\n').includes(MARK)
}

/** Whether it was switched off in the desktop's own settings. */
export function isSwitchedOff(text: string): boolean {
  return /^(?:Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(text)
}
