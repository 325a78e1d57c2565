/** The state of the desk's own machinery: connections, snapshot file, demo desk, event loop. Sent whole when it changes. */
import { z } from 'zod'
import { budget, streamRecord } from './ib-feed-status.js'
import { backendError } from './slice-meta.js'

const at = z.int()
const retry = {
  /** Since when the phase has lasted. */
  since: at,
  /** Consecutive failed attempts. */
  attempt: z.int().nonnegative(),
  nextAttemptAt: at.nullable(),
  error: backendError.nullable()
}

/** One thing wrong with a relation of the database contract. */
export const contractFinding = z.object({
  relation: z.string(),
  /** Which rows it feeds. */
  slice: z.string(),
  /** Null: the whole relation. */
  column: z.string().nullable(),
  problem: z.string(),
  /** What to do, with the expected type. */
  remedy: z.string(),
  /** A `CREATE VIEW` to fill in that would provide the relation: in the first finding of a relation that needs one. */
  view: z.string().nullable()
})
export type ContractFinding = z.infer<typeof contractFinding>

/** A relation that is read less often, and why. Milliseconds. */
export const slowedRelation = z.object({
  relation: z.string(),
  slice: z.string(),
  intervalMs: z.number(),
  /** What the last reading cost the server. */
  tookMs: z.number()
})
export type SlowedRelation = z.infer<typeof slowedRelation>

export const postgresStatus = z.object({
  /** off: not configured. refused: permanent until the settings or the server change. */
  phase: z.enum(['off', 'connecting', 'connected', 'backing-off', 'refused']),
  ...retry,
  /** `host:port/database`, never a password; of several hosts the one that is connected. */
  target: z.string(),
  serverVersion: z.string().nullable(),
  /** Whether this role could write if the session were not read-only. */
  role: z.enum(['cannot-write', 'could-write', 'unknown']),
  /** What shows that it could; null: nothing does. */
  roleReason: z.string().nullable(),
  pool: z.object({ ceiling: z.int(), total: z.int(), idle: z.int(), waiting: z.int() }),
  /** Connected through a pooler: changes are found by polling alone. */
  pooled: z.boolean(),
  /** The server is a replica, so many milliseconds behind its primary (null: unknown); null: it is none. */
  replica: z.object({ lagMs: z.number().nonnegative().nullable() }).nullable(),
  /** Relations read less often than usual because the server takes long over them. */
  slowed: z.array(slowedRelation),
  findings: z.array(contractFinding),
  /** Server clock minus this machine's clock, in milliseconds; null until measured. */
  clockSkewMs: z.number().nullable()
})
export type PostgresStatus = z.infer<typeof postgresStatus>

export const ibPhases = [
  'off', 'stopped', 'starting-host', 'connecting', 'handshaking', 'awaiting-id', 'synchronising', 'live',
  'upstream-lost', 'backing-off', 'refused-client-id', 'incompatible', 'needs-human'
] as const

export const ibStatus = z.object({
  phase: z.enum(ibPhases),
  ...retry,
  /** What does not answer, and since when; null: nothing, or nothing that time alone mends. */
  down: z.object({ what: z.enum(['upstream', 'gateway']), since: at }).nullable(),
  /** The known window that explains it: no alarm before its end. */
  expected: z.object({ from: at, until: at, because: z.string() }).nullable(),
  /** `host:port, client N`. */
  target: z.string(),
  serverVersion: z.int().nullable(),
  accounts: z.array(z.string()),
  farms: z.array(z.object({ name: z.string(), kind: z.enum(['market', 'history', 'security-definition']), state: z.enum(['ok', 'broken', 'inactive', 'connecting']) })),
  /** When the last frame arrived from the gateway. */
  lastFrameAt: at.nullable(),
  /** Read-Only API is on at the gateway: orders cannot be asked for. Null: not known yet. */
  readOnlyApi: z.boolean().nullable(),
  hostRestarts: z.int().nonnegative(),
  /** The latest notices of the gateway with their own codes, newest last. */
  notices: z.array(z.object({
    code: z.int(),
    message: z.string(),
    reqId: z.int(),
    /** What was asked, in words; null: about no request. */
    request: z.string().nullable(),
    /** When it was last said, and how often in a row. */
    at,
    times: z.int().positive()
  })),
  /** The latest streams that had to be asked for again, newest last. */
  streams: z.array(streamRecord),
  /** What the broker limits, and how much of it is in use. At most a second old. */
  budgets: z.array(budget)
})
export type IbStatus = z.infer<typeof ibStatus>

export const snapshotStatus = z.object({
  phase: z.enum(['opening', 'saving', 'read-only', 'failing', 'closed']),
  /** When the desk was last saved to the file. */
  savedAt: at.nullable(),
  /** What a person should know: file kept aside, newer version, disk full. */
  notice: z.string().nullable(),
  error: backendError.nullable(),
  workerRestarts: z.int().nonnegative()
})
export type SnapshotStatus = z.infer<typeof snapshotStatus>

export const demoStatus = z.object({
  phase: z.enum(['off', 'starting', 'running', 'failed']),
  /** The step under way, in words. */
  stage: z.string(),
  error: backendError.nullable(),
  /** What has been broken on purpose, and goes on. */
  broken: z.array(z.object({ name: z.string(), title: z.string() }))
})
export type DemoStatus = z.infer<typeof demoStatus>

export const deskStatus = z.object({
  desk: z.enum(['demo', 'own']),
  postgres: postgresStatus,
  ib: ibStatus,
  snapshot: snapshotStatus,
  demo: demoStatus,
  /** Event-loop delay of the main process over the last window, in milliseconds. */
  loop: z.object({ p50: z.number(), p99: z.number(), max: z.number() }).nullable()
})
export type DeskStatus = z.infer<typeof deskStatus>
