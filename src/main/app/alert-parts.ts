/** What the alerts of a desk need of the app around it, loaded when they are. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { OutboundSecrets } from '../alerts/outbound/outbound-secrets.js'
import type { Delivery } from '../alerts/delivery/ports.js'
import { electronKeychain } from '../config/electron-keychain.js'
import { SealedText } from '../config/sealed-text.js'
import type { Notifications, NotificationsOptions } from '../notifications/notifications.js'
import type { AppPaths } from './app-paths.js'

/** @param built folder of the built main process */
export function launchAlertsThread(built: string): Worker {
  return new Worker(join(built, 'alerts-worker.js'))
}

/** One for the app: what there is no keychain for is remembered while Pitwall runs, whatever desk is open. */
export function lateSecrets(paths: Pick<AppPaths, 'webhookSecret' | 'deadManSecret'>): () => Promise<OutboundSecrets> {
  let made: Promise<OutboundSecrets> | null = null
  const make = async (): Promise<OutboundSecrets> => {
    const { OutboundSecrets } = await import('../alerts/outbound/outbound-secrets.js')
    return new OutboundSecrets({ webhook: new SealedText(paths.webhookSecret, electronKeychain), deadMan: new SealedText(paths.deadManSecret, electronKeychain) })
  }
  return () => (made ??= make())
}

export interface LateNotificationsOptions {
  readonly options: NotificationsOptions
  /** Called each time that the settings may have changed. */
  readonly onSettings: () => void
  readonly onFault: (fault: unknown) => void
}

export interface LateNotifications {
  /** The ways of this machine, as the settings are now. Never rejects: alerts go on without them. */
  readonly channels: () => Promise<readonly Delivery[]>
  /** Takes what is on screen of ours away. */
  readonly close: () => Promise<void>
}

/** One for the app, whatever desk is open. */
export function lateNotifications({ options, onSettings, onFault }: LateNotificationsOptions): LateNotifications {
  let made: Promise<Notifications> | null = null
  const open = async (): Promise<Notifications> => {
    const { openNotifications } = await import('../notifications/notifications.js')
    return openNotifications(options)
  }
  return {
    channels: async () => {
      onSettings()
      const { native, sounds } = options.settings().notifications
      // Tests of other things: a machine without a desktop would have windows of ours come up in the middle of them.
      const isOff = process.env['PITWALL_NO_NOTIFICATIONS'] === '1'
      if (isOff || (!native.enabled && !sounds.enabled)) return []
      try {
        made ??= open()
        return [(await made).delivery]
      } catch (fault) {
        made = null
        onFault(fault)
        return []
      }
    },
    close: async () => {
      (await made?.catch(() => null))?.close()
    }
  }
}
