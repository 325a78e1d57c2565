/** Alerts to a web address that a person typed: ntfy, Slack, Telegram and their like, or plain JSON. */
import type { WebhookSettings } from '../../../shared/config/notification-settings.js'
import { withoutFigures } from '../../../shared/domain/alerts/masked-words.js'
import type { AlertGroup } from '../../../shared/domain/alerts/alert-group.js'
import type { Clock } from '../../../shared/lib/clock.js'
import { unlessAborted } from '../../lib/unless-aborted.js'
import type { Delivery, DeliveryOutcome } from '../delivery/ports.js'
import { OutboundError, parseAddress, send, type Answered, type Resolve } from './send.js'
import { messageFor } from './templates.js'

export const WEBHOOK = 'webhook'
const DEADLINE_MS = 15_000
/** Yesterday's alerts on a telephone are noise. */
const STALE_AFTER_MS = 86_400_000

/** Where to, as a person typed it. A secret as a whole: many services know their users by it. */
export interface OutboundSecret {
  readonly url: string
  readonly token: string
}

export interface WebhookOptions {
  readonly settings: WebhookSettings
  /** Null: none was typed. */
  readonly secret: () => Promise<OutboundSecret | null>
  /** Whether amounts are hidden on the desk: then no figure leaves the machine either. */
  readonly areAmountsHidden: () => boolean
  readonly clock: Clock
  readonly resolve?: Resolve
}

/**
 * The address as it was typed.
 * @param what a person calls what speaks to it
 * @rejects OutboundError: none was typed, or the keychain that has it does not answer
 */
export async function typedAddress(secret: () => Promise<OutboundSecret | null>, what: string, signal: AbortSignal): Promise<OutboundSecret> {
  const typed = await unlessAborted(secret(), signal).catch((fault: unknown) => {
    throw signal.aborted ? new OutboundError('DEADLINE', 'the keychain did not answer in time') : fault
  })
  if (typed === null) throw new OutboundError('NO_ADDRESS', 'no address has been typed', `Type the address of the ${what} in Settings.`)
  return typed
}

export function webhookDelivery({ settings, secret, areAmountsHidden, clock, resolve }: WebhookOptions): Delivery {
  return {
    name: WEBHOOK,
    canReplace: false,
    tellsResolved: settings.tellsResolved,
    leastSeverity: settings.leastSeverity,
    staleAfterMs: STALE_AFTER_MS,
    deadlineMs: DEADLINE_MS,
    deliver: async (group, signal) => {
      try {
        const typed = await typedAddress(secret, 'webhook', signal)
        const message = messageFor(areAmountsHidden() ? masked(group) : group, { url: parseAddress(typed.url), token: typed.token }, settings)
        const answered = await send({ ...message, method: 'POST', allowPrivate: settings.allowPrivate, holdsToken: typed.token !== '' }, { signal, clock, ...(resolve === undefined ? {} : { resolve }) })
        return withoutSecret(outcomeOf(answered), typed)
      } catch (fault) {
        return refusalOf(fault)
      }
    }
  }
}

function masked(group: AlertGroup): AlertGroup {
  return { ...group, alerts: group.alerts.map((alert) => ({ ...alert, title: withoutFigures(alert.title), detail: withoutFigures(alert.detail) })) }
}

/** A server may answer with what it was asked: its words are shown and kept, the secret is not. */
export function withoutSecret(outcome: DeliveryOutcome, { url, token }: OutboundSecret): DeliveryOutcome {
  if (outcome.kind === 'shown') return outcome
  const { pathname, search } = parseAddress(url)
  const secrets = [token, url, pathname + search, ...pathname.split('/'), search.slice(1)].filter((part) => part.length > 3).sort((a, b) => b.length - a.length)
  return { ...outcome, message: secrets.reduce((text, part) => text.replaceAll(part, '(hidden)'), outcome.message) }
}

/** What another attempt would not change. */
const FINAL: ReadonlySet<string> = new Set(['BAD_ADDRESS', 'NO_ADDRESS', 'PRIVATE_ADDRESS', 'BAD_REDIRECT', 'TOO_MANY_REDIRECTS', 'INSECURE_REDIRECT', 'INSECURE_ADDRESS'])

export function refusalOf(fault: unknown): Extract<DeliveryOutcome, { kind: 'refused' }> {
  const error = fault instanceof OutboundError ? fault : new OutboundError('FAILED', 'the request could not be made')
  return { kind: 'refused', code: error.code, message: error.message, remedy: error.remedy, retryAfterMs: null, isFinal: FINAL.has(error.code) }
}

export function outcomeOf({ status, retryAfterMs, text }: Answered): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'shown' }
  const mayPass = status === 408 || status === 425 || status === 429 || status >= 500
  const words = text.replace(/\s+/g, ' ').trim().slice(0, 200)
  return {
    kind: 'refused',
    code: String(status),
    message: words === '' ? `answered ${String(status)}` : `answered ${String(status)}: ${words}`,
    remedy: status === 401 || status === 403 ? 'Check the token.' : status === 404 || status === 410 ? 'Check the address.' : null,
    retryAfterMs,
    isFinal: !mayPass
  }
}
