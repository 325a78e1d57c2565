/** The other parts of the machinery: the database's pool, the snapshot file, the event loop of main. */
import { sliceKeys } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import { replicaWords, slowedWords } from '../../components/pace-words.js'
import { inWords, postgresLevels, snapshotLevels, type Level } from '../../components/phase-levels.js'
import { formatAge, formatTime, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import styles from './diagnostics.module.css'
import { FactList, type Fact } from './fact-list.js'
import { Meter } from './meter.js'
import { StatusPanel } from './status-panel.js'

/** From the worst to the best: the panel is as well as its worst part. */
const ranks: readonly Level[] = ['bad', 'busy', 'calm', 'ok', 'off']

export interface MachinePanelProps {
  readonly status: DeskStatus
  readonly className?: string | undefined
}

export function MachinePanel({ status, className }: MachinePanelProps): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const zone = useZone()
  const { postgres, snapshot, loop } = status
  const levels = [postgresLevels[postgres.phase], snapshotLevels[snapshot.phase]]
  const level = ranks.find((rank) => levels.includes(rank)) ?? 'off'
  return (
    <StatusPanel name="machine" title="Postgres, snapshot, loop" className={className} state={{ level, words: level === 'bad' ? 'needs a look' : level === 'busy' ? 'starting' : 'ok' }}>
      <div className={styles['pool']}>
        <Meter name="Postgres pool" used={postgres.pool.total - postgres.pool.idle} limit={postgres.pool.ceiling} unit="connections in use" waiting={postgres.pool.waiting} />
      </div>
      <FactList label="Postgres, snapshot file, event loop" facts={[...postgresFacts(postgres, now, zone), ...snapshotFacts(snapshot, now, zone), loopFact(loop)]} />
    </StatusPanel>
  )
}

const roles: Readonly<Record<DeskStatus['postgres']['role'], string>> = { 'cannot-write': 'cannot write', 'could-write': 'could write, session read-only', unknown: 'not known' }

function postgresFacts({ phase, since, target, serverVersion, pool, role, roleReason, error, nextAttemptAt, clockSkewMs, findings, pooled, replica, slowed }: DeskStatus['postgres'], now: number, zone: ZoneChoice): readonly Fact[] {
  return [
    { name: 'Postgres', value: `${inWords(phase)} for ${formatAge(Math.max(0, now - since))}`, title: `${target}\nsince ${formatTime(since, zone)}`, tone: postgresLevels[phase] === 'bad' ? 'bad' : undefined },
    ...(error === null ? [] : [{ name: 'Its error', value: `${error.code}: ${error.message}${nextAttemptAt === null ? '' : nextAttemptAt <= now ? ', trying now' : `, next try in ${formatAge(nextAttemptAt - now)}`}`, title: error.remedy ?? undefined, tone: 'bad' as const }]),
    { name: 'Target', value: target === '' ? null : target },
    { name: 'Server', value: serverVersion },
    { name: 'Connections', value: `${String(pool.total)} open, ${String(pool.idle)} idle, at most ${String(pool.ceiling)}` },
    { name: 'Role', value: roles[role], title: roleReason === null ? undefined : `It ${roleReason}` },
    ...(pooled ? [{ name: 'Pooler', value: 'in between: changes are found by polling' }] : []),
    ...(replica === null ? [] : [{ name: 'Replica', value: replicaWords(replica) }]),
    ...slowedWords(slowed, sliceKeys).map((value) => ({ name: 'Slow', value, title: value, tone: 'bad' as const })),
    { name: 'Its clock', value: clockSkewMs === null ? null : `${String(Math.abs(Math.round(clockSkewMs)))} ms ${clockSkewMs < 0 ? 'behind' : 'ahead'}` },
    { name: 'Contract', value: findings.length === 0 ? 'no finding' : `${String(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}`, title: findings.map(({ relation, problem }) => `${relation}: ${problem}`).join('\n') || undefined }
  ]
}

function snapshotFacts({ phase, savedAt, notice, error, workerRestarts }: DeskStatus['snapshot'], now: number, zone: ZoneChoice): readonly Fact[] {
  return [
    { name: 'Snapshot file', value: `${inWords(phase)}, ${savedAt === null ? 'nothing saved yet' : `saved ${formatAge(Math.max(0, now - savedAt))} ago`}`, title: savedAt === null ? undefined : `${formatTime(savedAt, zone)}\n${inAllZones(savedAt)}`, tone: snapshotLevels[phase] === 'bad' ? 'bad' : undefined },
    ...(error === null ? [] : [{ name: 'Its error', value: `${error.code}: ${error.message}`, title: error.remedy ?? undefined, tone: 'bad' as const }]),
    ...(notice === null ? [] : [{ name: 'Notice', value: notice, title: notice }]),
    { name: 'Worker restarts', value: workerRestarts }
  ]
}

function loopFact(loop: DeskStatus['loop']): Fact {
  return {
    name: 'Event loop',
    value: loop === null ? null : `p50 ${loop.p50.toFixed(1)}, p99 ${loop.p99.toFixed(1)}, most ${loop.max.toFixed(1)} ms`,
    title: "Delay of main's event loop over the last 5 s"
  }
}
