/** What closing the desk's window does: hides it where the tray can bring it back, quits elsewhere. */
import type { DesktopSettings } from '../../shared/config/desktop-settings.js'
import type { TrayPlace } from './host/tray-host.js'

/** What a person answers to the explanation. */
export type ClosingAnswer = 'hide' | 'quit' | 'stay'

export interface ClosingOptions {
  readonly settings: () => DesktopSettings
  readonly isIconShown: () => boolean
  /** Looks whether the tray is still there. Never rejects. */
  readonly checkTray: () => Promise<TrayPlace>
  /** The first time: explains and asks. */
  readonly ask: () => Promise<ClosingAnswer>
  /** Keeps the answer for the next time. */
  readonly keep: (answer: 'hide' | 'quit') => Promise<void>
  readonly hide: () => void
  readonly quit: () => void
}

export class Closing {
  #isUnderWay = false

  constructor(private readonly options: ClosingOptions) {}

  /** The window is about to close: prevented where it is to be hidden or a person is to be asked. */
  readonly onClose = (event: { preventDefault: () => void }): void => {
    const { settings, isIconShown } = this.options
    if (!isIconShown() || settings().closing === 'quit') return
    event.preventDefault()
    if (this.#isUnderWay) return
    this.#isUnderWay = true
    this.#decide().then(
      (answer) => {
        this.#isUnderWay = false
        if (answer === 'hide') this.options.hide()
        if (answer === 'quit') this.options.quit()
      },
      () => {
        this.#isUnderWay = false
        // Nobody could be asked, or what was answered could not be kept: it closes as windows do.
        this.options.quit()
      }
    )
  }

  async #decide(): Promise<ClosingAnswer> {
    const { settings, checkTray, ask, keep } = this.options
    // The panel may have gone since it was last heard of: a window that is hidden then is lost.
    if ((await checkTray()) !== 'there') return 'quit'
    const { closing } = settings()
    if (closing !== 'ask') return closing
    const answer = await ask()
    if (answer !== 'stay') await keep(answer).catch(() => undefined) // Said in the log; asked again the next time.
    return answer
  }
}
