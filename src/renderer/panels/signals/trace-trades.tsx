/** The paper trades that followed a signal. */
import { figure, noFigure } from '../../../shared/domain/figure.js'
import type { TracedTrade } from '../../../shared/domain/traced-trade.js'
import { Amount, amountText } from '../../components/amount.js'
import { Chip } from '../../components/chip.js'
import { formatDecimal, formatPrice } from '../../format/decimal-format.js'
import { formatMoment, inAllZones } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { commonText } from '../../text/common.js'
import { signalsText } from '../../text/signals.js'
import styles from './signals.module.css'
import { slippageText, slippageTitle } from './trace-words.js'

const words = signalsText.trades

export function TraceTrades({ trades }: { readonly trades: readonly TracedTrade[] }): React.JSX.Element | null {
  if (trades.length === 0) return null
  return (
    <section>
      <h3 className={styles['heading']}>{words.title}</h3>
      {trades.map((traced) => <Trade key={traced.trade.tradeId} traced={traced} />)}
    </section>
  )
}

function Trade({ traced: { trade, entry, exit, exitPrice } }: { readonly traced: TracedTrade }): React.JSX.Element {
  const zone = useZone()
  const { tradeId, side, quantity, price, status, openedAt, closedAt, realizedPnl, currency } = trade
  return (
    <div className={styles['order']} data-testid={`trace-trade-${tradeId}`}>
      <p className={styles['orderHead']}>
        <strong>{tradeId}</strong> <span>{side} {formatDecimal(quantity)}</span> <Chip tone={status === 'closed' ? 'good' : 'neutral'}>{status}</Chip>
        <span className={styles['push']}><Amount figure={realizedPnl === null ? noFigure(words.notClosed) : figure(realizedPnl)} gain /> {currency}</span>
      </p>
      <table className={styles['table']} aria-label={words.label}>
        <tbody>
          <tr><th scope="row">{words.entry}</th><td title={inAllZones(openedAt)}>{formatMoment(openedAt, zone)}</td><td className={styles['end']}>{formatPrice(price)}</td><td className={styles['end']} title={slippageTitle(entry)}>{slippageText(entry)}</td></tr>
          <tr><th scope="row">{words.exit}</th><td title={closedAt === null ? undefined : inAllZones(closedAt)}>{closedAt === null ? commonText.missing : formatMoment(closedAt, zone)}</td><td className={styles['end']} title={exitPrice.reason ?? undefined}>{amountText({ figure: exitPrice, as: 'price' })}</td><td className={styles['end']} title={slippageTitle(exit)}>{slippageText(exit)}</td></tr>
        </tbody>
      </table>
    </div>
  )
}
