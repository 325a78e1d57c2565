/** What the tray shows, as plain words: made of facts, with no Electron in it. */
import type { InboxState } from '../../shared/domain/alerts/inbox.js'
import type { AlertTarget } from '../../shared/domain/alerts/alert.js'
import type { EpochMs } from '../../shared/lib/clock.js'
import type { DecimalText } from '../../shared/lib/decimal.js'
import { decimalWords, hiddenWords, withoutNumbers } from '../../shared/lib/decimal-words.js'
import { formatAge } from '../../shared/lib/age-words.js'
import { numberShape } from '../../shared/lib/number-shape.js'
import type { Total } from '../../shared/domain/money-total.js'
import type { Reach } from '../../shared/state/panel-truth.js'
import { trayWords as words } from '../text/tray.js'
import type { DeskFigures } from './desk-figures.js'
import { alertLevel, dataState, trayState, type DataState, type TrayState } from './tray-state.js'

export interface TrayFacts {
  readonly desk: 'demo' | 'own'
  readonly figures: DeskFigures
  readonly reach: Reach
  /** Null: the alerts are not watched yet. */
  readonly inbox: InboxState | null
  readonly now: EpochMs
}

/** How a person reads numbers and times. */
export interface Manner {
  /** BCP 47. */
  readonly language: string
  readonly hidesAmounts: boolean
  /** IANA name. */
  readonly zone: string
}

export interface TrayView {
  readonly state: TrayState
  readonly tooltip: string
  /** What is wrong with the data; null: nothing. */
  readonly trouble: string | null
  /** The top figures, a line each. */
  readonly figures: readonly string[]
  readonly alerts: readonly { readonly id: string; readonly label: string; readonly title: string; readonly target: AlertTarget | null }[]
  /** Until when nobody is disturbed; null: notifications come. */
  readonly pausedUntil: string | null
}

/** Windows cuts a tooltip after so many characters. */
const MOST_TOOLTIP = 127
const MOST_TITLE = 60

const names = { postgres: 'Postgres', ib: 'IB' } as const

/** `12:05`, with the day before it where it is not today's. */
export function shownTime(at: EpochMs, now: EpochMs, zone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return day.format(at) === day.format(now) ? time : `${day.format(at)} ${time}`
}

/** An age that does not tick: a tooltip that changes with every second cannot be read. */
function steadyAge(ms: number): string {
  return ms < 60_000 ? words.atMostSeconds(Math.ceil((ms + 1) / 10_000) * 10) : formatAge(ms)
}

function amount(value: DecimalText, digits: number, signed: boolean, { language, hidesAmounts }: Manner): string {
  return hidesAmounts ? hiddenWords(value, { digits, signed }) : decimalWords(value, { digits, signed }, numberShape(language))
}

/** A sum, or the sums of unlike currencies beside each other; how many accounts are not in it is said. */
function totalWords({ perCurrency, counted, missing }: Total, digits: number, signed: boolean, manner: Manner): string {
  if (perCurrency.length === 0) return words.notKnown
  const sums = perCurrency.map(({ value, currency }) => `${amount(value, digits, signed, manner)} ${currency}`).join(', ')
  return missing === 0 ? sums : words.counted(sums, counted, counted + missing)
}

function troubleOf({ reach, figures: { truth } }: TrayFacts, data: DataState): string | null {
  if (data === 'fine') return null
  const down = (['postgres', 'ib'] as const).filter((source) => !reach[source].reachable && reach[source].mode !== 'off')
  if (down.length > 0) return down.map((source) => `${names[source]}: ${reach[source].error?.code ?? words.connecting}`).join(', ')
  if (Object.values(reach).every(({ mode }) => mode === 'off')) return words.nothingConfigured
  return truth.cause ?? words.notAllHere
}

/** "2 critical, 1 warning": the alerts that wait for somebody or last. */
function alertCounts(inbox: InboxState | null): string | null {
  if (inbox === null) return null
  if (inbox.open === null || inbox.unread === null) return words.alertsUnread
  const { critical } = inbox.unread
  const warning = inbox.open.warning + inbox.open.critical
  const parts = [critical === 0 ? null : words.critical(critical), warning === 0 ? null : words.lasting(warning)].filter((part) => part !== null)
  return parts.length === 0 ? null : words.alerts(parts)
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}\u2026`
}

export function trayView(facts: TrayFacts, manner: Manner): TrayView {
  const { figures, inbox, reach, now } = facts
  const data = dataState(figures.truth, reach)
  const level = alertLevel(inbox)
  const { oldestAsOf } = figures.truth
  const { exposure } = figures
  const share = exposure?.share.value ?? null
  const day = totalWords(figures.dailyPnl, 2, true, manner)
  const tooltip = [
    words.state(facts.desk === 'demo', [words.data[data], words.level[level]].filter((word) => word !== null)),
    words.today(day),
    oldestAsOf === null ? words.notAllHere : words.oldest(steadyAge(Math.max(0, now - oldestAsOf))),
    alertCounts(inbox)
  ]
  return {
    state: trayState(data, level),
    tooltip: cut(tooltip.filter((line) => line !== null).join('\n'), MOST_TOOLTIP),
    trouble: troubleOf(facts, data),
    figures: [
      words.netLiquidation(totalWords(figures.netLiquidation, 0, false, manner)),
      words.dailyPnl(totalWords(figures.dailyPnl, 0, true, manner)),
      words.exposure(exposure === null ? words.notKnown : totalWords(exposure.gross, 0, false, manner), share === null ? null : Math.round(Number(share) * 100)),
      words.counts(exposure?.positions ?? null, figures.orders),
      figures.asOf === null ? words.notAllKnown : words.asOf(shownTime(figures.asOf, now, manner.zone))
    ],
    alerts: (inbox?.latest ?? []).map(({ id, severity, title, raisedAt, target }) => {
      const shown = manner.hidesAmounts ? withoutNumbers(title) : title
      return { id, title, target, label: `${shownTime(raisedAt, now, manner.zone)}  ${words.alert[severity](cut(shown, MOST_TITLE))}` }
    }),
    pausedUntil: inbox?.pause == null || inbox.pause.until <= now ? null : shownTime(inbox.pause.until, now, manner.zone)
  }
}
