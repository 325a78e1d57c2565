/** The icon in the tray. What is the same is not sent again: each change goes to another process, and a menu that changes under the pointer cannot be hit. */
import { Menu, screen, Tray, type MenuItemConstructorOptions } from 'electron'
import { trayImage } from './tray-image.js'
import type { TrayDeed, TrayItem } from './tray-menu.js'
import type { TrayState } from './tray-state.js'

export interface TrayIconOptions {
  readonly platform: NodeJS.Platform
  /** A click on the icon itself. */
  readonly onClick: () => void
  readonly onDeed: (deed: TrayDeed) => void
}

export interface TrayContent {
  readonly state: TrayState
  readonly tooltip: string
  readonly items: readonly TrayItem[]
}

interface Shown {
  readonly tray: Tray
  state: TrayState
  tooltip: string
  /** The labels: what an item does may change with the moment at which it is chosen. */
  labels: string
}

export class TrayIcon {
  #shown: Shown | null = null

  constructor(private readonly options: TrayIconOptions) {}

  get isShown(): boolean {
    return this.#shown !== null
  }

  /** @param items is asked for when the menu may have changed */
  show({ state, tooltip, items }: TrayContent): void {
    const shown = (this.#shown ??= this.#open(state))
    if (shown.state !== state) shown.tray.setImage(this.#image(state))
    if (shown.tooltip !== tooltip) shown.tray.setToolTip(tooltip)
    const labels = JSON.stringify(items, (name, value: unknown) => (name === 'until' ? undefined : value))
    if (shown.labels !== labels) shown.tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => this.#template(item))))
    Object.assign(shown, { state, tooltip, labels })
  }

  remove(): void {
    this.#shown?.tray.destroy()
    this.#shown = null
  }

  #open(state: TrayState): Shown {
    const tray = new Tray(this.#image(state))
    tray.on('click', () => {
      this.options.onClick()
    })
    return { tray, state, tooltip: '', labels: '' }
  }

  #image(state: TrayState): Electron.NativeImage {
    return trayImage(state, this.options.platform, screen.getPrimaryDisplay().scaleFactor)
  }

  #template(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'line') return { type: 'separator' }
    const label = item.label.replaceAll('&', '&&')
    if (item.kind === 'menu') return { label, submenu: item.items.map((one) => this.#template(one)) }
    const { deed } = item
    return deed === null ? { label, enabled: false } : { label, click: () => { this.options.onDeed(deed) } }
  }
}
