/** Everything that is known of a paper trade. */
import type { PaperTrade } from '../../../shared/domain/database-rows.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { GridDetailProps } from '../../components/data-grid/grid-detail.js'
import { formatDecimal } from '../../format/decimal-format.js'
import { columnFields, type DetailField } from '../../row-detail/detail-field.js'
import { DetailOf, type DetailKind } from '../../row-detail/detail-of.js'
import { rowDetailText as words } from '../../text/row-detail.js'

const TRADES: readonly SliceKey[] = ['paperTrades']

function fieldsOf(row: PaperTrade, columns: GridDetailProps<PaperTrade>['columns']): readonly DetailField[] {
  const { labels } = words
  return [
    ...columnFields(columns, row, () => TRADES, () => row.updatedAt),
    { id: 'signal', label: labels.signal, text: row.signalId ?? '', from: TRADES, at: row.updatedAt },
    { id: 'trade', label: labels.id, text: row.tradeId, from: TRADES, at: row.updatedAt }
  ]
}

const kind: DetailKind<PaperTrade> = {
  titleOf: (row) => `${row.side.toUpperCase()} ${formatDecimal(row.quantity)} ${row.symbol} · ${row.strategy}`,
  fieldsOf,
  linkedTo: (row, { signals }) => ({ positions: [], stops: [], orders: [], fills: [], signals: signals.filter(({ signalId }) => signalId === row.signalId) })
}

export function TradeDetail(props: GridDetailProps<PaperTrade>): React.JSX.Element {
  return <DetailOf kind={kind} {...props} />
}
