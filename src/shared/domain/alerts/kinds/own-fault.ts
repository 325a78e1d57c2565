/** Something is wrong with Pitwall itself: a monitor has to be the first to say so. */
import { sliceKeys, slices } from '../../../state/slices.js'
import type { AlertDesk } from '../alert-desk.js'
import type { Verdict } from '../machine.js'
import type { ConditionKind, Reading } from '../rule-kind.js'
import type { RuleLimits } from '../rule-schema.js'
import { said } from '../../../state/panel-truth.js'

type Limits = RuleLimits<'own-fault'>
type Fault = Limits['faults'][number]

function found(subject: string, verdict: Verdict, title: string, detail: () => string): Reading {
  return { subject, verdict, reason: null, words: () => ({ title, detail: detail(), target: null, account: null, instrument: null, strategy: null }) }
}

function eventLoop({ loopMs }: Limits, { status: { loop } }: AlertDesk): Reading[] {
  if (loop === null) return []
  return [found('event-loop', loop.p99 >= loopMs ? 'met' : loop.p99 > loopMs / 2 ? 'band' : 'clear', 'Pitwall is too busy to keep up', () => `One event in a hundred waits ${String(Math.round(loop.p99))} ms and more in the main process.`)]
}

/** How long a process that was started again has to do its work before that is over. */
const SETTLED_MS = 600_000

const finders: Readonly<Record<Fault, (limits: Limits, desk: AlertDesk) => Reading[]>> = {
  'event-loop': eventLoop,
  'broker-host': (_limits, { status: { ib }, now }) => {
    const isSettled = ib.hostRestarts === 0 || (ib.phase === 'live' && now - ib.since >= SETTLED_MS)
    return [found('broker-host', isSettled ? 'clear' : 'met', 'The process that talks to IB was started again', () => `${String(ib.hostRestarts)} times since the start.`)]
  },
  'snapshot-worker': (_limits, { status: { snapshot } }) => [
    found('snapshot-worker', snapshot.workerRestarts > 0 && snapshot.phase !== 'saving' ? 'met' : 'clear', 'The thread that saves the desk has ended', () => `Started again ${String(snapshot.workerRestarts)} times since the start.`)
  ],
  'unreadable-rows': (_limits, desk) => sliceKeys.map((key) => {
    const { count, samples } = desk.meta(key).rejected
    return found(`unreadable-rows:${key}`, count > 0 ? 'met' : 'clear', `${slices[key].title}: rows that cannot be read`, () => `${String(count)} are not shown. ${samples[0] === undefined ? '' : `${samples[0].key}: ${samples[0].reason}`}`)
  }),
  'demo-desk': (_limits, { status: { demo } }) => [found('demo-desk', demo.phase === 'failed' ? 'met' : 'clear', 'The demo desk has failed', () => (demo.error === null ? demo.stage : said(demo.error)))]
}

export const ownFault: ConditionKind<'own-fault'> = {
  type: 'condition',
  title: "Pitwall's own faults",
  problem: () => null,
  reads: () => [],
  readsStatus: true,
  isTimed: true,
  paceMs: 1_000,
  doubt: () => null,
  readings: ({ limits }, desk) => limits.faults.flatMap((fault) => finders[fault](limits, desk))
}
