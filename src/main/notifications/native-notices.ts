/** Notifications of the operating system. */
import { Notification } from 'electron'
import { noticeWords as words } from '../text/notices.js'
import type { Notice, NoticeChoice } from './notice.js'
import type { DaemonView } from './notification-daemon.js'
import type { Screen, Unshown } from './ports.js'

/** Electron says at once on Linux; macOS asks a person first, the first time. */
const ANSWER_MS = 5_000
/** A notification that is forgotten can be clicked no more. */
const MOST_HELD = 100

const choices = ['acknowledge', 'snooze'] as const satisfies readonly NoticeChoice[]

export interface NativeOptions {
  readonly platform: NodeJS.Platform
  /** Of a Linux desktop; null: another system. */
  readonly look: (() => Promise<DaemonView>) | null
}

export class NativeNotices implements Screen {
  readonly #held = new Map<string, Notification>()
  /** One that nobody holds could be collected before the system answers. */
  readonly #showing = new Set<Notification>()

  constructor(private readonly options: NativeOptions) {}

  readonly show = async (notice: Notice, choose: (choice: NoticeChoice) => void, signal: AbortSignal): Promise<Unshown | null> => {
    if (!Notification.isSupported()) return { code: 'NOT_SUPPORTED', message: words.unsupported, remedy: null }
    const daemon = (await this.options.look?.()) ?? null
    if (daemon !== null && daemon.refusal !== null) return daemon.refusal
    return signal.aborted ? { code: 'CLOSED', message: 'it was broken off', remedy: null } : this.#show(notice, daemon?.readsMarkup ?? false, choose, signal)
  }

  readonly withdraw = (id: string): void => {
    this.#held.get(id)?.close()
    this.#held.delete(id)
  }

  /** They stay on screen, as what a person has not answered; clicks lead nowhere any more. */
  readonly close = (): void => {
    this.#held.clear()
  }

  #show({ id, severity, isOver, title, lines, isSticky }: Notice, readsMarkup: boolean, choose: (choice: NoticeChoice) => void, signal: AbortSignal): Promise<Unshown | null> {
    const { platform } = this.options
    const body = lines.join('\n')
    const notification = new Notification({
      title,
      body: readsMarkup ? escaped(body) : body,
      // Ours is heard, or none.
      silent: true,
      urgency: isSticky ? 'critical' : isOver || severity === 'info' ? 'low' : 'normal',
      timeoutType: isSticky ? 'never' : 'default',
      // Electron sends them on no Linux, and Windows answers them only from its newest versions on.
      ...(platform === 'darwin' && !isOver ? { actions: choices.map((choice) => ({ type: 'button' as const, text: words[choice] })) } : {})
    })
    this.#showing.add(notification)
    return new Promise((resolve) => {
      const settle = (outcome: Unshown | null): void => {
        clearTimeout(timer)
        this.#showing.delete(notification)
        signal.removeEventListener('abort', onAbort)
        resolve(outcome)
      }
      const onAbort = (): void => { settle({ code: 'CLOSED', message: 'it was broken off', remedy: null }) }
      const timer = setTimeout(() => { settle({ code: 'NO_ANSWER', message: words.unanswered, remedy: words.allow[platform] ?? null }) }, ANSWER_MS)
      signal.addEventListener('abort', onAbort, { once: true })
      notification.on('show', () => {
        this.withdraw(id)
        this.#hold(id, notification)
        settle(null)
      })
      notification.on('failed', (_event, error) => {
        settle({ code: 'REFUSED', message: error === '' ? words.refused : error, remedy: words.allow[platform] ?? null })
      })
      notification.on('click', () => {
        this.#forget(id, notification)
        choose('open')
      })
      notification.on('close', () => { this.#forget(id, notification) })
      notification.on('action', (_event, index) => {
        const chosen = choices[index]
        if (chosen !== undefined) choose(chosen)
      })
      notification.show()
    })
  }

  #hold(id: string, notification: Notification): void {
    this.#held.set(id, notification)
    const [oldest] = this.#held.keys()
    if (oldest !== undefined && this.#held.size > MOST_HELD) this.#held.delete(oldest)
  }

  #forget(id: string, notification: Notification): void {
    if (this.#held.get(id) === notification) this.#held.delete(id)
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
