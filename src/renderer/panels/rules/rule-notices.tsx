/** What is to be known of the rules as a whole: what of their file is not used, what was not done, what was deleted. */
import { TriangleAlert, X } from 'lucide-react'
import { Button } from '../../components/button.js'
import { Sentence } from '../../text/sentence.js'
import { rulesText as words } from '../../text/rules.js'
import { reset, undoRemove, useRules } from './rules-store.js'
import { IconButton } from '../../components/icon-button.js'
import styles from './rules.module.css'

export function RuleNotices(): React.JSX.Element {
  const issues = useRules((state) => state.view?.issues)
  const path = useRules((state) => state.view?.path ?? '')
  const failure = useRules((state) => state.failure)
  const listFailure = useRules((state) => state.listFailure)
  const deleted = useRules((state) => state.deleted)
  const removed = useRules((state) => state.view?.removed)
  return (
    <>
      {issues === undefined || issues.length === 0 ? null : (
        <section className={styles['notice']} data-tone="warn" aria-label={words.issues.label} data-testid="rule-issues">
          <p className={styles['noticeTitle']}><TriangleAlert size={14} aria-hidden="true" /><span><Sentence parts={words.issues.title(issues.length, <code>{path}</code>)} /></span></p>
          <ul className={styles['issueList']}>
            {issues.map(({ field, value, problem, remedy }) => (
              <li key={`${field} ${problem}`}><Sentence parts={words.issues.issue(<code>{field}</code>, <code>{value}</code>, problem)} /><span className={styles['soft']}>{remedy}</span></li>
            ))}
          </ul>
        </section>
      )}
      {failure === null ? null : <p className={styles['notice']} data-tone="warn" role="status">{words.stale(failure)}</p>}
      {listFailure === null ? null : (
        <div className={styles['notice']} data-tone="bad" role="alert" data-testid="rules-failure">
          <span className={styles['grow']}>{listFailure}</span>
          <IconButton label={words.dismiss} onClick={() => { useRules.setState({ listFailure: null }) }}><X size={13} aria-hidden="true" /></IconButton>
        </div>
      )}
      {deleted === null ? null : (
        <div className={styles['notice']} role="status" data-testid="rule-deleted">
          <span className={styles['grow']}>{words.deleted(deleted.name)}</span>
          <Button data-testid="undo-delete" onClick={() => { void undoRemove() }}>{words.undo}</Button>
          <IconButton label={words.dismiss} onClick={() => { useRules.setState({ deleted: null }) }}><X size={13} aria-hidden="true" /></IconButton>
        </div>
      )}
      {removed === undefined || removed.length === 0 ? null : (
        <div className={styles['notice']} data-testid="removed-defaults">
          <span className={styles['soft']}>{words.removedDefaults}</span>
          <span className={styles['removed']}>
            {removed.map(({ id, name }) => <button key={id} type="button" className={styles['chipButton']} data-testid={`restore-${id}`} onClick={() => { void reset(id) }}>{words.restore(name)}</button>)}
          </span>
        </div>
      )}
    </>
  )
}
