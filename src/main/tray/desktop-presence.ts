/** Pitwall on the desktop: its icon, what closing the window does, and starting at login. Owns all of it for as long as the app runs. */
import type { BrowserWindow } from 'electron'
import type { Settings } from '../../shared/config/settings.js'
import type { AlertJump, InboxState } from '../../shared/domain/alerts/inbox.js'
import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { DesktopState } from '../../shared/state/desktop-state.js'
import { reachOf } from '../../shared/state/panel-truth.js'
import type { DeskStatus } from '../../shared/state/status.js'
import type { DeskStore } from '../desk/desk-store.js'
import type { Logger } from '../diagnostics/logger.js'
import { Closing } from './closing.js'
import { askAboutClosing } from './closing-dialog.js'
import { DeskWindow } from './desk-window.js'
import { FigureSource } from './desk-figures.js'
import { TrayHost } from './host/tray-host.js'
import { applyLogin, type LoginState } from './login/login-start.js'
import { TrayIcon } from './tray-icon.js'
import { trayMenu, type TrayDeed } from './tray-menu.js'
import { trayView, type TrayView } from './tray-view.js'

const LOOK_MS = 1_000
const SCREENS = 'Go to'

/** The desk that is open. */
export interface WatchedDesk {
  readonly store: DeskStore
  readonly status: DeskStatus
  readonly inbox: InboxState | null
}

export interface PresenceOptions {
  readonly window: BrowserWindow
  /** Null: one desk is being exchanged for another. */
  readonly desk: () => WatchedDesk | null
  readonly settings: () => Settings
  readonly keepClosing: (closing: 'hide' | 'quit') => Promise<void>
  /** What the page offers for menus. */
  readonly offered: () => readonly OfferedAction[]
  /** Runs an action of the page. */
  readonly act: (id: string) => void
  readonly jump: (alert: AlertJump) => void
  /** Null: from now on again. @rejects when it cannot be kept */
  readonly pause: (until: EpochMs | null) => Promise<void>
  readonly quit: () => void
  readonly clock: Clock
  readonly logger: Logger
  /** BCP 47, of this machine. */
  readonly language: string
  readonly localZone: string
  /** Name of the zone in which times are shown. */
  readonly zone: () => string
  readonly hasXTray: () => Promise<boolean>
}

export class DesktopPresence {
  readonly #window: DeskWindow
  readonly #icon: TrayIcon
  readonly #host: TrayHost
  readonly #closing: Closing
  #timer: NodeJS.Timeout | null = null
  #source: { readonly store: DeskStore; readonly figures: FigureSource } | null = null
  #login: LoginState | null = null
  #hasEnded = false

  constructor(private readonly options: PresenceOptions) {
    const { window, settings, quit, logger } = options
    this.#window = new DeskWindow(window)
    this.#icon = new TrayIcon({
      platform: process.platform,
      onClick: () => { this.#window.show() },
      onDeed: (deed) => { this.#do(deed) }
    })
    this.#host = new TrayHost({
      platform: process.platform,
      env: process.env,
      hasXTray: options.hasXTray,
      onChange: (place) => {
        logger.info({ place }, 'tray')
        this.#placed()
      }
    })
    this.#closing = new Closing({
      settings: () => settings().desktop,
      isIconShown: () => this.#icon.isShown,
      checkTray: () => this.#host.check(),
      ask: () => askAboutClosing(window),
      keep: (answer) => options.keepClosing(answer).catch((fault: unknown) => {
        logger.error({ err: fault }, 'what closing does could not be kept')
      }),
      hide: () => { this.#window.hide() },
      quit
    })
    window.on('close', this.#closing.onClose)
  }

  get state(): DesktopState {
    const { showTray } = this.options.settings().desktop
    const { place } = this.#host
    return { tray: !showTray ? 'off' : place === 'there' ? 'shown' : place, login: this.#login }
  }

  start(): void {
    this.#host.start()
    this.#timer = setInterval(() => { this.#look() }, LOOK_MS)
    this.#placed()
    void this.#applyLogin(false)
  }

  /** Takes the settings as they are now. */
  async apply(): Promise<DesktopState> {
    this.#placed()
    await this.#applyLogin(true)
    return this.state
  }

  close(): void {
    this.#hasEnded = true
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#host.close()
    this.#icon.remove()
    this.#source?.figures.end()
    if (!this.options.window.isDestroyed()) this.options.window.off('close', this.#closing.onClose)
    this.#window.close()
  }

  /** The tray has come or gone, or is wanted or not. */
  #placed(): void {
    if (this.#hasEnded) return
    const { place } = this.#host
    const isWanted = this.options.settings().desktop.showTray
    // An icon that was there before a panel went is not taken over by the next one: it is made anew.
    if (!isWanted || place !== 'there') this.#icon.remove()
    this.#look()
    // Nothing else could bring it back.
    if (!isWanted || place === 'none') this.#bringBack()
  }

  #bringBack(): void {
    if (!this.#window.isShown) this.#window.show()
  }

  #look(): void {
    if (this.#hasEnded || this.#host.place !== 'there' || !this.options.settings().desktop.showTray) return
    const desk = this.options.desk()
    if (desk === null) return
    try {
      const now = this.options.clock.now()
      const view = this.#view(desk, now)
      this.#icon.show({
        state: view.state,
        tooltip: view.tooltip,
        items: trayMenu({ view, isWindowShown: this.#window.isShown, screens: this.#screens(), now, localZone: this.options.localZone })
      })
    } catch (fault) {
      this.options.logger.error({ err: fault }, 'the tray could not be brought up to date')
    }
  }

  #view({ store, status, inbox }: WatchedDesk, now: EpochMs): TrayView {
    if (this.#source?.store !== store) {
      this.#source?.figures.end()
      this.#source = { store, figures: new FigureSource(store) }
    }
    const reach = reachOf(status)
    const { numbers, hideAmounts } = this.options.settings().appearance
    const figures = this.#source.figures.at(status, reach, now)
    return trayView(
      { desk: status.desk, figures, reach, inbox, now },
      { language: numbers === 'system' ? this.options.language : numbers, hidesAmounts: hideAmounts, zone: this.options.zone() }
    )
  }

  #screens(): readonly { readonly action: string; readonly title: string }[] {
    return this.options.offered().filter(({ group, id }) => group === SCREENS && id.startsWith('show-')).map(({ id, title }) => ({ action: id, title }))
  }

  #do(deed: TrayDeed): void {
    switch (deed.kind) {
      case 'show': this.#window.show(); return
      case 'hide': this.#window.hide(); return
      case 'quit': this.options.quit(); return
      case 'act':
        this.#window.show()
        this.options.act(deed.action)
        return
      case 'jump': this.options.jump(deed); return
      case 'pause': this.#pause(deed.until)
    }
  }

  #pause(until: EpochMs | null): void {
    this.options.pause(until).then(
      () => { this.#look() },
      (fault: unknown) => { this.options.logger.error({ err: fault }, 'notifications could not be paused from the tray') }
    )
  }

  /** Never rejects. */
  async #applyLogin(isAsked: boolean): Promise<void> {
    this.#login = await applyLogin(this.options.settings().desktop, isAsked)
    if (this.#login.problem !== null) this.options.logger.warn(this.#login, 'starting at login')
  }
}
