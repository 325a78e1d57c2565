/** How a person at this machine is told of alerts; made once for the app, after the first paint. */
import { nativeTheme, shell } from 'electron'
import type { Settings } from '../../shared/config/settings.js'
import { themeOf } from '../../shared/config/theme.js'
import type { Clock } from '../../shared/lib/clock.js'
import { DesktopDelivery, type DesktopOptions } from './desktop-delivery.js'
import { NativeNotices } from './native-notices.js'
import { NotificationDaemon } from './notification-daemon.js'
import { OwnNotices, type OwnNoticesOptions } from './own-window/own-notices.js'

export interface NotificationsOptions extends Pick<DesktopOptions, 'jump' | 'acknowledge' | 'snooze'>, Pick<OwnNoticesOptions, 'page' | 'preload' | 'onFault'> {
  readonly settings: () => Settings
  readonly clock: Clock
  readonly platform: NodeJS.Platform
  /** Has the page sound it. @returns false: there is no page */
  readonly sound: (...what: Parameters<DesktopOptions['sound']>) => boolean
}

export interface Notifications {
  readonly delivery: DesktopDelivery
  readonly close: () => void
}

export function openNotifications({ settings, clock, platform, sound, jump, acknowledge, snooze, ...ofWindow }: NotificationsOptions): Notifications {
  // The other systems tell no app whether a person is to be disturbed: they keep what they show quiet by themselves.
  const daemon = platform === 'linux' ? new NotificationDaemon(clock) : null
  const native = new NativeNotices({ platform, look: daemon === null ? null : () => daemon.look() })
  const own = new OwnNotices({ ...ofWindow, theme: () => themeOf(settings().appearance.theme, { isLight: !nativeTheme.shouldUseDarkColors, isContrast: nativeTheme.shouldUseHighContrastColors }) })
  const delivery = new DesktopDelivery({
    settings: () => settings().notifications,
    areAmountsHidden: () => settings().appearance.hideAmounts,
    native,
    own,
    clock,
    jump,
    acknowledge,
    snooze,
    isQuiet: async () => (await daemon?.look())?.isInhibited ?? false,
    sound: (severity, volume) => {
      // What is critical is heard whatever has become of the page.
      if (!sound(severity, volume) && severity === 'critical') shell.beep()
    }
  })
  return {
    delivery,
    close: () => {
      native.close()
      own.close()
    }
  }
}
