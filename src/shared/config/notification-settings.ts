/** When and by what a person is disturbed. Addresses are secrets of their own: they are not in here. */
import { z } from 'zod'
import { alertSeverities } from '../domain/alerts/alert.js'
import { weeklyHours } from '../domain/alerts/weekly-hours-schema.js'

export const webhookSettings = z.strictObject({
  enabled: z.boolean().default(false),
  /** In whose words it is sent. */
  template: z.enum(['ntfy', 'slack', 'telegram', 'json']).default('json'),
  /** Telegram's: the chat that the bot writes to. */
  chatId: z.string().max(128).default(''),
  leastSeverity: z.enum(alertSeverities).default('warning'),
  /** Also that an alert is over. */
  tellsResolved: z.boolean().default(true),
  /** The name may lead to an address of one's own network. */
  allowPrivate: z.boolean().default(false)
})
export type WebhookSettings = z.infer<typeof webhookSettings>

export const deadManSettings = z.strictObject({
  enabled: z.boolean().default(false),
  everySeconds: z.int().min(30).max(86_400).default(300),
  allowPrivate: z.boolean().default(false)
})

const volume = z.int().min(0).max(100)

/** What is heard when a group of alerts is shown. Volumes are percent of full scale; 0: nothing is heard of that severity. */
export const soundSettings = z.strictObject({
  enabled: z.boolean().default(true),
  info: volume.default(0),
  warning: volume.default(40),
  critical: volume.default(80)
})

/** Notifications of the operating system; where it cannot show them, windows of our own. */
export const nativeSettings = z.strictObject({
  enabled: z.boolean().default(true),
  /** News are many where strategies trade: they are in the inbox, and notifications only for who asks for them. */
  leastSeverity: z.enum(alertSeverities).default('warning')
})

export const notificationSettings = z.strictObject({
  /** Nobody is disturbed in these; what comes meanwhile is told in one when they end. Null: there are none. */
  quietHours: weeklyHours.nullable().default(null),
  /** Critical alerts disturb in quiet hours too. */
  criticalPasses: z.boolean().default(true),
  /** Alerts about an instrument wait until its market opens, unless they are critical. */
  waitForSession: z.boolean().default(false),
  native: nativeSettings.prefault({}),
  sounds: soundSettings.prefault({}),
  /** The operating system may not put the app to sleep while it watches; the display may go dark. */
  keepAwake: z.boolean().default(true),
  webhook: webhookSettings.prefault({}),
  deadMan: deadManSettings.prefault({})
})
export type NotificationSettings = z.infer<typeof notificationSettings>
