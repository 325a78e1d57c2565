/** The inbox of alerts: all that was raised, newest first, and beside it what is known of those that are chosen. */
import { useEffect, useRef } from 'react'
import { Info, TriangleAlert } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.js'
import { Button } from '../../components/button.js'
import type { Level } from '../../components/phase-levels.js'
import { formatCount } from '../../format/count-format.js'
import { formatMoment } from '../../format/time-format.js'
import { said } from '../../../shared/state/panel-truth.js'
import type { LedgerStatus } from '../../../shared/domain/alerts/inbox.js'
import { usePastMoment, useZone } from '../../stores/hooks.js'
import { useInbox } from '../../stores/inbox-store.js'
import { alertsText as words } from '../../text/alerts.js'
import { StatusPanel } from '../diagnostics/status-panel.js'
import { acknowledge } from './alert-commands.js'
import { AlertDetail } from './alert-detail.js'
import { isNarrowed } from './alert-filter.js'
import { AlertFilters } from './alert-filters.js'
import { AlertGlance } from './alert-glance.js'
import { AlertList } from './alert-list.js'
import { AlertMany } from './alert-many.js'
import styles from './alerts.module.css'
import { answered, chooseAll, followInbox, readList, useAlertList } from './alerts-store.js'
import { listedAsOf } from './as-of.js'
import { AwayDigest } from './away-digest.js'
import { showRow } from './show-row.js'
import { useFirstKeys } from './use-first-keys.js'

const levels: Readonly<Record<LedgerStatus['phase'], Level>> = { opening: 'busy', recording: 'ok', failing: 'bad', 'read-only': 'bad', closed: 'off' }

export function Alerts(): React.JSX.Element {
  const list = useAlertList()
  const past = usePastMoment()
  const ledger = useInbox(({ state }) => state?.ledger ?? null)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => followInbox(), [])
  useFirstKeys()
  const alerts = answered(list)
  const unavailable = past !== null ? words.act.unavailable : ledger?.phase === 'read-only' ? words.ledger.readOnly : null
  const focus = (selector: string): boolean => {
    const element = place.current?.querySelector<HTMLElement>(selector)
    element?.focus()
    return element !== undefined && element !== null
  }
  const onKey = (key: string): boolean => {
    const [first] = alerts
    switch (key) {
      case '/': return focus('[data-alerts-search]')
      case 'Enter': return focus('[data-alerts-detail]')
      case 'n': return focus('[data-alerts-note]')
      case 'a':
        if (unavailable === null) void acknowledge(alerts.map(({ alert }) => alert.id))
        return alerts.length > 0
      case 'r':
        if (first !== undefined) showRow(first.alert)
        return first !== undefined
      case 't': {
        const then = place.current?.querySelector<HTMLButtonElement>('[data-testid=alert-show-then]')
        then?.click()
        return then !== null && then !== undefined
      }
      default: return false
    }
  }
  const isChoosing = list.hand.chosen.size > 1
  const [only] = alerts
  return (
    <div ref={place} className={styles['place']} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented && focus('[data-testid=alert-list]')) event.preventDefault() }}>
      <div className={styles['screen']}>
        <StatusPanel name="alerts" title={words.title} className={styles['list']} extra={<Counted />} isOfThen={past !== null} state={ledger === null ? undefined : { level: levels[ledger.phase], words: words.ledger[ledger.phase] }} onRefresh={() => { void readList() }}>
          <Notices past={past} ledger={ledger} />
          <AwayDigest />
          <AlertFilters hasStates={past === null} />
          <div className={styles['rows']}>{list.rows.length === 0 ? <Nothing past={past} /> : <AlertList past={past} onKey={onKey} />}</div>
        </StatusPanel>
        {isChoosing ? <AlertMany alerts={alerts} unavailable={unavailable} /> : only === undefined ? <AlertGlance unavailable={unavailable} /> : <AlertDetail listed={past === null ? only : listedAsOf(only, past)} unavailable={unavailable} />}
      </div>
    </div>
  )
}

/** How many of how many; what is not known is not said to be none. */
function Counted(): React.JSX.Element | null {
  const { total, kept, choice } = useAlertList()
  const unread = useInbox(({ state }) => state?.unread ?? null)
  if (total === null || kept === null) return null
  const count = isNarrowed(choice) ? words.counted(formatCount(total), formatCount(kept)) : words.all(formatCount(kept))
  return <span data-testid="alerts-counted">{[count, unread === null ? words.countsUnknown : words.unread(formatCount(unread.critical + unread.warning + unread.info))].join(' · ')}</span>
}

function Nothing({ past }: { readonly past: number | null }): React.JSX.Element {
  const { phase, failure, choice } = useAlertList()
  if (failure !== null) return <EmptyState title={words.list.notRead(failure)}><Button onClick={() => { void readList() }}>{words.list.again}</Button></EmptyState>
  if (phase !== 'read') return <p className={styles['loading']} role="status">{words.list.loading}</p>
  if (past !== null && !isNarrowed(choice)) return <EmptyState {...words.empty.then} />
  if (!isNarrowed(choice)) return <EmptyState {...words.empty.nothing} />
  const isStateAlone = choice.state !== 'all' && !isNarrowed({ ...choice, state: 'all' })
  return <EmptyState {...(isStateAlone ? words.empty[choice.state === 'open' ? 'open' : 'unread'] : words.empty.noMatch)}><Button onClick={chooseAll}>{words.empty.clear}</Button></EmptyState>
}

/** What has to be known of what is listed. */
function Notices({ past, ledger }: { readonly past: number | null; readonly ledger: LedgerStatus | null }): React.JSX.Element {
  const zone = useZone()
  const failure = useInbox((inbox) => inbox.failure)
  const alarms = [
    failure === null ? null : words.ledger.noAnswer(failure),
    ledger === null || ledger.phase !== 'failing' ? null : words.ledger.failed(ledger.error === null ? words.glance.notKnown : said(ledger.error), ledger.error?.remedy ?? '', ledger.waiting),
    ledger?.phase === 'read-only' ? words.ledger.readOnly : null,
    ledger?.notice ?? null
  ].filter((text) => text !== null)
  return (
    <>
      {alarms.map((text) => <p key={text} className={styles['notice']} role="status" data-testid="alerts-notice"><TriangleAlert size={13} aria-hidden="true" /> {text}</p>)}
      {past === null ? null : <p className={styles['notice']} data-calm="true" data-testid="alerts-past"><Info size={13} aria-hidden="true" /> {words.past.mark(formatMoment(past, zone))}</p>}
    </>
  )
}
