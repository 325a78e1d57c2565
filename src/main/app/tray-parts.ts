/** What Pitwall's presence on the desktop needs of the app around it. */
import { app, type BrowserWindow } from 'electron'
import type { Settings } from '../../shared/config/settings.js'
import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import { systemClock } from '../../shared/lib/clock.js'
import { zoneOfChoice } from '../../shared/lib/zone-choice.js'
import type { SettingsService } from '../config/settings-service.js'
import type { Logger } from '../diagnostics/logger.js'
import { LateTray } from '../tray/late-tray.js'
import type { AlertJumps } from './alert-jump.js'
import type { OpenDesk } from './request-handlers.js'

export interface TrayPartsOptions {
  readonly window: BrowserWindow
  readonly desk: () => OpenDesk | null
  readonly settings: SettingsService
  readonly offered: () => readonly OfferedAction[]
  readonly act: (id: string) => void
  readonly jumps: AlertJumps
  /** The page's settings are others now. */
  readonly tellSettings: (settings: Settings) => void
  readonly logger: Logger
}

export function lateTray({ window, desk, settings, offered, act, jumps, tellSettings, logger }: TrayPartsOptions): LateTray {
  return new LateTray({
    window,
    logger,
    make: () => ({
      window,
      desk: () => {
        const open = desk()
        return open === null ? null : { store: open.store, status: open.board.current, inbox: open.alerts.state }
      },
      settings: () => settings.settings,
      keepClosing: async (closing) => {
        const { settings: now } = settings
        await settings.save({ settings: { ...now, desktop: { ...now.desktop, closing } }, password: null })
        tellSettings((await settings.view()).settings)
      },
      offered,
      act,
      jump: (alert) => {
        jumps.to(alert)
      },
      pause: async (until) => {
        const alerts = await desk()?.alerts.get()
        await alerts?.inbox.pause(until === null ? null : { until, withCritical: false })
      },
      quit: () => {
        app.quit()
      },
      clock: systemClock,
      logger,
      language: app.getLocale(),
      localZone: zoneOfChoice('local'),
      zone: () => zoneOfChoice(settings.settings.appearance.timeZone)
    })
  })
}
