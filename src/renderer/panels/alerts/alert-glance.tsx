/** The inbox at a glance: what is unread and what lasts, who is told, what is kept quiet, and whether it is all being written. */
import { ArrowUpRight } from 'lucide-react'
import { alertSeverities } from '../../../shared/domain/alerts/alert.js'
import type { BySeverity } from '../../../shared/domain/alerts/inbox.js'
import { show } from '../../app/current-screen.js'
import { formatCount } from '../../format/count-format.js'
import { useInbox } from '../../stores/inbox-store.js'
import { alertsText } from '../../text/alerts.js'
import { RULES_SCREEN } from '../rules/open-rule.js'
import { AlertChannels } from './alert-channels.js'
import { AlertMutes } from './alert-mutes.js'
import { AlertPause } from './alert-pause.js'
import styles from './alert-side.module.css'
import { Outcome } from './command-outcome.js'
import { SeverityMark } from './severity-mark.js'
import { SidePanel } from './side-panel.js'

const words = alertsText.glance

const keys: readonly (readonly [string, string])[] = [
  ['J K', words.keyWords.move], ['Space Shift', words.keyWords.choose], ['A', words.keyWords.acknowledge], ['N', words.keyWords.note], ['R', words.keyWords.row], ['T', words.keyWords.then], ['/', words.keyWords.search], ['Esc', words.keyWords.clear]
]

export function AlertGlance({ unavailable }: { readonly unavailable: string | null }): React.JSX.Element {
  const state = useInbox((inbox) => inbox.state)
  return (
    <SidePanel name="alerts-glance" title={words.title} givesWay actions={<button type="button" className={styles['back']} title={words.rulesHint} data-testid="alerts-rules" onClick={() => { show(RULES_SCREEN) }}>{words.rules} <ArrowUpRight size={12} aria-hidden="true" /></button>}>
      <div className={styles['body']} data-testid="alerts-glance" tabIndex={0} role="region" aria-label={words.title}>
        <table className={styles['table']}>
          <thead><tr><td />{[...alertSeverities].reverse().map((severity) => <th key={severity} scope="col" className={styles['end']}><SeverityMark severity={severity} /></th>)}</tr></thead>
          <tbody>
            <Counts label={words.unread} name="unread" counts={state?.unread ?? null} />
            <Counts label={words.open} name="open" counts={state?.open ?? null} />
          </tbody>
        </table>
        <AlertPause pause={state?.pause ?? null} unavailable={unavailable} />
        <Outcome />
        <AlertMutes mutes={state?.mutes ?? []} unavailable={unavailable} />
        <AlertChannels channels={state?.channels ?? []} />
        {state === null ? null : (
          <section>
            <h4 className={styles['heading']}>{words.file}</h4>
            <p className={styles['soft']}>{alertsText.ledger[state.ledger.phase]} · {words.written(formatCount(state.ledger.writes.count), String(Math.round(state.ledger.writes.slowestMs)))}</p>
          </section>
        )}
        <section>
          <h4 className={styles['heading']}>{words.keys}</h4>
          <dl className={styles['keys']}>{keys.map(([key, what]) => <div key={key} className={styles['key']}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
        </section>
      </div>
    </SidePanel>
  )
}

function Counts({ label, name, counts }: { readonly label: string; readonly name: string; readonly counts: BySeverity | null }): React.JSX.Element {
  return (
    <tr data-testid={`alerts-count-${name}`}>
      <th scope="row">{label}</th>
      {counts === null ? <td colSpan={3} className={styles['unknown']}>{words.notKnown}</td> : [...alertSeverities].reverse().map((severity) => <td key={severity} className={styles['figure']} data-severity={counts[severity] === 0 ? undefined : severity}>{formatCount(counts[severity])}</td>)}
    </tr>
  )
}
