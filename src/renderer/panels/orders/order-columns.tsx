/** The columns of the unified order blotter. */
import type { BlotterRow, BracketLeg, OrderRole } from '../../../shared/domain/blotter-row.js'
import type { OrderState } from '../../../shared/domain/order-state.js'
import { toNumber, type DecimalText } from '../../../shared/lib/decimal.js'
import { Amount } from '../../components/amount.js'
import { Chip, type ChipProps } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { Moment } from '../../components/moment.js'
import { contractName } from '../../format/contract-name.js'
import { formatDecimal, formatPlain, formatPrice, formatShare } from '../../format/decimal-format.js'
import { formatMinute, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { commonText } from '../../text/common.js'
import { ordersText } from '../../text/orders.js'
import { agreement, differenceTexts, sourceText, type OldBooks } from './order-sources.js'
import styles from './orders.module.css'

type Column = GridColumn<BlotterRow>

interface Head {
  readonly title: string
  readonly definition: string
}

const tones: Readonly<Record<OrderState, ChipProps['tone']>> = {
  working: 'good', 'partially-filled': 'good', held: 'neutral', pending: 'neutral', inactive: 'warn', filled: 'neutral', triggered: 'neutral', cancelled: 'neutral', rejected: 'bad', unknown: 'warn'
}
const roles: Readonly<Record<OrderRole, string>> = ordersText.roles
const words = ordersText.columns

/** "held (parent)", "working". */
export function stateText({ state, heldFor }: BlotterRow): string {
  const word = state.replace('-', ' ')
  return heldFor === null ? word : `${word} (${heldFor})`
}

function sourceWords({ stateWords, matchedBy, differences }: BlotterRow): string {
  return [
    stateWords.ib === null ? null : ordersText.atBroker(stateWords.ib),
    stateWords.db === null ? null : ordersText.inDatabase(stateWords.db),
    matchedBy === null ? null : ordersText.matchedBy(matchedBy),
    ...differences.map((one) => ordersText.difference(one.field, ...differenceTexts(one)))
  ].filter((line) => line !== null).join('\n')
}

function priceColumn(id: string, head: Head, of: (row: BlotterRow) => DecimalText | null): Column {
  return {
    id, ...head, width: 72, align: 'end', flashes: true,
    sortBy: (row) => { const value = of(row); return value === null ? null : toNumber(value) },
    text: (row) => { const value = of(row); return value === null ? '' : formatPrice(value) }
  }
}

/** "160.00", "T 158.20" where it trails, "" where there is none; "?" where its price is not known yet. */
function legText(leg: BracketLeg | null): string {
  if (leg === null) return ''
  return `${leg.isTrailing ? 'T ' : ''}${leg.price === null ? '?' : formatPrice(leg.price)}`
}

function legColumn(id: string, head: Head, of: (row: BlotterRow) => BracketLeg | null): Column {
  return { id, ...head, width: 82, align: 'end', sortBy: (row) => { const price = of(row)?.price ?? null; return price === null ? null : toNumber(price) }, text: (row) => legText(of(row)) }
}

function trailText({ trailAmount, trailPercent }: BlotterRow): string {
  if (trailAmount !== null) return formatPrice(trailAmount)
  return trailPercent === null ? '' : `${formatPlain(trailPercent)} %`
}

export function orderColumns(zone: ZoneChoice, old: OldBooks): readonly Column[] {
  return [
    {
      id: 'symbol', ...words.symbol, width: 158, sortBy: contractName, text: contractName,
      cell: (row) => <span className={styles['contract']} data-depth={row.depth}>{row.depth === 1 ? <span className={styles['branch']} aria-hidden="true" /> : null}<strong>{contractName(row)}</strong></span>
    },
    { id: 'side', ...words.side, width: 60, sortBy: (row) => row.side, text: (row) => row.side.toUpperCase(), cell: (row) => <span className={styles[row.side]}>{ordersText.sides[row.side]}</span> },
    { id: 'role', ...words.role, width: 84, sortBy: (row) => row.role, text: (row) => roles[row.role] },
    { id: 'type', ...words.type, width: 114, sortBy: (row) => row.type, text: (row) => row.type.replaceAll('-', ' ') },
    {
      id: 'filled', ...words.filled, width: 112, align: 'end', flashes: true, sortBy: (row) => toNumber(row.quantity),
      text: (row) => `${row.filled === null ? '?' : formatDecimal(row.filled)} / ${formatDecimal(row.quantity)}`
    },
    priceColumn('limit', words.limit, (row) => row.limitPrice),
    priceColumn('stop', words.stop, (row) => row.stopPrice),
    { id: 'trail', ...words.trail, width: 54, align: 'end', sortBy: trailText, text: trailText },
    legColumn('take-profit', words.takeProfit, (row) => row.takeProfit),
    legColumn('stop-loss', words.stopLoss, (row) => row.stopLoss),
    {
      id: 'distance', ...words.distance, width: 74, align: 'end',
      sortBy: (row) => (row.distanceShare.value === null ? null : toNumber(row.distanceShare.value)),
      text: (row) => (row.distanceShare.value === null ? commonText.missing : formatShare(row.distanceShare.value, { digits: 2, signed: true })),
      cell: (row) => <Amount figure={row.distanceShare} as="share" digits={2} signed />
    },
    { id: 'state', ...words.state, width: 108, sortBy: (row) => row.state, text: stateText, cell: (row) => <Chip tone={tones[row.state]} title={sourceWords(row)}>{stateText(row)}</Chip> },
    {
      id: 'sources', ...words.sources, width: 84, sortBy: (row) => row.sources.join(), text: (row) => sourceText(row, old),
      cell: (row) => <Sources row={row} old={old} />
    },
    { id: 'oca', ...words.oca, width: 76, optional: 1, sortBy: (row) => row.ocaGroup, text: (row) => row.ocaGroup ?? '' },
    { id: 'tif', ...words.tif, width: 40, sortBy: (row) => row.timeInForce, text: (row) => (row.timeInForce ?? '').toUpperCase() },
    { id: 'strategy', ...words.strategy, width: 112, isWords: true, sortBy: (row) => row.strategy ?? row.orderRef, text: (row) => row.strategy ?? row.orderRef ?? '' },
    { id: 'account', ...words.account, width: 82, sortBy: (row) => row.account, text: (row) => row.account },
    { id: 'updated', title: words.updated(zoneWord(zone)), width: 128, sortBy: (row) => row.updatedAt, text: (row) => formatMinute(row.updatedAt, zone), cell: (row) => <Moment at={row.updatedAt} zone={zone} as="minute" /> }
  ]
}

function Sources({ row, old }: { readonly row: BlotterRow; readonly old: OldBooks }): React.JSX.Element {
  switch (agreement(row, old)) {
    case 'agrees': return <span className={styles['sources']} data-old={row.sources.every((source) => old[source])}>{sourceText(row, old)}</span>
    case 'differs': return <Chip tone="warn" title={sourceWords(row)}>{ordersText.differs}</Chip>
    case 'not-compared': return <Chip tone="neutral" title={`${sourceWords(row)}\n${ordersText.notCompared}`}>{sourceText(row, old)}</Chip>
  }
}
