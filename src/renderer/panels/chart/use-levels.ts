import { useMemo } from 'react'
import type { Bar, BarSize } from '../../../shared/domain/bar.js'
import type { Instrument } from '../../../shared/domain/instrument.js'
import { slices } from '../../../shared/state/slices.js'
import type { FillMark, LevelLine } from '../../charts/bars/level-line.js'
import { useClock } from '../../stores/clock-store.js'
import { useReach, useRows } from '../../stores/hooks.js'
import { usePaced } from '../../stores/use-paced.js'
import { useOpenOrders, usePositions } from '../../stores/views.js'
import { fillMarks } from './fill-marks.js'
import { isOfInstrument } from './is-of-instrument.js'
import { entryLevels, lastLevel, orderLevels } from './levels.js'

/** What is marked on the chart of an instrument: entries, stops, targets, other orders of both books, and the market. */
export function useLevels(instrument: Instrument, lastBar: Bar | null): readonly LevelLine[] {
  const positions = usePositions()
  const orders = useOpenOrders()
  const quote = useRows('quotes').find(({ conId }) => conId === instrument.conId)
  const { reachable } = useReach().ib
  const isSilent = useClock(({ now }) => quote !== undefined && now - quote.at > slices.quotes.staleAfterMs)
  const isFrozen = quote?.marketDataType === 2 || quote?.marketDataType === 4
  const isOld = !reachable || (quote?.brokenFarm ?? null) !== null || (isSilent && !isFrozen)
  const levels = useMemo(() => {
    const held = positions.filter((row) => isOfInstrument(instrument, row))
    const last = lastLevel(quote, lastBar?.close ?? null, isOld)
    return [...entryLevels(held), ...orderLevels(orders.filter((row) => isOfInstrument(instrument, row)), held), ...(last === null ? [] : [last])]
  }, [instrument, positions, orders, quote, lastBar, isOld])
  // Each change has the whole canvas drawn: thousands of bars ten times a second would take half of the page's thread.
  return usePaced(levels, instrument.conId)
}

/** The fills of an instrument, at the bars in which they happened. */
export function useFillMarks(instrument: Instrument, bars: readonly Bar[], barSize: BarSize): readonly FillMark[] {
  const fills = useRows('fills')
  return useMemo(() => fillMarks(fills.filter((fill) => isOfInstrument(instrument, fill)), bars, barSize), [instrument, fills, bars, barSize])
}
