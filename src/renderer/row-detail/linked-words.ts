/** The rows that belong to a row, each in a line, and the way to them. */
import type { BlotterRow } from '../../shared/domain/blotter-row.js'
import { openRows } from '../components/figure/figure-drill.js'
import { contractName } from '../format/contract-name.js'
import { formatDecimal, formatPrice } from '../format/decimal-format.js'
import { formatMoment, type ZoneChoice } from '../format/time-format.js'
import { traceSignal } from '../panels/signals/signals-store.js'
import { showHere } from '../workspace/show-here.js'
import type { LinkedRow } from './detail-field.js'
import type { Linked } from './linked-rows.js'

const MINUS = '\u2212'

function orderWords({ side, quantity, type, stopPrice, limitPrice, state, ...contract }: BlotterRow): string {
  const price = stopPrice ?? limitPrice
  return [`${side === 'buy' ? '+' : MINUS}${formatDecimal(quantity)}`, contractName(contract), type.replaceAll('-', ' '), ...(price === null ? [] : [formatPrice(price)]), state.replace('-', ' ')].join(' ')
}

/** Position, then stops and targets, orders, fills and signals. */
export function linkedWords({ positions, stops, orders, fills, signals }: Linked, zone: ZoneChoice): readonly LinkedRow[] {
  return [
    ...positions.map((row): LinkedRow => ({ kind: 'position', id: row.id, text: `${formatDecimal(row.quantity, { signed: true })} ${contractName(row)} ${row.account}` })),
    ...stops.map((row): LinkedRow => ({ kind: 'stop', id: row.id, text: orderWords(row) })),
    ...orders.map((row): LinkedRow => ({ kind: 'order', id: row.id, text: orderWords(row) })),
    ...fills.map((row): LinkedRow => ({ kind: 'fill', id: row.execId, text: `${row.side === 'buy' ? '+' : MINUS}${formatDecimal(row.quantity)} ${contractName(row)} @ ${formatPrice(row.price)} ${formatMoment(row.executedAt, zone)}` })),
    ...signals.map((row): LinkedRow => ({ kind: 'signal', id: row.signalId, text: `${row.direction} ${row.symbol} ${row.strategy} ${row.decision} ${formatMoment(row.firedAt, zone)}` }))
  ]
}

/** To the row in its own table. */
export function goToLinked({ kind, id, text }: LinkedRow): void {
  switch (kind) {
    case 'position': openRows({ words: text, screen: 'positions', grid: 'positions', row: id }); return
    case 'stop':
    case 'order': openRows({ words: text, screen: 'orders', grid: 'Open orders', row: id }); return
    case 'fill': openRows({ words: text, screen: 'overview', grid: 'Fills', row: id }); return
    case 'signal':
      traceSignal(id)
      showHere('signals')
  }
}
