/** What is shown instead of the desk: why there is none, and what can be done. */
import type { ReactNode } from 'react'
import styles from './full-page.module.css'

export interface FullPageProps {
  readonly title: string
  readonly detail: string | null
  readonly children: ReactNode
}

export function FullPage({ title, detail, children }: FullPageProps): React.JSX.Element {
  return (
    <main className={styles['page']} data-testid="full-page">
      <h1 className={styles['title']}>{title}</h1>
      {detail === null ? null : <p className={styles['detail']}>{detail}</p>}
      <div className={styles['actions']}>{children}</div>
    </main>
  )
}
