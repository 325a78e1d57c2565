/** A group of settings under its name. */
import { useId, type ReactNode } from 'react'
import styles from './settings.module.css'

export interface SectionProps {
  readonly name: string
  readonly title: string
  readonly intro?: ReactNode
  readonly children: ReactNode
}

export function Section({ name, title, intro, children }: SectionProps): React.JSX.Element {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id} data-testid={`settings-${name}`}>
      <h2 id={id} className={styles['title']}>{title}</h2>
      {intro === undefined ? null : <p className={styles['intro']}>{intro}</p>}
      {children}
    </section>
  )
}
