import type { Mark } from '../../../shared/domain/quote-mark.js'
import { farmWords } from '../../../shared/state/panel-truth.js'
import { Amount } from '../../components/amount.js'
import { positionsText } from '../../text/positions.js'
import styles from './mark-cell.module.css'

/** The price a row is valued at, marked where it is late, halted or not current. */
export function MarkCell({ mark: { price, basis, isDelayed, isHalted, brokenFarm, minTick } }: { readonly mark: Mark }): React.JSX.Element {
  const title = [basis, ...(isDelayed ? [positionsText.delayed] : []), ...(isHalted ? [positionsText.halted] : []), ...(brokenFarm === null ? [] : [positionsText.stale(farmWords([brokenFarm]))])].join(', ')
  return (
    <span title={title} className={brokenFarm === null ? undefined : styles['stale']} data-stale={brokenFarm ?? undefined}>
      <Amount figure={price} as="price" minTick={minTick} />
      {isDelayed ? ' d' : ''}
      {isHalted ? ' H' : ''}
      {brokenFarm === null ? '' : ' !'}
    </span>
  )
}
