/** Whether an older kind of tray is there: on X11 it is whoever owns the selection `_NET_SYSTEM_TRAY_S<screen>` (System Tray Protocol, freedesktop.org). */
export function hasXTray(_env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  return Promise.resolve(false)
}
