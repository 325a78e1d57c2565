/** One rule: whether it is on, what it watches, where it stands and why, and its last alert. */
import { Switch } from '@base-ui/react/switch'
import { BellOff } from 'lucide-react'
import type { ListedRule } from '../../../shared/domain/alerts/rules-view.js'
import { Chip } from '../../components/chip.js'
import { alertWords } from '../../format/foreign-text.js'
import { formatAge, formatTime, inAllZones } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { ruleFieldsText } from '../../text/rule-fields.js'
import { rulesText as words } from '../../text/rules.js'
import { RuleMenu } from './rule-menu.js'
import { sentenceOf } from './rule-sentence.js'
import { severityTones, stateTones } from './rule-states.js'
import { choose, turn, useRules } from './rules-store.js'
import switchStyles from '../settings/settings.module.css'
import styles from './rules.module.css'

export interface RuleRowProps {
  readonly listed: ListedRule
  /** What it names that is not on the desk. */
  readonly unknown: readonly string[]
  /** Tab leads to this one; arrows lead to the others. */
  readonly isReached: boolean
  readonly onReach: () => void
}

export function RuleRow({ listed, unknown, isReached, onReach }: RuleRowProps): React.JSX.Element {
  const { rule, isChanged, isDefault } = listed
  const isChosen = useRules((state) => state.chosen === rule.id)
  const isUnsaved = useRules((state) => state.drafts[rule.id] !== undefined)
  const isMuted = useRules((state) => state.mutes.some(({ what, name }) => what === 'rule' && name === rule.id))
  const tabIndex = isReached ? 0 : -1
  return (
    <li className={styles['row']} data-rule={rule.id} data-testid={`rule-${rule.id}`} data-state={listed.state.state} data-chosen={isChosen} data-off={!rule.isEnabled} onFocus={onReach}>
      <Switch.Root className={switchStyles['switch']} aria-label={words.turn(rule.name)} checked={rule.isEnabled} tabIndex={tabIndex} data-testid={`turn-${rule.id}`} onCheckedChange={(isOn) => { void turn(rule, isOn) }}>
        <Switch.Thumb className={switchStyles['thumb']} />
      </Switch.Root>
      <button type="button" className={styles['edit']} tabIndex={tabIndex} data-edit aria-pressed={isChosen} aria-label={words.edit(rule.name)} data-testid={`edit-${rule.id}`} onClick={() => { choose(isChosen ? null : rule.id) }} />
      <div className={styles['what']}>
        <p className={styles['name']}>
          <span className={styles['nameText']}>{rule.name}</span>
          <Chip tone={severityTones[rule.severity]}>{ruleFieldsText.severities[rule.severity]}</Chip>
          {isUnsaved ? <Chip tone="warn">{words.unsaved}</Chip> : null}
          {isDefault ? null : <Chip tone="neutral" title={words.isOwn}>{words.own}</Chip>}
          {isChanged ? <Chip tone="neutral" title={words.isChanged}>{words.changed}</Chip> : null}
          {isMuted ? <span className={styles['muted']} title={words.isMuted}><BellOff size={12} aria-hidden="true" />{words.muted}</span> : null}
        </p>
        <p className={styles['sentence']}>{sentenceOf(rule)}</p>
        <Trouble listed={listed} unknown={unknown} />
      </div>
      <Standing listed={listed} />
      <LastAlert ruleId={rule.id} />
      <RuleMenu listed={listed} isMuted={isMuted} tabIndex={tabIndex} />
    </li>
  )
}

/** Why it cannot be judged, and what it names that is not on the desk. */
function Trouble({ listed: { rule, state }, unknown }: Pick<RuleRowProps, 'listed' | 'unknown'>): React.JSX.Element | null {
  const lines = [...(state.reason === null || state.state === 'normal' ? [] : [alertWords(state.reason)]), ...(unknown.length === 0 ? [] : [ruleFieldsText.unknownNames(unknown.join(', '))])]
  if (lines.length === 0) return null
  return <p className={styles['reason']} data-bad={state.state === 'error'} data-testid={`reason-${rule.id}`}>{lines.join(' · ')}</p>
}

function Standing({ listed: { rule, state } }: Pick<RuleRowProps, 'listed'>): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const zone = useZone()
  const { state: name, since, subjects, nextEvaluationAt } = state
  const alike = subjects.filter((one) => one.state === name).length
  const title = [words.stateMeanings[name], inAllZones(since), ...(nextEvaluationAt === null ? [] : [words.next(formatTime(nextEvaluationAt, zone))]), ...subjects.map(({ subject, state: own, reason }) => `${subject}: ${[words.states[own], reason].filter((part) => part !== null).join(', ')}`)]
  return (
    <div className={styles['standing']} title={alertWords(title.join('\n'))} data-testid={`state-${rule.id}`}>
      <Chip tone={stateTones[name]}>{words.states[name]}</Chip>
      {name === 'off' || name === 'normal' ? null : <span className={styles['faint']}>{words.since(formatAge(Math.max(0, now - since)))}{alike > 1 ? ` · ${words.subjects(alike)}` : ''}</span>}
    </div>
  )
}

function LastAlert({ ruleId }: { readonly ruleId: string }): React.JSX.Element {
  const last = useRules((state) => state.last[ruleId])
  const now = useClock((clock) => clock.now)
  if (last === undefined) return <span className={`${styles['last'] ?? ''} ${styles['faint'] ?? ''}`}>{words.noLast}</span>
  const age = formatAge(Math.max(0, now - last.raisedAt))
  return <span className={styles['last']} title={`${alertWords(last.title)}\n${inAllZones(last.raisedAt)}`} data-testid={`last-${ruleId}`}>{last.resolvedAt === null ? words.lasts(age) : words.last(age)}</span>
}
