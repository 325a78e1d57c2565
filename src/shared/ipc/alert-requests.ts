/** What the page asks of the inbox of alerts, and what it is told: schemas of the contract. Whatever a page sends is bounded. */
import { z } from 'zod'
import { alertSeverities } from '../domain/alerts/alert.js'
import { muteWhats, type AlertJump, type Digest, type InboxState, type ListAnswer, type OutboundAddresses } from '../domain/alerts/inbox.js'

/** More than a page shows at once. */
const MOST_AT_ONCE = 500
const DAY_MS = 86_400_000

const at = z.int().min(0)
const id = z.string().min(1).max(512)
const note = z.string().trim().max(2_000).nullable()
/** What came of sending something to a channel. */
const testResult = z.object({ outcome: z.enum(['passed', 'failed']), code: z.string().nullable(), detail: z.string(), remedy: z.string().nullable(), ms: z.number() })

/** Main made it: the border checks only that it is something. */
const fromMain = <T>(): z.ZodType<T> => z.record(z.string(), z.unknown()) as unknown as z.ZodType<T>

/** In the form of the contract: input, output, milliseconds. */
export const alertRequests = {
  'alerts:list': {
    input: z.object({
      filter: z.object({
        search: z.string().max(200),
        severities: z.array(z.enum(alertSeverities)).max(alertSeverities.length),
        kinds: z.array(z.string().max(64)).max(64),
        state: z.enum(['all', 'open', 'unread']),
        from: at.nullable(),
        until: at.nullable()
      }),
      before: z.int().min(0).nullable(),
      limit: z.int().min(1).max(MOST_AT_ONCE)
    }),
    output: fromMain<ListAnswer>(),
    deadlineMs: 6_000
  },
  /** The inbox at a glance, as `alerts:changed` tells it. */
  'alerts:state': { input: z.undefined(), output: fromMain<InboxState>(), deadlineMs: 6_000 },
  /** Those of these ids, or all up to a number of the list: what came since then a person has not seen. */
  'alerts:acknowledge': {
    input: z.object({ chosen: z.union([z.strictObject({ ids: z.array(id).min(1).max(MOST_AT_ONCE) }), z.strictObject({ upTo: z.int().min(1) })]), note }),
    output: z.object({ count: z.int() }),
    deadlineMs: 6_000
  },
  /** For so long; null: no longer. */
  'alerts:snooze': { input: z.object({ ids: z.array(id).min(1).max(MOST_AT_ONCE), forMs: z.int().min(60_000).max(30 * DAY_MS).nullable() }), output: z.object({ count: z.int() }), deadlineMs: 6_000 },
  /** For so long; null: until it is ended. */
  'alerts:mute': { input: z.object({ what: z.enum(muteWhats), name: z.string().min(1).max(256), forMs: z.int().min(60_000).max(365 * DAY_MS).nullable() }), output: z.null(), deadlineMs: 6_000 },
  'alerts:unmute': { input: z.object({ what: z.enum(muteWhats), name: z.string().min(1).max(256) }), output: z.null(), deadlineMs: 6_000 },
  /** Nobody is disturbed for so long; null: from now on again. */
  'alerts:pause': { input: z.object({ forMs: z.int().min(60_000).max(DAY_MS).nullable(), withCritical: z.boolean() }), output: z.null(), deadlineMs: 6_000 },
  /** What happened since then; null: since the run before this one ended. */
  'alerts:digest': { input: z.object({ since: at.nullable() }), output: fromMain<{ readonly since: number | null; readonly digest: Digest | null }>(), deadlineMs: 6_000 },
  /** Sends something to a channel now, whatever its settings say of being on. */
  'alerts:test-delivery': { input: z.object({ channel: z.string().min(1).max(64) }), output: testResult, deadlineMs: 30_000 },
  /** Where alerts are sent to, as far as a page may know. */
  'alerts:addresses': { input: z.undefined(), output: fromMain<OutboundAddresses>(), deadlineMs: 5_000 },
  /** An address and its token, kept as secrets. An empty address forgets both; a null token keeps the one there is. */
  'alerts:save-address': { input: z.object({ which: z.enum(['webhook', 'deadMan']), url: z.string().trim().max(2_048), token: z.string().max(1_024).nullable() }), output: fromMain<OutboundAddresses>(), deadlineMs: 10_000 },
  /** The alert whose row a person wants to see, once; null: there is none. */
  'alerts:take-jump': { input: z.undefined(), output: fromMain<AlertJump>().nullable(), deadlineMs: 5_000 }
} as const

export const alertEvents = {
  'alerts:changed': fromMain<InboxState>(),
  /** There is a jump to take. */
  'alerts:jump': z.null(),
  /** An alert is to be heard. Volume in percent. */
  'alerts:sound': z.object({ severity: z.enum(alertSeverities), volume: z.int().min(1).max(100) })
} as const
