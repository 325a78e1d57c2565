/** All rules, the worst first. While somebody is at one of them, none changes its place. */
import { useRef, useState } from 'react'
import type { ListedRule } from '../../../shared/domain/alerts/rules-view.js'
import { EmptyState } from '../../components/empty-state.js'
import { rulesText as words } from '../../text/rules.js'
import { unknownOf, useDeskNames, useInstruments } from './desk-names.js'
import { RuleRow } from './rule-row.js'
import { found, worstFirst } from './rule-states.js'
import { useRules } from './rules-store.js'
import styles from './rules.module.css'

/** In the order in which they are shown already; new ones where they belong. */
function heldInPlace(rules: readonly ListedRule[], order: readonly string[]): readonly ListedRule[] {
  const places = new Map(order.map((id, index) => [id, index]))
  return rules.toSorted((a, b) => (places.get(a.rule.id) ?? -1) - (places.get(b.rule.id) ?? -1))
}

export function RuleList(): React.JSX.Element {
  const rules = useRules((state) => state.view?.rules)
  const search = useRules((state) => state.search)
  const [held, setHeld] = useState<readonly string[] | null>(null)
  /** The row that Tab leads to. */
  const [current, setCurrent] = useState<string | null>(null)
  const known = useDeskNames()
  const quoted = useInstruments()
  const list = useRef<HTMLDivElement>(null)
  const sorted = worstFirst(rules ?? [])
  const shown = found(held === null ? sorted : heldInPlace(sorted, held), search)
  if (shown.length === 0) return rules?.length === 0 ? <EmptyState {...words.noRules} /> : <EmptyState {...words.none} />
  const ids = shown.map(({ rule }) => rule.id)
  const first = current !== null && ids.includes(current) ? current : ids[0]
  const hold = (): void => { setHeld((before) => before ?? sorted.map(({ rule }) => rule.id)) }
  const letGo = (from: HTMLElement): void => { if (!from.matches(':hover') && !from.contains(document.activeElement)) setHeld(null) }
  const move = (event: React.KeyboardEvent): void => {
    const at = ids.indexOf(first ?? '')
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key]
    const id = to === undefined ? undefined : ids[Math.min(Math.max(to, 0), ids.length - 1)]
    // In a field or a menu these keys are its own.
    if (id === undefined || (event.target as HTMLElement).closest('[data-rule]') === null) return
    event.preventDefault()
    setCurrent(id)
    list.current?.querySelector<HTMLElement>(`[data-rule="${id}"] [data-edit]`)?.focus()
  }
  return (
    // One stop of Tab; arrows lead from rule to rule.
    <div
      ref={list} className={styles['list']} role="group" aria-label={words.list} data-testid="rules"
      onKeyDown={move} onPointerEnter={hold} onPointerLeave={(event) => { letGo(event.currentTarget) }} onFocus={hold} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget) && !event.currentTarget.matches(':hover')) setHeld(null) }}
    >
      <ul className={styles['rows']}>
        {shown.map((listed) => <RuleRow key={listed.rule.id} listed={listed} unknown={listed.rule.isEnabled ? unknownOf(listed.rule.scope, known, quoted) : []} isReached={listed.rule.id === first} onReach={() => { setCurrent(listed.rule.id) }} />)}
      </ul>
    </div>
  )
}
