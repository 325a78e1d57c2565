/** How Pitwall stands on this machine's desktop, for the settings. */
import { z } from 'zod'

export const desktopState = z.object({
  /** shown: the icon is in the tray. off: not wanted. none: this desktop has no tray. unknown: not found out yet. */
  tray: z.enum(['shown', 'off', 'none', 'unknown']),
  login: z.object({
    isOn: z.boolean(),
    /** Why it could not be brought in line with the settings; null: it could. */
    problem: z.string().nullable()
  }).nullable()
})
export type DesktopState = z.infer<typeof desktopState>
