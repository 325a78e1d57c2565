/** What the paper pilot says in words: why there is nothing to show, and how its worst fall went. */
import type { Drawdown } from '../../../shared/domain/drawdown.js'
import { figure, noFigure, type Figure } from '../../../shared/domain/figure.js'
import type { CurrencyAmount } from '../../../shared/domain/money-total.js'
import type { PaperPilot, PilotCounts, PilotFigures, PilotGroup } from '../../../shared/domain/paper-pilot.js'
import { toNumber, ZERO } from '../../../shared/lib/decimal.js'
import type { PilotReview } from '../../../shared/domain/pilot-rows.js'
import type { FreshnessState } from '../../../shared/state/freshness.js'
import { formatCount } from '../../format/count-format.js'
import { formatDecimal } from '../../format/decimal-format.js'
import { formatDay, formatMoment, formatTime, type ZoneChoice } from '../../format/time-format.js'
import { pilotText } from '../../text/pilot.js'

const words = pilotText

export interface Emptiness {
  readonly title: string
  readonly detail: string
}

/** Why no trade is shown. Not having been told is not the same as there being none. */
export function whyNoTrades(state: FreshnessState, unavailable: string | null): Emptiness {
  if (unavailable !== null) return { title: words.none.unavailable, detail: words.none.worksWithout(unavailable.replace(/[^.]$/, '$&.')) }
  if (state === 'never') return words.none.waiting
  return words.none.empty
}

/** A figure over the trades, or that none has been told yet: not asked is not none. */
export function ifTold(value: Figure, state: FreshnessState): Figure {
  return state === 'never' ? noFigure(words.none.told) : value
}

/** "12 open, 5,010 closed, 30 cancelled": the states that occur. */
export function countWords({ open, closed, cancelled, rejected, other, unreadable }: PilotCounts): string {
  const counts = { open, closed, cancelled, rejected, other, unreadable }
  const states = (Object.keys(counts) as (keyof typeof counts)[]).filter((state) => counts[state] > 0)
  return states.length === 0 ? words.counts.none : states.map((state) => words.counts[state](formatCount(counts[state]))).join(', ')
}

/** Worst fall of realized profit in money; zero where it never fell. */
export function worstFall({ perCurrency, maxDrawdown, overall }: PaperPilot): Figure {
  if (perCurrency.length === 0) return noFigure(words.none.noneClosed)
  if (perCurrency.length > 1) return overall.realizedPnl.value === null ? overall.realizedPnl : noFigure(words.none.currenciesDiffer)
  return figure(maxDrawdown?.amount ?? ZERO)
}

/** "09-01 to 09-04, back 09-20"; with its years where they differ. */
export function fallDays(fall: Drawdown | null, zone: ZoneChoice): string {
  if (fall === null) return words.fall.never
  const days = [fall.peakAt, fall.troughAt, fall.recoveredAt].map((at) => (at === null ? null : formatDay(at, zone)))
  const isOneYear = new Set(days.filter((day) => day !== null).map((day) => day.slice(0, 4))).size === 1
  const [peak, trough, back] = days.map((day) => (day !== null && isOneYear ? day.slice(5) : day))
  return back == null ? words.fall.notBack(peak ?? '', trough ?? '') : words.fall.back(peak ?? '', trough ?? '', back)
}

/** One part per currency of a figure that has no sum because they differ. */
export function perCurrencyOf(pilot: PaperPilot, of: (figures: PilotFigures) => Figure): readonly CurrencyAmount[] {
  return pilot.perCurrency.flatMap(({ key, figures }) => {
    const { value } = of(figures)
    return value === null ? [] : [{ currency: key, value, counted: figures.closed }]
  })
}

/** What a person who cannot see the curve of one currency is told. */
export function curveSummary({ key, curve, maxDrawdown }: PaperPilot['perCurrency'][number], zone: ZoneChoice): string {
  const last = curve.at(-1)
  if (last === undefined) return words.curve.none
  const profit = `${formatDecimal(last.cumulative, { digits: 2, signed: true })} ${key}`
  const moment = formatMoment(last.at, zone)
  if (maxDrawdown === null) return words.curve.neverFell(profit, moment)
  return words.curve.fell(profit, moment, formatDecimal(maxDrawdown.amount, { digits: 2 }), fallDays(maxDrawdown, zone))
}

/** What a person who cannot see the bars of the days is told. */
export function daysSummary(days: readonly PilotGroup[], currency: string): string {
  const results = days.flatMap(({ key, figures }) => (figures.realizedPnl.value === null ? [] : [{ key, value: figures.realizedPnl.value }]))
  const [first] = results
  if (first === undefined) return words.days.none
  const best = results.reduce((a, b) => (toNumber(b.value) > toNumber(a.value) ? b : a), first)
  const worst = results.reduce((a, b) => (toNumber(b.value) < toNumber(a.value) ? b : a), first)
  const said = ({ key, value }: typeof first): string => words.days.on(`${formatDecimal(value, { digits: 2, signed: true })} ${currency}`, key)
  return words.days.summary(String(results.length), said(best), said(worst))
}

/** What a person should know of how far the figures can be trusted; null: nothing. */
export function reviewWords(review: PilotReview | null, zone: ZoneChoice): string | null {
  if (review === null) return null
  if (review.pending !== null) return words.review.pending(review.pending)
  if (review.off !== null) return words.review.wereOff(formatTime(review.off.until, zone), review.off.what)
  return review.groupsLeftOut === 0 ? null : words.review.leftOut(formatCount(review.groupsLeftOut))
}

/** "all 1,203", "latest 2,012 of 1,000,000"; the tallies may be a moment behind the list. */
export function shownOfAll(shown: number, total: number): string {
  return shown >= total ? words.trades.all(formatCount(shown)) : words.trades.latest(formatCount(shown), formatCount(total))
}
