/** What is wrong in the settings file or the environment: which field, what it holds, what to do. */
import { TriangleAlert } from 'lucide-react'
import type { SettingsIssue } from '../../../shared/config/settings.js'
import styles from './settings.module.css'

export interface SettingsIssuesProps {
  readonly issues: readonly SettingsIssue[]
  readonly path: string
}

export function SettingsIssues({ issues, path }: SettingsIssuesProps): React.JSX.Element | null {
  if (issues.length === 0) return null
  return (
    <section className={styles['issues']} aria-label="Problems of the settings">
      <p className={styles['issuesTitle']}>
        <TriangleAlert size={14} aria-hidden="true" />
        {issues.length === 1 ? 'One setting was not used' : `${String(issues.length)} settings were not used`}. The file is as it was: <code>{path}</code>
      </p>
      <ul className={styles['issueList']}>
        {issues.map(({ field, value, problem, remedy }) => (
          <li key={`${field} ${problem}`} className={styles['issue']} data-testid="settings-issue" data-field={field}>
            <code>{field}</code> is <code>{value}</code>: {problem}. <span className={styles['remedy']}>{remedy}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
