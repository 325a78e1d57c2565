/** What is beside the list: one alert, several, or the inbox at a glance. */
import type { ReactNode } from 'react'
import styles from '../../components/panel.module.css'
import { PanelBoundary } from '../../components/panel-boundary.js'
import own from './alerts.module.css'

export interface SidePanelProps {
  /** Stable name for tests. */
  readonly name: string
  readonly title: string
  readonly extra?: ReactNode
  readonly actions?: ReactNode
  /** It gives way where there is room for the list only. */
  readonly givesWay?: boolean
  readonly children: ReactNode
}

export function SidePanel({ name, title, extra, actions, givesWay = false, children }: SidePanelProps): React.JSX.Element {
  return (
    <section className={[styles['panel'], own['side']].join(' ')} data-testid={`panel-${name}`} data-gives-way={givesWay} aria-label={title}>
      <header className={styles['header']}>
        <h2 className={own['sideTitle']}>{title}</h2>
        <span className={styles['extra']}>{extra}</span>
        <span className={styles['spacer']} />
        {actions}
      </header>
      <div className={styles['content']}><PanelBoundary name={title}>{children}</PanelBoundary></div>
    </section>
  )
}
