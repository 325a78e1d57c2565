/** Facts by their names. */
import type { ReactNode } from 'react'
import { diagnosticsText } from '../../text/diagnostics.js'
import styles from './diagnostics.module.css'

export interface Fact {
  readonly name: string
  /** Null: not known. */
  readonly value: ReactNode
  readonly title?: string | undefined
  readonly tone?: 'bad' | undefined
}

export function FactList({ label, facts }: { readonly label: string, readonly facts: readonly Fact[] }): React.JSX.Element {
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={label}>
      <dl className={styles['facts']}>
        {facts.map(({ name, value, title, tone }) => (
          <div key={name} className={styles['fact']} data-fact={name} title={title}>
            <dt>{name}</dt>
            <dd data-tone={value === null ? 'unknown' : tone}>{value ?? diagnosticsText.notKnown}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
