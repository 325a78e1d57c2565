/** The desk's machinery at a glance, always there. */
import { lazy, Suspense } from 'react'
import type { Settings } from '../../shared/config/settings.js'
import { isExpected } from '../../shared/domain/ib-windows.js'
import type { DeskStatus } from '../../shared/state/status.js'
import { ibLevels, inWords, postgresLevels, snapshotLevels, type Level } from '../components/phase-levels.js'
import { silenceWords } from '../components/silence-words.js'
import { useIsPainted } from '../components/use-is-painted.js'
import { formatAge, formatMoment, formatShortTime, inAllZones } from '../format/time-format.js'
import { useClock } from '../stores/clock-store.js'
import { useIsWhole, usePastMoment, useZone } from '../stores/hooks.js'
import { changeSettings } from '../stores/settings-change.js'
import { useShell } from '../stores/shell-store.js'
import { shellText } from '../text/shell.js'
import { ibTitle, postgresTitle } from './status-titles.js'
import styles from './status-bar.module.css'

const words = shellText.status

/** When markets trade matters a moment after the desk is on screen. */
const SessionClock = lazy(async () => ({ default: (await import('../sessions/session-clock.js')).SessionClock }))

export function StatusBar(): React.JSX.Element {
  const status = useShell((shell) => shell.status)
  const sandboxed = useShell((shell) => shell.app?.sandboxed ?? true)
  const [isPainted, isWhole] = [useIsPainted(), useIsWhole()]
  if (status === null) return <footer className={styles['bar']} />
  const { postgres, ib, snapshot, loop } = status
  return (
    <footer className={styles['bar']} aria-label={words.label}>
      <Item name="postgres" label="Postgres" level={postgresLevels[postgres.phase]} phase={postgres.phase} title={postgresTitle(postgres)}>
        {inWords(postgres.phase)} <Retry part={postgres} />
        {postgres.phase === 'connected' ? <span className={styles['facts']}>{[postgres.target, words.pool(String(postgres.pool.total), String(postgres.pool.ceiling)), ...(postgres.replica === null ? [] : [words.replica]), ...(postgres.slowed.length === 0 ? [] : [words.slow])].join(' · ')}</span> : null}
      </Item>
      <Broker ib={ib} />
      <Saved snapshot={snapshot} />
      <span className={styles['spacer']} />
      {sandboxed ? null : (
        <span className={styles['item']} title={words.noSandboxHint}>
          {words.noSandbox}
        </span>
      )}
      {loop === null ? null : (
        <span className={styles['item']} data-testid="status-loop" title={words.loopHint(String(loop.p50), String(loop.p99), String(loop.max))}>
          {words.loop(loop.p99.toFixed(1))}
        </span>
      )}
      <Suspense fallback={null}>{isPainted && isWhole ? <SessionClock /> : null}</Suspense>
      <ZonedClock />
    </footer>
  )
}

function Broker({ ib }: { readonly ib: DeskStatus['ib'] }): React.JSX.Element {
  const zone = useZone()
  // Only the moment at which the window ends matters, not each tick until then.
  const isCalm = useClock(({ live }) => ib.expected !== null && isExpected(ib.expected, live))
  const silence = ib.expected === null ? null : silenceWords({ ...ib.expected, isOver: !isCalm }, zone)
  return (
    <Item name="ib" label="IB" level={isCalm ? 'calm' : ibLevels[ib.phase]} phase={ib.phase} title={ibTitle(ib, silence)}>
      {inWords(ib.phase)} {isCalm && ib.expected !== null ? <span className={styles['facts']}>{words.expectedUntil(formatShortTime(ib.expected.until, zone))}</span> : <Retry part={ib} />}
      {ib.phase === 'live' ? <span className={styles['facts']}>{[ib.accounts.join(', '), farms(ib)].join(' · ')}</span> : null}
    </Item>
  )
}

interface ItemProps {
  readonly name: string
  readonly label: string
  readonly level: Level
  readonly phase: string
  readonly title: string
  readonly children: React.ReactNode
}

function Item({ name, label, level, phase, title, children }: ItemProps): React.JSX.Element {
  return (
    <span className={styles['item']} data-testid={`status-${name}`} data-phase={phase} title={title}>
      <span className={styles['light']} data-level={level} aria-hidden="true" />
      <span className={styles['label']}>{label}</span>
      <span>{children}</span>
    </span>
  )
}

/** The last error with the backend's own code, and when it will be tried again. */
function Retry({ part }: { readonly part: Pick<DeskStatus['postgres'], 'error' | 'nextAttemptAt'> }): React.JSX.Element | null {
  const now = useClock((clock) => clock.live)
  if (part.error === null) return null
  const next = part.nextAttemptAt === null ? '' : ` · ${part.nextAttemptAt <= now ? words.tryingNow : words.nextTryIn(formatAge(part.nextAttemptAt - now))}`
  return <span className={styles['error']}>{part.error.code}{next}</span>
}

function Saved({ snapshot }: { readonly snapshot: DeskStatus['snapshot'] }): React.JSX.Element {
  const now = useClock((clock) => clock.live)
  const saved = snapshot.savedAt === null ? words.nothingSaved : words.saved(formatAge(Math.max(0, now - snapshot.savedAt)))
  const text = snapshot.phase === 'saving' || snapshot.phase === 'opening' ? saved : snapshot.phase === 'failing' ? words.notSaved(snapshot.error?.code ?? '') : snapshot.phase
  const title = [snapshot.notice, snapshot.error === null ? null : `${snapshot.error.code}: ${snapshot.error.message}. ${snapshot.error.remedy ?? ''}`].filter((line) => line !== null).join('\n')
  return (
    <Item name="snapshot" label={words.snapshot} level={snapshotLevels[snapshot.phase]} phase={snapshot.phase} title={title === '' ? words.snapshotHint : title}>
      {text}
    </Item>
  )
}

const nextZone = { local: 'exchange', exchange: 'utc', utc: 'local' } as const

function ZonedClock(): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const zone = useZone()
  const isPast = usePastMoment() !== null
  const turn = (): void => {
    const { settings } = useShell.getState()
    if (settings === null) return
    const changed = (before: Settings): Settings => ({ ...before, appearance: { ...before.appearance, timeZone: nextZone[zone] } })
    useShell.setState({ settings: changed(settings) })
    // Saved for the next start; that it could not be is said in Settings, where it can be mended.
    void changeSettings(changed)
  }
  return (
    <button type="button" className={styles['zone']} data-testid="status-clock" data-past={isPast} title={`${inAllZones(now)}\n${words.changeZone}`} onClick={turn}>
      {zone === 'utc' ? null : <span className={styles['facts']}>{zone} </span>}{formatMoment(now, zone)}
    </button>
  )
}

function farms({ farms: all }: DeskStatus['ib']): string {
  const broken = all.filter((farm) => farm.state === 'broken')
  if (all.length === 0) return words.farmsUnknown
  return broken.length === 0 ? words.farms(String(all.length)) : words.farmsBroken(broken.map((farm) => farm.name).join(', '))
}
