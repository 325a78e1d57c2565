/** The IB session: what it is doing, since when, what went wrong and when it is tried again. */
import { isExpected } from '../../../shared/domain/ib-windows.js'
import type { IbStatus } from '../../../shared/state/status.js'
import { bridge } from '../../app/bridge.js'
import { ibLevels, inWords } from '../../components/phase-levels.js'
import { silenceWords } from '../../components/silence-words.js'
import { formatAge, formatTime, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { FactList, type Fact } from './fact-list.js'
import { StatusPanel } from './status-panel.js'

export interface SessionPanelProps {
  readonly ib: IbStatus
  readonly className?: string | undefined
}

export function SessionPanel({ ib, className }: SessionPanelProps): React.JSX.Element {
  const now = useClock((clock) => clock.now)
  const zone = useZone()
  const isCalm = ib.expected !== null && isExpected(ib.expected, now)
  // Its outcome reaches the screen as the session's next phase.
  const retry = (): void => { void bridge.request('desk:refresh', { source: 'ib' }) }
  return (
    <StatusPanel name="session" title="IB session" className={className} state={{ level: isCalm ? 'calm' : ibLevels[ib.phase], words: inWords(ib.phase) }} onRefresh={ib.phase === 'off' ? undefined : retry}>
      <FactList label="IB session" facts={sessionFacts(ib, now, zone)} />
    </StatusPanel>
  )
}

type Told = Pick<Fact, 'value' | 'title'>

function lasting(at: number, now: number, zone: ZoneChoice): Told {
  return { value: `${formatAge(Math.max(0, now - at))}, since ${formatTime(at, zone)}`, title: inAllZones(at) }
}

function ago(at: number, now: number, zone: ZoneChoice): Told {
  return { value: `${formatAge(Math.max(0, now - at))} ago, ${formatTime(at, zone)}`, title: inAllZones(at) }
}

function sessionFacts(ib: IbStatus, now: number, zone: ZoneChoice): readonly Fact[] {
  const { down, expected, error, nextAttemptAt, lastFrameAt } = ib
  const isCalm = expected !== null && isExpected(expected, now)
  const silence = expected === null ? null : silenceWords({ ...expected, isOver: !isCalm }, zone)
  return [
    { name: 'In this phase', ...lasting(ib.since, now, zone) },
    ...(down === null ? [] : [{ name: down.what === 'upstream' ? 'IBKR lost' : 'Gateway away', ...lasting(down.since, now, zone) }]),
    ...(silence === null ? [] : [{ name: 'Silence', value: silence, title: silence }]),
    ...(error === null ? [] : [{ name: 'Last error', value: `${error.code}: ${error.message}`, title: error.remedy ?? undefined, tone: isCalm ? undefined : 'bad' as const }]),
    ...(error?.remedy == null ? [] : [{ name: 'Remedy', value: error.remedy, title: error.remedy }]),
    { name: 'Attempt', value: `${String(ib.attempt)}${nextAttemptAt === null ? '' : nextAttemptAt <= now ? ', trying now' : `, next in ${formatAge(nextAttemptAt - now)}`}`, title: 'Failures in a row' },
    { name: 'Target', value: ib.target === '' ? null : ib.target },
    { name: 'Server version', value: ib.serverVersion },
    { name: 'Accounts', value: ib.accounts.length === 0 ? null : ib.accounts.join(', ') },
    { name: 'Read-Only API', value: ib.readOnlyApi === null ? null : ib.readOnlyApi ? 'on: orders are not told' : 'off' },
    { name: 'Last frame', ...(lastFrameAt === null ? { value: null } : ago(lastFrameAt, now, zone)) },
    { name: 'Host restarts', value: ib.hostRestarts, title: 'How often the process of the wire library had to be replaced' }
  ]
}
