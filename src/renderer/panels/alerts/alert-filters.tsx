/** Which alerts are listed: by words, severity, state, kind and time. */
import { Search, X } from 'lucide-react'
import { alertSeverities } from '../../../shared/domain/alerts/alert.js'
import type { RuleKind } from '../../../shared/domain/alerts/rule-schema.js'
import { Choices } from '../../components/choices.js'
import { Segments } from '../../components/segments.js'
import { zoneName, type ZoneChoice } from '../../format/time-format.js'
import { momentOf, typedMoment } from '../../replay/jump-time.js'
import { useZone } from '../../stores/hooks.js'
import { alertsText } from '../../text/alerts.js'
import { isNarrowed, LONGEST_SEARCH, spans, type AlertChoice } from './alert-filter.js'
import styles from './alert-filters.module.css'
import { choose, chooseAll, typeSearch, useAlertList } from './alerts-store.js'
import { SeverityMark } from './severity-mark.js'

const words = alertsText.filters
const STATES = ['all', 'open', 'unread'] as const
/** The compiler asks for a word for each kind where one is shown. */
const KINDS = Object.keys(alertsText.kinds) as readonly RuleKind[]

/** The worst first. */
const SEVERITIES = [...alertSeverities].reverse().map((value) => ({ value, words: alertsText.severities[value], drawn: <SeverityMark severity={value} /> }))

export interface AlertFiltersProps {
  /** While a past moment is replayed it is not known what lasted or was unread then. */
  readonly hasStates: boolean
}

export function AlertFilters({ hasStates }: AlertFiltersProps): React.JSX.Element {
  const choice = useAlertList((list) => list.choice)
  const { search, severities, kind, state, span } = choice
  return (
    <div className={styles['filters']} role="search" aria-label={words.label}>
      <span className={styles['search']}>
        <Search size={12} aria-hidden="true" />
        <input type="search" className={styles['field']} aria-label={words.search} title={words.search} placeholder={words.searchShort} maxLength={LONGEST_SEARCH} value={search} data-testid="alerts-search" data-alerts-search="" onChange={(event) => { typeSearch(event.target.value) }} />
      </span>
      <Choices name="alerts-severity" label={words.severities} choices={SEVERITIES} values={severities} onChoose={(next) => { choose({ severities: next }) }} />
      {hasStates ? <Segments name="alerts-state" label={words.state} choices={STATES} value={state} words={words.states} onChoose={(next) => { choose({ state: next }) }} /> : null}
      <select aria-label={words.kind} data-testid="alerts-kind" value={kind ?? ''} onChange={(event) => { choose({ kind: event.target.value === '' ? null : event.target.value }) }}>
        <option value="">{words.allKinds}</option>
        {KINDS.map((one) => <option key={one} value={one}>{alertsText.kinds[one]}</option>)}
      </select>
      <select aria-label={words.time} data-testid="alerts-span" value={span} onChange={(event) => { choose({ span: spans.find((one) => one === event.target.value) ?? 'any' }) }}>
        {spans.map((one) => <option key={one} value={one}>{words.spans[one]}</option>)}
      </select>
      {span === 'between' ? <Between choice={choice} /> : null}
      {isNarrowed(choice) ? <button type="button" className={styles['clear']} title={words.clearHint} data-testid="alerts-clear" onClick={chooseAll}><X size={12} aria-hidden="true" /> {words.clear}</button> : null}
    </div>
  )
}

/** A year that is still being typed may lie before all time. */
function typedAt(typed: string, zone: ZoneChoice): number | null {
  const at = typed === '' ? null : momentOf(typed, zone)
  return at === null || at < 0 ? null : at
}

function Between({ choice }: { readonly choice: AlertChoice }): React.JSX.Element {
  const zone = useZone()
  const field = (end: 'from' | 'until'): React.JSX.Element => {
    const at = choice[end]
    return (
      <label className={styles['end']}>
        {words[end]}
        <input
          type="datetime-local" step={1} className={styles['time']} title={words.zoneHint(zoneName(zone))} value={at === null ? '' : typedMoment(at, zone)} data-testid={`alerts-${end}`}
          onChange={(event) => { choose({ [end]: typedAt(event.target.value, zone) }) }}
        />
      </label>
    )
  }
  return <>{field('from')}{field('until')}</>
}
