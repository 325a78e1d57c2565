/** The columns of the watch list. */
import { X } from 'lucide-react'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { compactNumber } from '../../charts/compact-number.js'
import { Amount, amountText } from '../../components/amount.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { chartText } from '../../text/chart.js'
import { commonText } from '../../text/common.js'
import { TickAge } from '../positions/tick-age.js'
import styles from './chart.module.css'
import { instrumentName } from './instrument-name.js'
import { unwatch } from './watch-list-store.js'
import type { WatchRow } from './watch-rows.js'

const words = chartText.watch

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
  if (quote === null || (quote.bid === null && quote.ask === null)) return commonText.missing
  return `${quote.bid === null ? commonText.missing : formatPrice(quote.bid, quote.minTick)} × ${quote.ask === null ? commonText.missing : formatPrice(quote.ask, quote.minTick)}`
}

function lastText({ last, quote }: WatchRow): string {
  return last.value === null ? commonText.missing : formatPrice(last.value, quote?.minTick)
}

/** @param charted contract id of what the chart shows */
export function watchColumns(charted: string | null): readonly Column[] {
  return [
    {
      id: 'symbol', ...words.columns.symbol, width: 104, sortBy: nameText, text: nameText,
      cell: ({ id, instrument, held }) => (
        <span className={styles['name']} data-charted={id === charted}>
          <strong>{instrumentName(instrument)}</strong>
          {held === null ? null : <span className={styles['held']}>{heldText(held)}</span>}
        </span>
      )
    },
    {
      id: 'last', ...words.columns.last, width: 86, align: 'end', flashes: true,
      sortBy: ({ last }) => (last.value === null ? null : toNumber(last.value)), text: lastText,
      cell: (row) => <span>{lastText(row)}{row.mark.isDelayed ? ' d' : ''}{row.mark.isHalted ? ' H' : ''}{row.mark.brokenFarm === null ? '' : ' !'}</span>
    },
    {
      id: 'change', ...words.columns.change, width: 68, align: 'end',
      sortBy: ({ change }) => (change.value === null ? null : toNumber(change.value)), text: ({ change }) => amountText({ figure: change, as: 'share', digits: 2, gain: true }),
      cell: ({ change }) => <Amount figure={change} as="share" digits={2} gain />
    },
    { id: 'quote', ...words.columns.quote, width: 134, align: 'end', sortBy: ({ quote }) => (quote?.bid == null ? null : toNumber(quote.bid)), text: quoteText },
    {
      id: 'age', ...words.columns.age, width: 38, align: 'end',
      // Down is the oldest first: it is an age that is read.
      sortBy: ({ mark }) => (mark.at === null ? null : -mark.at), text: ({ mark }) => (mark.at === null ? commonText.missing : new Date(mark.at).toISOString()),
      cell: ({ mark }) => <TickAge mark={mark} />
    },
    {
      id: 'remove', ...words.columns.remove, width: 28, sortBy: () => null, text: () => '',
      cell: ({ id, instrument, isWatched }) => isWatched ? (
        <button type="button" className={styles['remove']} tabIndex={-1} aria-label={words.takeOffOne(instrumentName(instrument))} title={words.takeOffHint} data-testid={`unwatch-${id}`} onClick={(event) => { event.stopPropagation(); unwatch(id) }}>
          <X size={12} aria-hidden="true" />
        </button>
      ) : null
    }
  ]
}
