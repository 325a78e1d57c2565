/** The ways from a row to a rule that watches what it is about. */
import { BellPlus } from 'lucide-react'
import { makeRule, type NewRule } from '../panels/rules/open-rule.js'
import { usePastMoment } from '../stores/hooks.js'
import { rowDetailText } from '../text/row-detail.js'
import styles from './row-detail.module.css'

export interface AlertWay {
  /** Stable name for tests. */
  readonly id: string
  readonly label: string
  readonly make: NewRule
}

/** Rules watch the desk of now: of a past one none is made. */
export function AlertMe({ ways }: { readonly ways: readonly AlertWay[] }): React.JSX.Element | null {
  const isPast = usePastMoment() !== null
  if (ways.length === 0 || isPast) return null
  return (
    <div className={styles['alertMe']} role="group" aria-label={rowDetailText.alertMe}>
      <BellPlus size={13} aria-hidden="true" />
      <span>{rowDetailText.alertMe}</span>
      {ways.map(({ id, label, make }) => <button key={id} type="button" className={styles['alertWay']} data-testid={`alert-me-${id}`} onClick={() => { makeRule(make) }}>{label}</button>)}
    </div>
  )
}
