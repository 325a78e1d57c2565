/**
 * What the notification service of a Linux desktop can do, asked without holding anything up: Electron's own call to a service
 * that hangs would stop the whole main process for as long as that hangs.
 */
import { execFile } from 'node:child_process'
import type { Clock, EpochMs } from '../../shared/lib/clock.js'
import type { Unshown } from './ports.js'

const NAME = 'org.freedesktop.Notifications'
const DEADLINE_SECONDS = 2
/** A service is started, ends or is told not to disturb while Pitwall runs. */
const KNOWN_FOR_MS = 10_000

export interface DaemonView {
  /** Why there is nobody to show anything; null: there is, or it cannot be asked. */
  readonly refusal: Unshown | null
  /** What is written is read as markup. */
  readonly readsMarkup: boolean
  /** A person, or another app, has asked the desktop not to disturb. */
  readonly isInhibited: boolean
}

/** What came of a call: its text, or how it failed; null: there is no way to ask. */
export type Called = { readonly ok: boolean; readonly text: string } | null
export type Call = (method: string, args: readonly string[]) => Promise<Called>

const UNASKED: DaemonView = { refusal: null, readsMarkup: true, isInhibited: false }

/** Calls by `gdbus`, which comes with GLib, so with nearly every desktop. Never rejects. */
export const callByGdbus: Call = (method, args) =>
  new Promise((resolve) => {
    const line = ['call', '--session', '--timeout', String(DEADLINE_SECONDS), '--dest', NAME, '--object-path', '/org/freedesktop/Notifications', '--method', method, ...args]
    execFile('gdbus', line, { timeout: (DEADLINE_SECONDS + 1) * 1_000, encoding: 'utf8' }, (fault, text, complaint) => {
      if (fault === null) resolve({ ok: true, text })
      else if (fault.code === 'ENOENT') resolve(null)
      else resolve({ ok: false, text: fault.killed === true ? 'Timeout was reached' : complaint.trim() })
    })
  })

export class NotificationDaemon {
  #view: DaemonView = UNASKED
  #askedAt: EpochMs | null = null
  #asking: Promise<DaemonView> | null = null

  constructor(
    private readonly clock: Clock,
    private readonly call: Call = callByGdbus
  ) {}

  /** As it was a moment ago at the most; a service that refused is asked anew each time. Never rejects. */
  look(): Promise<DaemonView> {
    const now = this.clock.now()
    const isKnown = this.#askedAt !== null && now >= this.#askedAt && now - this.#askedAt < KNOWN_FOR_MS && this.#view.refusal === null
    if (isKnown) return Promise.resolve(this.#view)
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  async #ask(): Promise<DaemonView> {
    const [able, inhibited] = await Promise.all([this.call(`${NAME}.GetCapabilities`, []), this.call('org.freedesktop.DBus.Properties.Get', [NAME, 'Inhibited'])])
    this.#askedAt = this.clock.now()
    this.#view = able === null ? UNASKED : { refusal: able.ok ? null : refusalOf(able.text), readsMarkup: able.text.includes("'body-markup'"), isInhibited: inhibited?.ok === true && inhibited.text.includes('true') }
    return this.#view
  }
}

function refusalOf(said: string): Unshown {
  const words = said.replace(/^Error:\s*/, '').replace(/^GDBus\.Error:/, '').trim()
  if (/Timeout was reached|NoReply/i.test(said)) return { code: 'NO_ANSWER', message: `the desktop's notification service did not answer within ${String(DEADLINE_SECONDS)} s`, remedy: 'Restart the notification service of the desktop.' }
  if (/ServiceUnknown|NameHasNoOwner/i.test(said)) return { code: 'NO_SERVICE', message: 'this desktop has no notification service', remedy: 'Start one: dunst, mako, or that of the desktop environment.' }
  return { code: 'NO_BUS', message: words === '' ? 'the session bus cannot be reached' : words, remedy: 'Start Pitwall within a desktop session.' }
}
