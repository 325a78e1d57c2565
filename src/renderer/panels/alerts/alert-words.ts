/** What an alert says, as the page writes it. */
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import type { ListedAlert, ListedDelivery } from '../../../shared/domain/alerts/inbox.js'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { areAmountsHidden } from '../../format/shown-numbers.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatAge } from '../../format/time-format.js'
import { alertsText as words } from '../../text/alerts.js'

/** Shares are never hidden. */
const SHARE = /\d[\d,.]*\s?%/g

/** Words that the rules or a person wrote; while amounts are hidden, without any number but shares and those in the names of what it is about. */
export function maskedText(text: string, { account, instrument, strategy }: Pick<Alert, 'account' | 'instrument' | 'strategy'>): string {
  if (!areAmountsHidden()) return text
  const names = [account, instrument, strategy].filter((name): name is string => name !== null && name !== '')
  const kept = new RegExp([...names.map((name) => literally(name)), SHARE.source].join('|'), 'g')
  let masked = ''
  let from = 0
  for (const { 0: whole, index } of text.matchAll(kept)) {
    masked += withoutAmounts(text.slice(from, index)) + whole
    from = index + whole.length
  }
  return masked + withoutAmounts(text.slice(from))
}

function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What it is about, as a person names it. */
export function subjectText({ instrument, strategy, account, subject }: Pick<Alert, 'instrument' | 'strategy' | 'account' | 'subject'>): string {
  return [instrument, strategy, account].filter((name) => name !== null && name !== '').join(' · ') || subject
}

export interface Lasting {
  readonly kind: 'lasts' | 'over' | 'event'
  readonly text: string
}

/** Whether it lasts, and how long it does or did. @param now the clock of the desk that is shown */
export function lasting({ occurredAt, resolvedAt, raisedAt }: Pick<Alert, 'occurredAt' | 'resolvedAt' | 'raisedAt'>, now: EpochMs): Lasting {
  if (resolvedAt === null) return { kind: 'lasts', text: words.list.lasts(formatAge(Math.max(0, now - occurredAt))) }
  // What happens once is over when it is raised.
  return resolvedAt <= raisedAt ? { kind: 'event', text: words.list.event } : { kind: 'over', text: words.list.over(formatAge(Math.max(0, resolvedAt - occurredAt))) }
}

const channels: Readonly<Record<string, string>> = words.deliveries.channels
const reasons: Readonly<Record<string, string>> = words.deliveries.reasons

export function channelText(name: string): string {
  return channels[name] ?? name
}

/** What became of it, with the reason that Pitwall itself had, or the backend's own code and words. */
export function deliveryText({ state, code, message }: Pick<ListedDelivery, 'state' | 'code' | 'message'>): string {
  const because = code === null ? null : (reasons[code] ?? [code, message].filter((part) => part !== null && part !== '').join(' '))
  return because === null ? words.deliveries.states[state] : `${words.deliveries.states[state]}: ${because}`
}

const worstFirst = ['failed', 'due', 'shown', 'withheld'] as const
export type Told = (typeof worstFirst)[number] | 'none'

/** The state of its deliveries that matters most, in one word. */
export function toldOf({ deliveries }: Pick<ListedAlert, 'deliveries'>): Told {
  return worstFirst.find((state) => deliveries.some((one) => one.state === state)) ?? 'none'
}

/** All deliveries, for a tooltip. */
export function deliveriesText({ deliveries }: Pick<ListedAlert, 'deliveries'>): string {
  if (deliveries.length === 0) return words.deliveries.none
  return deliveries.map((one) => words.deliveries.one(channelText(one.channel), words.deliveries.occasions[one.occasion], deliveryText(one))).join('\n')
}

const MORNING_HOUR = 8
const DAY_MS = 86_400_000

/** The next morning by this machine's clock: at eight, on the day that a person calls tomorrow. Never more than a day away. */
export function nextMorning(now: EpochMs): EpochMs {
  const at = new Date(now)
  const isEarly = at.getHours() < MORNING_HOUR - 1
  const morning = new Date(at.getFullYear(), at.getMonth(), at.getDate() + (isEarly ? 0 : 1), MORNING_HOUR).getTime()
  return Math.min(morning, now + DAY_MS)
}
