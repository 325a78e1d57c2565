/** Words of the diagnostics. The text that is copied to whoever helps stays English, whatever the page speaks. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')

const english = {
  nothingKnown: { title: 'Nothing known yet', detail: 'Main has not told how its parts are.' },
  intro: "What the desk's machinery does and did. The copy names no account, host or amount.",
  copy: 'Copy diagnostics',
  notKnown: 'not known',
  latest: (count: string) => `latest ${count}`,
  panel: {
    asNow: 'as it is now',
    copyAs: (panel: string) => `Copy ${panel} as CSV`,
    copyHint: 'Copy as CSV, exactly as shown (Ctrl+C in the table)',
    tryNow: (panel: string) => `Try ${panel} now`,
    tryNowHint: 'Try now'
  },
  meter: {
    use: (used: string, limit: string, unit: string, free: string) => `${used} of ${limit} ${unit}, ${free} free`,
    useAndWaiting: (used: string, limit: string, unit: string, free: string, waiting: string) => `${used} of ${limit} ${unit}, ${free} free, ${waiting} waiting`
  },
  budgets: {
    title: 'Budgets',
    waiting: (count: string) => `${count} waiting`,
    none: { title: 'No budget in use', detail: "The broker's limits are counted once a session is open." }
  },
  farms: {
    title: 'Farms',
    ok: (ok: string, all: string) => `${ok} of ${all} ok`,
    none: { title: 'No farm known', detail: 'The gateway tells of its farms once a session is open.' },
    columns: { name: 'Farm', kind: 'Feeds', state: 'State' },
    kinds: { market: 'market data', history: 'history', 'security-definition': 'contracts' },
    states: { ok: 'ok', broken: 'broken', inactive: 'inactive', connecting: 'connecting' }
  },
  notices: {
    title: 'Notices of the gateway',
    none: { title: 'Nothing said so far', detail: 'Every notice of the gateway is kept here with its code and the request that it is about.' },
    columns: {
      at: { title: (zone: string) => `Time (${zone})`, definition: (zone: string) => `When it was last said, in ${zone}` },
      code: { title: 'Code', definition: "Interactive Brokers' own code" },
      message: { title: 'What it said' },
      request: { title: 'About', definition: 'The request that it is about' },
      times: { title: 'Times', definition: 'How often in a row' }
    }
  },
  streams: {
    title: 'Streams asked for again',
    none: { title: 'None so far', detail: 'A stream that falls silent for longer than it should is asked for again, and told here.' },
    columns: {
      at: { title: (zone: string) => `Time (${zone})`, definition: (zone: string) => `When it was asked for again, in ${zone}` },
      stream: { title: 'Stream' },
      reason: { title: 'Why' },
      silence: { title: 'Silent for', definition: 'Since it was last heard or asked for' },
      tries: { title: 'Try', definition: 'Which try in this silence' },
      result: { title: 'Result' }
    },
    results: { pending: 'pending', answered: 'answered', silent: 'silent', ended: 'ended' }
  },
  session: {
    title: 'IB session',
    phase: 'In this phase',
    since: (age: string, time: string) => `${age}, since ${time}`,
    ago: (age: string, time: string) => `${age} ago, ${time}`,
    upstreamLost: 'IBKR lost',
    gatewayAway: 'Gateway away',
    silence: 'Silence',
    lastError: 'Last error',
    remedy: 'Remedy',
    attempt: 'Attempt',
    attemptHint: 'Failures in a row',
    tryingNow: (attempt: string) => `${attempt}, trying now`,
    nextIn: (attempt: string, age: string) => `${attempt}, next in ${age}`,
    target: 'Target',
    serverVersion: 'Server version',
    accounts: 'Accounts',
    readOnlyApi: 'Read-Only API',
    readOnly: 'on: orders are not told',
    notReadOnly: 'off',
    lastFrame: 'Last frame',
    hostRestarts: 'Host restarts',
    hostRestartsHint: 'How often the process of the wire library had to be replaced'
  },
  machine: {
    title: 'Postgres, snapshot, loop',
    facts: 'Postgres, snapshot file, event loop',
    needsLook: 'needs a look',
    starting: 'starting',
    ok: 'ok',
    pool: 'Postgres pool',
    poolUnit: 'connections in use',
    postgres: 'Postgres',
    phaseFor: (phase: string, age: string) => `${phase} for ${age}`,
    since: (target: string, time: string) => `${target}\nsince ${time}`,
    error: 'Its error',
    tryingNow: (error: string) => `${error}, trying now`,
    nextIn: (error: string, age: string) => `${error}, next try in ${age}`,
    target: 'Target',
    server: 'Server',
    connections: 'Connections',
    connectionCounts: (open: string, idle: string, most: string) => `${open} open, ${idle} idle, at most ${most}`,
    role: 'Role',
    roles: { 'cannot-write': 'cannot write', 'could-write': 'could write, session read-only', unknown: 'not known' },
    roleReason: (reason: string) => `It ${reason}`,
    pooler: 'Pooler',
    pooled: 'in between: changes are found by polling',
    replica: 'Replica',
    slow: 'Slow',
    clock: 'Its clock',
    clockBehind: (ms: string) => `${ms} ms behind`,
    clockAhead: (ms: string) => `${ms} ms ahead`,
    contract: 'Contract',
    findings: (count: number) => (count === 0 ? 'no finding' : plural(count, { one: `${String(count)} finding`, other: `${String(count)} findings` })),
    snapshotFile: 'Snapshot file',
    saved: (phase: string, age: string) => `${phase}, saved ${age} ago`,
    notSaved: (phase: string) => `${phase}, nothing saved yet`,
    notice: 'Notice',
    workerRestarts: 'Worker restarts',
    loop: 'Event loop',
    loopDelays: (p50: string, p99: string, most: string) => `p50 ${p50}, p99 ${p99}, most ${most} ms`,
    loopHint: "Delay of main's event loop over the last 5 s"
  }
} as const

export const diagnosticsText = inLanguage(english)
