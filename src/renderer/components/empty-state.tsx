/** What a panel shows instead of rows: that there are none, or what it is waiting for. */
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  readonly title: string
  readonly detail?: string | undefined
  readonly children?: ReactNode
}

export function EmptyState({ title, detail, children }: EmptyStateProps): React.JSX.Element {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {detail === undefined ? null : <p className={styles['detail']}>{detail}</p>}
      {children === undefined ? null : <div className={styles['actions']}>{children}</div>}
    </div>
  )
}
