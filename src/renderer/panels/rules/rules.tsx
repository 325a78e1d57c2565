/** The rules of alerts: what is watched, where each rule stands, and the one that is being edited. */
import { Plus } from 'lucide-react'
import { useEffect } from 'react'
import { bridge } from '../../app/bridge.js'
import { Button } from '../../components/button.js'
import { EmptyState } from '../../components/empty-state.js'
import { rulesText as words } from '../../text/rules.js'
import { useSoughtRule } from './open-rule.js'
import { RuleEditor } from './rule-editor.js'
import { RuleList } from './rule-list.js'
import { RuleNotices } from './rule-notices.js'
import { draftInEditor, loadAlerts, loadRules, newRule, takeSought, useRules } from './rules-store.js'
import styles from './rules.module.css'

/** States change while nobody does anything. */
const LOOK_EVERY_MS = 2_000

/** Keeps what main says of the rules on screen, as long as they are. */
function useRulesOfMain(): void {
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      await loadRules()
      if (!isOver) timer = setTimeout(() => { void look() }, LOOK_EVERY_MS)
    }
    void look()
    void loadAlerts()
    const unsubscribe = bridge.on('alerts:changed', () => { void loadAlerts() })
    return () => {
      isOver = true
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])
}

/** Whoever led here wants one rule in the editor. */
function useSought(isThere: boolean): void {
  const sought = useSoughtRule((state) => state.sought)
  useEffect(() => {
    if (sought === null || !isThere) return
    useSoughtRule.setState({ sought: null })
    takeSought(sought)
  }, [sought, isThere])
}

export function Rules(): React.JSX.Element {
  const view = useRules((state) => state.view)
  const failure = useRules((state) => state.failure)
  const isEditing = useRules((state) => draftInEditor(state) !== null)
  useRulesOfMain()
  useSought(view !== null)
  if (view === null) {
    return failure === null ? <EmptyState title={words.reading} /> : <EmptyState title={words.unreadable} detail={failure}><Button onClick={() => { void loadRules() }}>{words.again}</Button></EmptyState>
  }
  const on = view.rules.filter(({ rule }) => rule.isEnabled).length
  return (
    <div className={styles['screen']} data-editing={isEditing}>
      <section className={styles['panel']} aria-label={words.title} data-testid="panel-rules">
        <header className={styles['header']}>
          <h2 className={styles['title']}>{words.title}</h2>
          <span className={styles['soft']}>{words.counts(view.rules.length, String(on))}</span>
          <span className={styles['spacer']} />
          <Search />
          <Button kind="primary" data-testid="new-rule" onClick={() => { newRule({ kind: 'price-level' }) }}><Plus size={14} aria-hidden="true" />{words.make}</Button>
        </header>
        <RuleNotices />
        <RuleList />
      </section>
      {isEditing ? <RuleEditor /> : null}
    </div>
  )
}

function Search(): React.JSX.Element {
  const search = useRules((state) => state.search)
  return (
    <input
      type="search" className={styles['search']} aria-label={words.find} placeholder={words.findWords} data-testid="rules-search" value={search} autoComplete="off" spellCheck={false}
      onChange={(event) => { useRules.setState({ search: event.target.value }) }}
    />
  )
}
