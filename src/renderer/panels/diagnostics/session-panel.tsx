/** The IB session: what it is doing, since when, what went wrong and when it is tried again. */
import { isExpected } from '../../../shared/domain/ib-windows.js'
import type { IbStatus } from '../../../shared/state/status.js'
import { bridge } from '../../app/bridge.js'
import { ibLevels, inWords } from '../../components/phase-levels.js'
import { silenceWords } from '../../components/silence-words.js'
import { formatAge, formatTime, inAllZones, type ZoneChoice } from '../../format/time-format.js'
import { useClock } from '../../stores/clock-store.js'
import { useZone } from '../../stores/hooks.js'
import { diagnosticsText } from '../../text/diagnostics.js'
import { FactList, type Fact } from './fact-list.js'
import { StatusPanel } from './status-panel.js'

const words = diagnosticsText.session

export interface SessionPanelProps {
  readonly ib: IbStatus
  readonly className?: string | undefined
}

export function SessionPanel({ ib, className }: SessionPanelProps): React.JSX.Element {
  const now = useClock((clock) => clock.live)
  const zone = useZone()
  const isCalm = ib.expected !== null && isExpected(ib.expected, now)
  // Its outcome reaches the screen as the session's next phase.
  const retry = (): void => { void bridge.request('desk:refresh', { source: 'ib' }) }
  return (
    <StatusPanel name="session" title={words.title} className={className} state={{ level: isCalm ? 'calm' : ibLevels[ib.phase], words: inWords(ib.phase) }} onRefresh={ib.phase === 'off' ? undefined : retry}>
      <FactList label={words.title} facts={sessionFacts(ib, now, zone)} />
    </StatusPanel>
  )
}

type Told = Pick<Fact, 'value' | 'title'>

function lasting(at: number, now: number, zone: ZoneChoice): Told {
  return { value: words.since(formatAge(Math.max(0, now - at)), formatTime(at, zone)), title: inAllZones(at) }
}

function ago(at: number, now: number, zone: ZoneChoice): Told {
  return { value: words.ago(formatAge(Math.max(0, now - at)), formatTime(at, zone)), title: inAllZones(at) }
}

function sessionFacts(ib: IbStatus, now: number, zone: ZoneChoice): readonly Fact[] {
  const { down, expected, error, nextAttemptAt, lastFrameAt } = ib
  const isCalm = expected !== null && isExpected(expected, now)
  const attempt = String(ib.attempt)
  const silence = expected === null ? null : silenceWords({ ...expected, isOver: !isCalm }, zone)
  return [
    { name: words.phase, ...lasting(ib.since, now, zone) },
    ...(down === null ? [] : [{ name: down.what === 'upstream' ? words.upstreamLost : words.gatewayAway, ...lasting(down.since, now, zone) }]),
    ...(silence === null ? [] : [{ name: words.silence, value: silence, title: silence }]),
    ...(error === null ? [] : [{ name: words.lastError, value: `${error.code}: ${error.message}`, title: error.remedy ?? undefined, tone: isCalm ? undefined : 'bad' as const }]),
    ...(error?.remedy == null ? [] : [{ name: words.remedy, value: error.remedy, title: error.remedy }]),
    { name: words.attempt, value: nextAttemptAt === null ? attempt : nextAttemptAt <= now ? words.tryingNow(attempt) : words.nextIn(attempt, formatAge(nextAttemptAt - now)), title: words.attemptHint },
    { name: words.target, value: ib.target === '' ? null : ib.target },
    { name: words.serverVersion, value: ib.serverVersion },
    { name: words.accounts, value: ib.accounts.length === 0 ? null : ib.accounts.join(', ') },
    { name: words.readOnlyApi, value: ib.readOnlyApi === null ? null : ib.readOnlyApi ? words.readOnly : words.notReadOnly },
    { name: words.lastFrame, ...(lastFrameAt === null ? { value: null } : ago(lastFrameAt, now, zone)) },
    { name: words.hostRestarts, value: ib.hostRestarts, title: words.hostRestartsHint }
  ]
}
