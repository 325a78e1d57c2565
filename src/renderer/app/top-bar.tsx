/** Which desk this is, that it cannot trade, and the worst that can be said of its data. */
import { lazy, Suspense } from 'react'
import { Search, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { PALETTE_ACTION } from '../actions/help-actions.js'
import { turnOverlay } from '../actions/overlay-store.js'
import { useShortcuts, useTitleWithKeys } from '../actions/use-shortcuts.js'
import { Button } from '../components/button.js'
import { FreshnessChip } from '../components/freshness-chip.js'
import { Keys } from '../components/keys.js'
import { isExpectedSilence } from '../components/silence-words.js'
import { sliceKeys } from '../../shared/state/slices.js'
import { usePastMoment, useTruth } from '../stores/hooks.js'
import { useAccounts } from '../stores/views.js'
import { useShell } from '../stores/shell-store.js'
import { shellText } from '../text/shell.js'
import { AmountsMark } from './amounts-mark.js'
import { show } from './current-screen.js'
import styles from './top-bar.module.css'

/** An own desk never loads it. */
const BreakMenu = lazy(async () => ({ default: (await import('./break-menu.js')).BreakMenu }))

/** Nor does a desk that is live. */
const ReplayMark = lazy(async () => ({ default: (await import('../replay/replay-mark.js')).ReplayMark }))

const words = shellText.top

export function TopBar(): React.JSX.Element {
  const desk = useShell((shell) => shell.status?.desk ?? 'own')
  const demo = useShell((shell) => shell.status?.demo)
  const role = useShell((shell) => shell.status?.postgres.role ?? 'unknown')
  const reason = useShell((shell) => shell.status?.postgres.roleReason ?? null)
  const truth = useTruth(sliceKeys)
  const isPast = usePastMoment() !== null
  const Shield = role === 'unknown' ? ShieldQuestion : ShieldCheck
  return (
    <header className={styles['bar']}>
      <h1 className={styles['name']}>Pitwall</h1>
      {desk === 'demo' ? <span className={styles['demo']} data-testid="demo-mark" title={words.demoHint}>{words.demo}</span> : null}
      {isPast ? <Suspense fallback={null}><ReplayMark /></Suspense> : null}
      {desk === 'demo' && !isPast ? <Suspense fallback={null}><BreakMenu /></Suspense> : null}
      {desk === 'demo' ? null : <span className={styles['desk']}>{words.ownDesk}</span>}
      <AccountChoice />
      <AmountsMark />
      {demo?.phase === 'starting' ? <span className={styles['stage']} role="status" data-testid="demo-stage">{demo.stage}…</span> : null}
      {demo?.phase === 'failed' ? <span className={styles['failed']} role="alert">{demo.error?.code}: {demo.error?.message} {demo.error?.remedy}</span> : null}
      <span className={styles['spacer']} />
      <Finder />
      <span className={styles['readOnly']} data-role={role} title={reason === null ? words.roles[role].title : `${words.roles[role].title}\n${words.roleReason(reason)}`} data-testid="read-only-proof">
        <Shield size={14} aria-hidden="true" />
        {words.roles[role].text}
      </span>
      <FreshnessChip name="desk" state={truth.freshness.state} ageMs={truth.freshness.ageMs} asOf={truth.oldestAsOf} part={truth.fresh < truth.total && !isPast ? words.fresh(String(truth.fresh), String(truth.total)) : null} isCalm={isExpectedSilence(truth)} />
      {desk === 'demo' ? <Button onClick={() => { show('settings') }}>{words.connectOwn}</Button> : null}
    </header>
  )
}

/** The way to the palette for a mouse, and for whoever does not know its keys yet. */
function Finder(): React.JSX.Element {
  const keys = useShortcuts().keysOf.get(PALETTE_ACTION)
  const title = useTitleWithKeys()(words.findHint, PALETTE_ACTION)
  return (
    <button type="button" className={styles['finder']} title={title} onClick={() => { turnOverlay('palette') }} data-testid="open-palette">
      <Search size={13} aria-hidden="true" />
      {words.find}
      {keys === undefined ? null : <span aria-hidden="true"><Keys keys={keys} /></span>}
    </button>
  )
}

/** Which account the overview is about. */
function AccountChoice(): React.JSX.Element | null {
  const accounts = useAccounts()
  const account = useShell((shell) => shell.account)
  if (accounts.length < 2) return null
  return (
    <select className={styles['account']} aria-label={words.account} data-testid="account-choice" value={account ?? ''} onChange={(event) => { useShell.setState({ account: event.target.value === '' ? null : event.target.value }) }}>
      <option value="">{words.allAccounts}</option>
      {accounts.map((one) => <option key={one} value={one}>{one}</option>)}
    </select>
  )
}
