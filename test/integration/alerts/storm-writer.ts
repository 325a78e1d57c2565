/**
 * A process or a thread that does nothing but raise alerts and tell of them, until it is killed or, `drain`, until all is told. It raises
 * anew what it raised last before, as the rules do after a start. It sends what was shown, before it says that it was.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { Logger } from '../../../src/main/diagnostics/logger.js'
import { AlertInbox } from '../../../src/main/alerts/inbox.js'
import type { Delivery } from '../../../src/main/alerts/delivery/ports.js'
import { systemTimers } from '../../../src/main/ib/timers.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { alert } from './alerts.js'

const [file = '', workerPath = '', how] = parentPort === null ? process.argv.slice(2) : (workerData as readonly string[])

/** It is started a hundred times: a real log would be most of what is loaded. */
const silence: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, fatal: () => undefined, child: () => silence }

function sent(message: object): Promise<void> {
  if (parentPort !== null) {
    // What a thread has posted arrives whatever becomes of it.
    parentPort.postMessage(message)
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    process.send?.(message, () => {
      resolve()
    })
  })
}

const channel = (name: string, canReplace: boolean): Delivery => ({
  name,
  canReplace,
  tellsResolved: false,
  leastSeverity: 'info',
  staleAfterMs: null,
  deadlineMs: 5_000,
  deliver: async ({ ids }) => {
    await sent({ channel: name, ids })
    return { kind: 'shown' }
  }
})

const inbox = new AlertInbox({
  file,
  launchThread: () => new Worker(workerPath),
  clock: systemClock,
  timers: systemTimers,
  random: Math.random,
  logger: silence,
  localZone: 'UTC',
  quiet: () => ({ quietHours: null, criticalPasses: true }),
  ruleOf: () => ({ groupMs: 20, escalateEveryMs: null, quietHours: null }),
  closedUntil: () => null,
  onKnownLate: () => undefined,
  onChanged: ({ channels }) => {
    if (how === 'drain' && channels.length > 0 && channels.every(({ waiting }) => waiting === 0)) void inbox.close().then(() => process.exit(0))
  }
})
await inbox.open()
await inbox.use([channel('screen', true), channel('webhook', false)])
const filter = { search: '', severities: [], kinds: [], state: 'all', from: null, until: null } as const
const { total } = await inbox.list({ filter, before: null, limit: 1 })
const raise = (number: number) => ({ type: 'raised', alert: alert(`e${String(number)}`, { raisedAt: systemClock.now(), resolvedAt: systemClock.now() }) }) as const
await inbox.record(Array.from({ length: Math.min(total, 10) }, (_, index) => raise(total - 1 - index)))
if (how !== 'drain') {
  for (let number = total; ; number += 3) {
    await inbox.record([raise(number), raise(number + 1), raise(number + 2)])
    await sent({ recorded: number + 3 })
  }
}
