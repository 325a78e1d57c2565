/** Whether this desktop has a place for an icon, now and from now on. */
import { busSocket } from './bus-address.js'
import { NameWatch } from './name-watch.js'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ANSWER_MS = 3_000
/** A desktop starts its panel when it likes, and starts it again when it has crashed. */
const LOOK_AGAIN_MS = 10_000

/** none: there is nowhere to put an icon. unknown: nobody has answered yet. */
export type TrayPlace = 'there' | 'none' | 'unknown'

export interface TrayHostOptions {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether an older kind of tray is there: an owner of X11's selection for it. Never rejects. */
  readonly hasXTray: () => Promise<boolean>
  readonly onChange: (place: TrayPlace) => void
  readonly lookAgainMs?: number
}

export class TrayHost {
  #place: TrayPlace = 'unknown'
  #names: NameWatch | null = null
  /** What the bus says; null: nothing, it is not there. */
  #hasNotifierHost: boolean | null = null
  #hasXTray = false
  #timer: NodeJS.Timeout | null = null
  #hasEnded = false

  constructor(private readonly options: TrayHostOptions) {}

  get place(): TrayPlace {
    return this.#place
  }

  /** Begins to look. */
  start(): void {
    // Windows and macOS always have one.
    if (this.options.platform !== 'linux') this.#tell('there')
    else this.#look()
  }

  /** Looks again where that could change the answer, so that it is as of now. Never rejects. */
  async check(): Promise<TrayPlace> {
    if (this.options.platform === 'linux' && this.#hasNotifierHost !== true) await this.#lookForXTray()
    return this.#place
  }

  close(): void {
    this.#hasEnded = true
    this.#names?.close()
    this.#names = null
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #look(): void {
    const socket = busSocket(this.options.env)
    if (socket === null) {
      void this.#lookForXTray()
      this.#lookLater()
      return
    }
    this.#names = new NameWatch({
      socket,
      name: WATCHER,
      deadlineMs: ANSWER_MS,
      onOwned: (isOwned) => {
        this.#hasNotifierHost = isOwned
        if (isOwned) this.#tell('there')
        else void this.#lookForXTray()
      },
      onEnd: () => {
        this.#names = null
        this.#hasNotifierHost = null
        void this.#lookForXTray()
      }
    })
    this.#lookLater()
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      if (this.#names === null) this.#look()
      else {
        if (this.#hasNotifierHost === false) void this.#lookForXTray()
        this.#lookLater()
      }
    }, this.options.lookAgainMs ?? LOOK_AGAIN_MS)
  }

  async #lookForXTray(): Promise<void> {
    this.#hasXTray = await this.options.hasXTray()
    if (this.#hasEnded || this.#hasNotifierHost === true) return
    this.#tell(this.#hasXTray ? 'there' : 'none')
  }

  #tell(place: TrayPlace): void {
    if (this.#hasEnded || this.#place === place) return
    this.#place = place
    this.options.onChange(place)
  }
}
