/** How Pitwall lives on this machine's desktop. */
import { z } from 'zod'

export const desktopSettings = z.strictObject({
  /** An icon where the desktop has its tray. */
  showTray: z.boolean().default(true),
  /** What closing the window does where there is an icon in the tray. ask: it is explained and asked once. */
  closing: z.enum(['ask', 'hide', 'quit']).default('ask'),
  startAtLogin: z.boolean().default(false),
  /** When started at login: in the tray, without a window. */
  startHidden: z.boolean().default(true)
})
export type DesktopSettings = z.infer<typeof desktopSettings>
