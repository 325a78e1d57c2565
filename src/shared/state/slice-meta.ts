/** What is known about the truth of a slice's rows: two independent axes (have data? trying?) plus the last error. */
import { z } from 'zod'

/** An error as the backend said it: its own code and text, all the way to the screen. */
export const backendError = z.object({
  /** SQLSTATE, IB code, errno name or a code of Pitwall's own. */
  code: z.string(),
  message: z.string(),
  /** Who said it: `postgres`, `ib`, `snapshot`, `config`, ... */
  source: z.string(),
  /** What to do about it, where that is known. */
  remedy: z.string().nullable(),
  at: z.int()
})
export type BackendError = z.infer<typeof backendError>

/** Rows that could not be read: set aside, counted and named, never silently dropped. */
export const rejectedRows = z.object({
  count: z.int().nonnegative(),
  /** The first few, for the panel. */
  samples: z.array(z.object({ key: z.string(), reason: z.string() }))
})
export type RejectedRows = z.infer<typeof rejectedRows>

export const sliceMeta = z.object({
  /** When the rows were last known to be true; null: never. */
  asOf: z.int().nullable(),
  /** Whether the rows come from the snapshot file or from the source in this session. */
  origin: z.enum(['none', 'snapshot', 'live']),
  /** What is being done about it now. Paused: the source is not connected, nothing is being asked. */
  fetch: z.enum(['idle', 'fetching', 'paused']),
  /** The last failure; null after the next success. An error never clears rows. */
  error: backendError.nullable(),
  /** Consecutive failures. */
  attempt: z.int().nonnegative(),
  nextAttemptAt: z.int().nullable(),
  rejected: rejectedRows,
  /** Why the source cannot provide this slice at all (relation missing, Read-Only API); null: it can. */
  unavailable: z.string().nullable()
})
export type SliceMeta = z.infer<typeof sliceMeta>
