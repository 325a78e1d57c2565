/** A word of state. The tone never says more than the word does. */
import styles from './chip.module.css'

export interface ChipProps {
  readonly tone: 'neutral' | 'good' | 'warn' | 'bad' | 'quiet'
  readonly children: React.ReactNode
  readonly title?: string | undefined
}

export function Chip({ tone, children, title }: ChipProps): React.JSX.Element {
  return <span className={styles['chip']} data-tone={tone} title={title}>{children}</span>
}
