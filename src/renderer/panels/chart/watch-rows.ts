/** The rows of the watch list: what is held first, then what is watched, each with its quote. */
import type { Quote } from '../../../shared/domain/broker-rows.js'
import { combine, figure, figureOf, noFigure, ratio, type Figure } from '../../../shared/domain/figure.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { PositionRow } from '../../../shared/domain/position-row.js'
import { markOf, type Mark } from '../../../shared/domain/quote-mark.js'
import { big, text, toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { chartText } from '../../text/chart.js'
import { instrumentOf } from './instrument-of.js'

export interface WatchRow {
  /** The contract id. */
  readonly id: string
  readonly instrument: Instrument
  /** Signed, of all accounts together; null: not held. */
  readonly held: DecimalText | null
  /** It is in the watch list, so it can be taken off. */
  readonly isWatched: boolean
  readonly quote: Quote | null
  readonly mark: Mark
  /** The last trade; the middle of bid and ask where nothing is traded in one place (FX). */
  readonly last: Figure
  /** `last` against the previous session's close: 0.01 is 1 %. */
  readonly change: Figure
}

function lastOf(quote: Quote | null, { basis, price }: Mark): Figure {
  if (quote?.last != null) return figure(quote.last)
  return basis === 'mid' ? price : noFigure(chartText.watch.noLast)
}

function changeOf(quote: Quote | null, last: Figure): Figure {
  const close = figureOf(quote?.close, chartText.watch.noClose)
  return ratio(combine(last, close, (now, before) => now.minus(before)), close, chartText.watch.closeIsZero)
}

/** Held instruments by symbol, then the watched ones in their own order. Only rows that name a contract can be charted or quoted. */
export function watchRows(positions: readonly PositionRow[], watchList: readonly Instrument[], quotes: readonly Quote[]): readonly WatchRow[] {
  const quoteOf = new Map(quotes.map((quote) => [quote.conId, quote]))
  const watched = new Map(watchList.map((instrument) => [instrument.conId, instrument]))
  const held = new Map<string, { readonly instrument: Instrument; readonly quantity: DecimalText }>()
  for (const position of positions) {
    const instrument = instrumentOf(position)
    if (instrument === null || toNumber(position.quantity) === 0) continue
    const before = held.get(instrument.conId)
    const quantity = before === undefined ? position.quantity : text(big(before.quantity).plus(position.quantity))
    // What a search has found says more of an instrument than a position does.
    held.set(instrument.conId, { instrument: watched.get(instrument.conId) ?? instrument, quantity })
  }
  const row = (instrument: Instrument, quantity: DecimalText | null): WatchRow => {
    const quote = quoteOf.get(instrument.conId) ?? null
    const mark = markOf(quote ?? undefined)
    const last = lastOf(quote, mark)
    return { id: instrument.conId, instrument, held: quantity, isWatched: watched.has(instrument.conId), quote, mark, last, change: changeOf(quote, last) }
  }
  return [
    ...[...held.values()].map(({ instrument, quantity }) => row(instrument, quantity)).sort((a, b) => (a.instrument.symbol < b.instrument.symbol ? -1 : 1)),
    ...watchList.filter(({ conId }) => !held.has(conId)).map((instrument) => row(instrument, null))
  ]
}
