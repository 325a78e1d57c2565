/** Everything that is known of a fill. */
import type { Fill } from '../../../shared/domain/broker-rows.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { GridDetailProps } from '../../components/data-grid/grid-detail.js'
import { contractName } from '../../format/contract-name.js'
import { formatDecimal, formatPlain } from '../../format/decimal-format.js'
import { columnFields, type DetailField } from '../../row-detail/detail-field.js'
import { DetailOf, type DetailKind } from '../../row-detail/detail-of.js'
import { linkedToFill } from '../../row-detail/linked-rows.js'
import { rowDetailText as words } from '../../text/row-detail.js'

const FILLS: readonly SliceKey[] = ['fills']

function fieldsOf(row: Fill, columns: GridDetailProps<Fill>['columns']): readonly DetailField[] {
  const { labels, definitions } = words
  // What is told of an execution does not age: it was so at its own moment.
  const field = (id: string, label: string, text: string | null, definition?: string): DetailField => ({ id, label, text: text ?? '', from: FILLS, at: row.executedAt, ...(definition === undefined ? {} : { definition }) })
  return [
    ...columnFields(columns, row, () => FILLS, () => row.executedAt),
    field('account', labels.account, row.account),
    field('exchange', labels.exchange, row.exchange),
    field('currency', labels.currency, row.currency),
    field('commission-currency', labels.commissionCurrency, row.commissionCurrency),
    field('multiplier', labels.multiplier, formatPlain(row.multiplier), definitions.multiplier),
    field('exec-id', labels.execId, row.execId),
    field('perm-id', labels.permId, row.permId),
    field('order-id', labels.orderId, String(row.orderId)),
    field('client-id', labels.clientId, String(row.clientId)),
    field('order-ref', labels.orderRef, row.orderRef),
    field('con-id', labels.conId, row.conId),
    field('sec-type', labels.secType, row.secType)
  ]
}

const kind: DetailKind<Fill> = {
  titleOf: (row) => `${row.side.toUpperCase()} ${formatDecimal(row.quantity)} ${contractName(row)} · ${row.account}`,
  fieldsOf,
  linkedTo: linkedToFill
}

export function FillDetail(props: GridDetailProps<Fill>): React.JSX.Element {
  return <DetailOf kind={kind} {...props} />
}
