/** What became of telling a person, by channel and occasion. */
import type { ListedDelivery } from '../../../shared/domain/alerts/inbox.js'
import { formatClock, formatDay, inAllZones, type ZoneChoice, zoneWord } from '../../format/time-format.js'
import { commonText } from '../../text/common.js'
import { alertsText } from '../../text/alerts.js'
import styles from './alert-side.module.css'
import { channelText, deliveryText } from './alert-words.js'

const words = alertsText.detail

export interface AlertDeliveriesProps {
  readonly deliveries: readonly ListedDelivery[]
  readonly raisedAt: number
  readonly zone: ZoneChoice
}

export function AlertDeliveries({ deliveries, raisedAt, zone }: AlertDeliveriesProps): React.JSX.Element {
  // Of the alert's own day the time says enough.
  const timeOf = (at: number): string => (formatDay(at, zone) === formatDay(raisedAt, zone) ? formatClock(at, zone) : `${formatDay(at, zone)} ${formatClock(at, zone)}`)
  return (
    <section>
      <h4 className={styles['heading']}>{words.deliveries}</h4>
      {deliveries.length === 0 ? <p className={styles['faint']}>{words.notTold}</p> : (
        <table className={styles['table']} data-testid="alert-deliveries">
          <thead><tr><th scope="col">{words.channel}</th><th scope="col">{words.outcome}</th><th scope="col" className={styles['end']}>{words.at(zoneWord(zone))}</th></tr></thead>
          <tbody>
            {deliveries.map((one) => (
              <tr key={`${one.channel} ${one.occasion}`} data-state={one.state}>
                <td>{channelText(one.channel)} <span className={styles['faint']}>{alertsText.deliveries.occasions[one.occasion]}</span></td>
                <td className={styles['told']} data-told={one.state}>{deliveryText(one)}</td>
                <td className={styles['end']} title={one.at === null ? undefined : inAllZones(one.at)}>{one.at === null ? commonText.missing : timeOf(one.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
