/** What telling alerts at this machine needs of the app around it: one for the app, whatever desk is open, loaded when it is. */
import { powerSaveBlocker } from 'electron'
import { join } from 'node:path'
import type { AlertSeverity } from '../../shared/domain/alerts/alert.js'
import { systemClock } from '../../shared/lib/clock.js'
import type { Delivery } from '../alerts/delivery/ports.js'
import type { DeskAlerts } from '../alerts/desk-alerts.js'
import type { LateAlerts } from '../alerts/late-alerts.js'
import type { SettingsService } from '../config/settings-service.js'
import type { Logger } from '../diagnostics/logger.js'
import { LatePart } from '../lib/late-part.js'
import type { Notifications } from '../notifications/notifications.js'
import { KeepAwake } from '../power/keep-awake.js'
import type { AlertJumps } from './alert-jump.js'

export interface NotificationPartsOptions {
  readonly pageOrigin: string
  /** Folder of the built main process. */
  readonly built: string
  readonly settings: SettingsService
  readonly jumps: AlertJumps
  /** Those of the desk that is open. */
  readonly alerts: () => LateAlerts | null
  /** Has the page sound it. @returns false: there is no page */
  readonly sound: (severity: AlertSeverity, volume: number) => boolean
  readonly logger: Logger
}

export interface LateNotifications {
  /** The ways of this machine, as the settings are now. Never rejects: alerts go on without them, and they are tried again. */
  readonly channels: () => Promise<readonly Delivery[]>
  /** Takes what is on screen of ours away. Never rejects. */
  readonly close: () => Promise<void>
}

export function lateNotifications({ pageOrigin, built, settings, jumps, alerts, sound, logger }: NotificationPartsOptions): LateNotifications {
  const keepAwake = new KeepAwake({ start: () => powerSaveBlocker.start('prevent-app-suspension'), stop: (id) => powerSaveBlocker.stop(id) })
  const toInbox = (what: string, run: (inbox: DeskAlerts['inbox']) => Promise<unknown>): void => {
    alerts()?.tell(({ inbox }) => {
      run(inbox).catch((fault: unknown) => {
        logger.error({ err: fault }, what)
      })
    })
  }
  const part = new LatePart<Notifications>({
    name: 'the notifications',
    logger,
    make: async () => {
      const { openNotifications } = await import('../notifications/notifications.js')
      return openNotifications({
        settings: () => settings.settings,
        clock: systemClock,
        platform: process.platform,
        page: `${pageOrigin}/notices.html`,
        preload: join(built, '../preload/notices.cjs'),
        jump: (alert) => {
          jumps.to(alert)
        },
        acknowledge: (ids) => {
          toInbox('acknowledging from a notification', (inbox) => inbox.acknowledge({ ids }, null))
        },
        snooze: (ids, until) => {
          toInbox('snoozing from a notification', (inbox) => inbox.snooze(ids, until))
        },
        sound,
        onFault: (what) => {
          logger.error({ what }, 'window of alerts')
        }
      })
    },
    end: (made) => {
      made.close()
    }
  })
  return {
    channels: async () => {
      const { desk, notifications } = settings.settings
      // The demo desk's money is none of anybody's: a machine need not stay awake for it.
      keepAwake.apply(notifications.keepAwake && desk === 'own')
      // Tests of other things: a machine without a desktop would have windows of ours come up in the middle of them.
      const isOff = process.env['PITWALL_NO_NOTIFICATIONS'] === '1'
      if (isOff || (!notifications.native.enabled && !notifications.sounds.enabled)) return []
      try {
        return [(await part.get()).delivery]
      } catch {
        // Said, and tried again: the alerts take it when it is there.
        part.want(() => {
          alerts()?.tell((desk) => {
            void desk.apply()
          })
        })
        return []
      }
    },
    close: () => part.close()
  }
}
