/** The orders that followed a signal, each with its fills and what they cost. */
import type { Fill } from '../../../shared/domain/broker-rows.js'
import { partSlippage } from '../../../shared/domain/slippage.js'
import type { TracedOrder } from '../../../shared/domain/traced-order.js'
import { big } from '../../../shared/lib/decimal.js'
import { amountText } from '../../components/amount.js'
import { Chip } from '../../components/chip.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { formatMoment, inAllZones } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { signalsText } from '../../text/signals.js'
import styles from './signals.module.css'
import { slippageText, slippageTitle } from './trace-words.js'

const text = signalsText.orders
const MOST_FILLS = 50

export function TraceOrders({ orders }: { readonly orders: readonly TracedOrder[] }): React.JSX.Element | null {
  if (orders.length === 0) return null
  return (
    <section>
      <h3 className={styles['heading']}>{text.title}</h3>
      {orders.map((order) => <Order key={order.orderId} order={order} />)}
    </section>
  )
}

function Order({ order }: { readonly order: TracedOrder }): React.JSX.Element {
  const zone = useZone()
  const { orderId, permId, part, side, type, state, words, quantity, filled, currency, createdAt, averagePrice, slippage, fills } = order
  const facts = [text.filled(formatDecimal(filled), formatDecimal(quantity)), slippage.referencePrice === null ? null : `${slippage.reference ?? ''} ${formatPrice(slippage.referencePrice)}`, big(filled).eq(0) ? null : text.average(amountText({ figure: averagePrice, as: 'price' }))]
  return (
    <div className={styles['order']} data-testid={`trace-order-${orderId}`} data-filled={filled} data-average={averagePrice.value ?? ''}>
      <p className={styles['orderHead']}>
        <strong>{text.parts[part]}</strong> <span>{side} {type.replaceAll('-', ' ')}</span>
        <Chip tone={state === 'rejected' ? 'bad' : state === 'filled' ? 'good' : 'neutral'} title={[text.inDatabase(words.db), ...(words.ib === null ? [] : [text.atBroker(words.ib)])].join('\n')}>{state.replace('-', ' ')}</Chip>
        <span className={styles['push']} title={slippageTitle(slippage)}>{slippageText(slippage)}</span>
      </p>
      <p className={styles['soft']} title={averagePrice.reason ?? undefined}>{facts.filter((fact) => fact !== null).join(' · ')} {currency}</p>
      <p className={styles['faint']} title={inAllZones(createdAt)}>{orderId}{permId === null ? '' : ` · ${text.perm(permId)}`} · {text.created(formatMoment(createdAt, zone))}</p>
      {fills.length === 0 ? null : <Fills fills={fills} order={order} />}
    </div>
  )
}

function Fills({ fills, order: { side, slippage } }: { readonly fills: readonly Fill[]; readonly order: TracedOrder }): React.JSX.Element {
  const zone = useZone()
  return (
    <table className={styles['table']} aria-label={text.fills}>
      <tbody>
        {fills.slice(0, MOST_FILLS).map(({ execId, executedAt, quantity, price, exchange }) => {
          const cost = partSlippage(side, price, slippage)
          return (
            <tr key={execId} data-testid={`trace-fill-${execId}`}>
              <td title={inAllZones(executedAt)}>{formatMoment(executedAt, zone)}</td>
              <td className={styles['end']}>{formatDecimal(quantity)}</td>
              <td className={styles['end']}>{formatPrice(price)}</td>
              <td className={styles['faint']}>{exchange}</td>
              <td className={styles['end']} title={slippageTitle(cost)}>{slippageText(cost)}</td>
            </tr>
          )
        })}
        {fills.length <= MOST_FILLS ? null : <tr><td colSpan={5} className={styles['missing']}>{text.moreFills(String(fills.length - MOST_FILLS))}</td></tr>}
      </tbody>
    </table>
  )
}
