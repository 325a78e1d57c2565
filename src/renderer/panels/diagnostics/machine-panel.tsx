/** The other parts of the machinery: the database's pool, the snapshot file, the event loop of main. */
import { sliceKeys } from '../../../shared/state/slices.js'
import type { DeskStatus } from '../../../shared/state/status.js'
import { replicaWords, slowedWords } from '../../components/pace-words.js'
import { inWords, postgresLevels, snapshotLevels, type Level } from '../../components/phase-levels.js'
import { formatAge, formatTime, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import styles from './diagnostics.module.css'
import { FactList, type Fact } from './fact-list.js'
import { Meter } from '../../components/meter.js'
import { StatusPanel } from './status-panel.js'

const words = diagnosticsText.machine

/** From the worst to the best: the panel is as well as its worst part. */
const ranks: readonly Level[] = ['bad', 'busy', 'calm', 'ok', 'off']

export interface MachinePanelProps {
  readonly status: DeskStatus
  readonly className?: string | undefined
}

export function MachinePanel({ status, className }: MachinePanelProps): React.JSX.Element {
  const now = useClock((clock) => clock.live)
  const zone = useZone()
  const { postgres, snapshot, loop } = status
  const levels = [postgresLevels[postgres.phase], snapshotLevels[snapshot.phase]]
  const level = ranks.find((rank) => levels.includes(rank)) ?? 'off'
  return (
    <StatusPanel name="machine" title={words.title} className={className} state={{ level, words: level === 'bad' ? words.needsLook : level === 'busy' ? words.starting : words.ok }}>
      <div className={styles['pool']}>
        <Meter name={words.pool} used={postgres.pool.total - postgres.pool.idle} limit={postgres.pool.ceiling} unit={words.poolUnit} waiting={postgres.pool.waiting} />
      </div>
      <FactList label={words.facts} facts={[...postgresFacts(postgres, now, zone), ...snapshotFacts(snapshot, now, zone), loopFact(loop)]} />
    </StatusPanel>
  )
}

function postgresFacts({ phase, since, target, serverVersion, pool, role, roleReason, error, nextAttemptAt, clockSkewMs, findings, pooled, replica, slowed }: DeskStatus['postgres'], now: number, zone: ZoneChoice): readonly Fact[] {
  const problem = error === null ? '' : `${error.code}: ${error.message}`
  return [
    { name: words.postgres, value: words.phaseFor(inWords(phase), formatAge(Math.max(0, now - since))), title: words.since(target, formatTime(since, zone)), tone: postgresLevels[phase] === 'bad' ? 'bad' : undefined },
    ...(error === null ? [] : [{ name: words.error, value: nextAttemptAt === null ? problem : nextAttemptAt <= now ? words.tryingNow(problem) : words.nextIn(problem, formatAge(nextAttemptAt - now)), title: error.remedy ?? undefined, tone: 'bad' as const }]),
    { name: words.target, value: target === '' ? null : target },
    { name: words.server, value: serverVersion },
    { name: words.connections, value: words.connectionCounts(String(pool.total), String(pool.idle), String(pool.ceiling)) },
    { name: words.role, value: words.roles[role], title: roleReason === null ? undefined : words.roleReason(roleReason) },
    ...(pooled ? [{ name: words.pooler, value: words.pooled }] : []),
    ...(replica === null ? [] : [{ name: words.replica, value: replicaWords(replica) }]),
    ...slowedWords(slowed, sliceKeys).map((value) => ({ name: words.slow, value, title: value, tone: 'bad' as const })),
    { name: words.clock, value: clockSkewMs === null ? null : words[clockSkewMs < 0 ? 'clockBehind' : 'clockAhead'](String(Math.abs(Math.round(clockSkewMs)))) },
    { name: words.contract, value: words.findings(findings.length), title: findings.map((finding) => `${finding.relation}: ${finding.problem}`).join('\n') || undefined }
  ]
}

function snapshotFacts({ phase, savedAt, notice, error, workerRestarts }: DeskStatus['snapshot'], now: number, zone: ZoneChoice): readonly Fact[] {
  return [
    { name: words.snapshotFile, value: savedAt === null ? words.notSaved(inWords(phase)) : words.saved(inWords(phase), formatAge(Math.max(0, now - savedAt))), title: savedAt === null ? undefined : `${formatTime(savedAt, zone)}\n${inAllZones(savedAt)}`, tone: snapshotLevels[phase] === 'bad' ? 'bad' : undefined },
    ...(error === null ? [] : [{ name: words.error, value: `${error.code}: ${error.message}`, title: error.remedy ?? undefined, tone: 'bad' as const }]),
    ...(notice === null ? [] : [{ name: words.notice, value: notice, title: notice }]),
    { name: words.workerRestarts, value: workerRestarts }
  ]
}

function loopFact(loop: DeskStatus['loop']): Fact {
  return {
    name: words.loop,
    value: loop === null ? null : words.loopDelays(loop.p50.toFixed(1), loop.p99.toFixed(1), loop.max.toFixed(1)),
    title: words.loopHint
  }
}
