/** What is wrong in the settings file or the environment: which field, what it holds, what to do. */
import { TriangleAlert } from 'lucide-react'
import type { SettingsIssue } from '../../../shared/config/settings.js'
import { Sentence } from '../../text/sentence.js'
import { settingsText } from '../../text/settings.js'
import styles from './settings.module.css'

const words = settingsText.issues

export interface SettingsIssuesProps {
  readonly issues: readonly SettingsIssue[]
  readonly path: string
}

export function SettingsIssues({ issues, path }: SettingsIssuesProps): React.JSX.Element | null {
  if (issues.length === 0) return null
  return (
    <section className={styles['issues']} aria-label={words.label}>
      <p className={styles['issuesTitle']}>
        <TriangleAlert size={14} aria-hidden="true" />
        <Sentence parts={words.title(issues.length, <code>{path}</code>)} />
      </p>
      <ul className={styles['issueList']}>
        {issues.map(({ field, value, problem, remedy }) => (
          <li key={`${field} ${problem}`} className={styles['issue']} data-testid="settings-issue" data-field={field}>
            <Sentence parts={words.issue(<code>{field}</code>, <code>{value}</code>, problem)} /><span className={styles['remedy']}>{remedy}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
