/** The columns of the watch list. */
import { X } from 'lucide-react'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { compactNumber } from '../../charts/compact-number.js'
import { Amount, amountText } from '../../components/amount.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { TickAge } from '../positions/tick-age.js'
import styles from './chart.module.css'
import { instrumentName } from './instrument-name.js'
import { unwatch } from './watch-list-store.js'
import type { WatchRow } from './watch-rows.js'

type Column = GridColumn<WatchRow>

/** The table is narrow: from ten thousand on in short, the whole number is in the tooltip and in the copy. */
function heldText(held: DecimalText): string {
  const quantity = toNumber(held)
  return Math.abs(quantity) < 10_000 ? formatDecimal(held, { signed: true }) : `${quantity > 0 ? '+' : ''}${compactNumber(quantity)}`
}

function nameText({ instrument, held }: WatchRow): string {
  return held === null ? instrumentName(instrument) : `${instrumentName(instrument)} ${formatDecimal(held, { signed: true })}`
}

function quoteText({ quote }: WatchRow): string {
  if (quote === null || (quote.bid === null && quote.ask === null)) return 'n/a'
  return `${quote.bid === null ? 'n/a' : formatPrice(quote.bid, quote.minTick)} × ${quote.ask === null ? 'n/a' : formatPrice(quote.ask, quote.minTick)}`
}

function lastText({ last, quote }: WatchRow): string {
  return last.value === null ? 'n/a' : formatPrice(last.value, quote?.minTick)
}

/** @param charted contract id of what the chart shows */
export function watchColumns(charted: string | null): readonly Column[] {
  return [
    {
      id: 'symbol', title: 'Contract', definition: 'Held instruments first, with their quantity in all accounts', width: 104, sortBy: nameText, text: nameText,
      cell: ({ id, instrument, held }) => (
        <span className={styles['name']} data-charted={id === charted}>
          <strong>{instrumentName(instrument)}</strong>
          {held === null ? null : <span className={styles['held']}>{heldText(held)}</span>}
        </span>
      )
    },
    {
      id: 'last', title: 'Last', definition: 'Last trade, for currency pairs the middle of bid and ask; d: delayed, H: trading halted, !: its data farm is broken', width: 86, align: 'end', flashes: true,
      sortBy: ({ last }) => (last.value === null ? null : toNumber(last.value)), text: lastText,
      cell: (row) => <span>{lastText(row)}{row.mark.isDelayed ? ' d' : ''}{row.mark.isHalted ? ' H' : ''}{row.mark.brokenFarm === null ? '' : ' !'}</span>
    },
    {
      id: 'change', title: 'Chg %', definition: "Last against the previous session's close", width: 68, align: 'end',
      sortBy: ({ change }) => (change.value === null ? null : toNumber(change.value)), text: ({ change }) => amountText({ figure: change, as: 'share', digits: 2, gain: true }),
      cell: ({ change }) => <Amount figure={change} as="share" digits={2} gain />
    },
    { id: 'quote', title: 'Bid × ask', width: 134, align: 'end', sortBy: ({ quote }) => (quote?.bid == null ? null : toNumber(quote.bid)), text: quoteText },
    {
      id: 'age', title: 'Age', definition: 'Since the last tick of this instrument', width: 38, align: 'end',
      sortBy: ({ mark }) => mark.at, text: ({ mark }) => (mark.at === null ? 'n/a' : new Date(mark.at).toISOString()),
      cell: ({ mark }) => <TickAge mark={mark} />
    },
    {
      id: 'remove', title: '×', definition: 'Take off the watch list', width: 28, sortBy: () => null, text: () => '',
      cell: ({ id, instrument, isWatched }) => isWatched ? (
        <button type="button" className={styles['remove']} tabIndex={-1} aria-label={`Take ${instrumentName(instrument)} off the watch list`} title="Take off the watch list (Delete)" data-testid={`unwatch-${id}`} onClick={(event) => { event.stopPropagation(); unwatch(id) }}>
          <X size={12} aria-hidden="true" />
        </button>
      ) : null
    }
  ]
}
