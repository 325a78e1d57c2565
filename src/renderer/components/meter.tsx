/** How much of a limit is in use, and how much room is left. */
import { diagnosticsText } from '../text/diagnostics.js'
import styles from './meter.module.css'

export interface MeterProps {
  readonly name: string
  readonly used: number
  readonly limit: number
  readonly unit: string
  /** What stands in line for the rest. */
  readonly waiting: number
}

/** From here on a person should know. */
const TIGHT = 0.9

export function Meter({ name, used, limit, unit, waiting }: MeterProps): React.JSX.Element {
  const share = limit === 0 ? 1 : Math.min(1, used / limit)
  const free = Math.max(0, limit - used)
  const words = waiting === 0
    ? diagnosticsText.meter.use(String(used), String(limit), unit, String(free))
    : diagnosticsText.meter.useAndWaiting(String(used), String(limit), unit, String(free), String(waiting))
  return (
    <div className={styles['meter']} data-meter={name}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['words']}>{words}</span>
      <div className={styles['track']} role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={limit} aria-valuenow={Math.min(used, limit)} aria-valuetext={words}>
        <div className={styles['fill']} data-tight={share >= TIGHT || waiting > 0} style={{ width: `${String(share * 100)}%` }} />
      </div>
    </div>
  )
}
