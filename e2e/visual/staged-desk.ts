/** The desk in each state that a trader may find it in: what main would say then, made from one recorded desk. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { RequestOutput } from '../../src/shared/ipc/contract.js'
import type { SlicePatch } from '../../src/shared/ipc/desk-patch.js'
import { emptyMeta } from '../../src/shared/state/empty-meta.js'
import type { SliceMeta } from '../../src/shared/state/slice-meta.js'
import { sliceKeys, slices, type SliceKey, type SliceRow } from '../../src/shared/state/slices.js'
import type { DeskStatus } from '../../src/shared/state/status.js'

export interface RecordedDesk {
  /** When it was recorded: the time on the page's clock in every shot. */
  readonly at: number
  readonly asOf: Readonly<Record<SliceKey, number | null>>
  readonly rows: { readonly [K in SliceKey]: readonly SliceRow<K>[] }
  readonly status: DeskStatus
}

export type Opened = RequestOutput<'desk:open'>

export const states = ['first-run', 'loading', 'empty', 'demo', 'live', 'partial', 'stale', 'error', 'offline', 'expected', 'not-provided'] as const
export type StagedState = (typeof states)[number]

/** Written by `npm run shots record`. */
export const RECORDED = resolve(import.meta.dirname, 'recorded-desk.json.gz')

export async function recordedDesk(): Promise<RecordedDesk> {
  return JSON.parse(gunzipSync(await readFile(RECORDED)).toString()) as RecordedDesk
}

const MINUTE = 60_000

const RELATIONS: Partial<Readonly<Record<SliceKey, string>>> = { paperTrades: 'paper_trades', pilotTallies: 'paper_trades', pilotReview: 'paper_trades', databaseOrders: 'orders', triggerOrders: 'trigger_orders', databasePositions: 'positions', services: 'service_heartbeats' }

/** What is known of one slice in a state; rows are shown or not beside it. */
interface StagedSlice {
  readonly meta: SliceMeta
  readonly hasRows: boolean
}

function stagedSlice(state: StagedState, key: SliceKey, { at, asOf }: RecordedDesk): StagedSlice {
  const live: SliceMeta = { ...emptyMeta, asOf: Math.max(asOf[key] ?? 0, at - slices[key].staleAfterMs / 2), origin: 'live', fetch: 'idle' }
  const old: SliceMeta = { ...live, asOf: at - 3 * 60 * MINUTE, origin: 'snapshot', fetch: 'paused' }
  switch (state) {
    case 'first-run': return { meta: emptyMeta, hasRows: false }
    case 'loading': return { meta: { ...emptyMeta, fetch: 'fetching' }, hasRows: false }
    case 'empty': return { meta: live, hasRows: false }
    case 'demo':
    case 'live': return { meta: live, hasRows: true }
    case 'partial': {
      if (slices[key].source === 'ib' && key !== 'accountValues' && key !== 'brokerPositions') return { meta: { ...emptyMeta, fetch: 'fetching' }, hasRows: false }
      return { meta: key === 'signals' ? { ...live, rejected: { count: 3, samples: [{ key: 'sig-1041', reason: 'direction: expected long, short or flat, found "LNG"' }] } } : live, hasRows: true }
    }
    case 'stale': return { meta: { ...live, asOf: at - slices[key].staleAfterMs - 7 * MINUTE }, hasRows: true }
    case 'error': {
      const error = slices[key].source === 'postgres'
        ? { code: '57014', message: 'canceling statement due to statement timeout', source: 'postgres', remedy: 'The server took longer than 5 s. An index on updated_at makes this fast.', at: at - 4_000 }
        : { code: '321', message: 'Error validating request: the API interface is currently in Read-Only mode', source: 'ib', remedy: 'Turn off “Read-Only API” in the gateway, or leave it: Pitwall writes nothing either way.', at: at - 4_000 }
      return { meta: { ...live, asOf: at - slices[key].staleAfterMs - 2 * MINUTE, error, attempt: 3, nextAttemptAt: at + 9_000 }, hasRows: true }
    }
    case 'offline': return { meta: old, hasRows: true }
    case 'expected': return slices[key].source === 'ib' ? { meta: { ...old, asOf: at - 6 * MINUTE, origin: 'live' }, hasRows: true } : { meta: live, hasRows: true }
    case 'not-provided': return { meta: slices[key].source === 'postgres' ? { ...emptyMeta, unavailable: `this database has no relation pitwall.${RELATIONS[key] ?? key}` } : live, hasRows: slices[key].source === 'ib' }
  }
}

function stagedStatus(state: StagedState, { at, status }: RecordedDesk): DeskStatus {
  const off = { phase: 'off', since: at, attempt: 0, nextAttemptAt: null, error: null } as const
  const base: DeskStatus = {
    ...status,
    loop: { p50: 0.1, p99: 1.4, max: 6.2 },
    snapshot: { ...status.snapshot, phase: 'saving', savedAt: at - 800, notice: null, error: null },
    postgres: { ...status.postgres, target: '127.0.0.1:5432/trading', clockSkewMs: 2 },
    ib: { ...status.ib, target: '127.0.0.1:4001, client 77' }
  }
  switch (state) {
    case 'demo': return { ...base, desk: 'demo', demo: { ...base.demo, phase: 'running' } }
    case 'first-run': return { ...base, snapshot: { ...base.snapshot, savedAt: null }, postgres: { ...base.postgres, ...off, target: '', serverVersion: null, role: 'unknown' }, ib: { ...base.ib, ...off, target: '', serverVersion: null, accounts: [], farms: [] } }
    case 'loading': return { ...base, postgres: { ...base.postgres, phase: 'connecting', since: at - 2_000, attempt: 0 }, ib: { ...base.ib, phase: 'handshaking', since: at - 2_000, accounts: [], farms: [] } }
    case 'partial': return { ...base, ib: { ...base.ib, phase: 'synchronising', since: at - 3_000 } }
    case 'offline': return {
      ...base,
      postgres: { ...base.postgres, phase: 'backing-off', since: at - 40 * MINUTE, attempt: 12, nextAttemptAt: at + 21_000, error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432', source: 'postgres', remedy: 'Is the server running, and does it listen on this port?', at: at - 9_000 } },
      ib: { ...base.ib, phase: 'backing-off', since: at - 40 * MINUTE, attempt: 8, nextAttemptAt: at + 47_000, error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:4001', source: 'ib', remedy: 'Is TWS or IB Gateway running, and is its API on?', at: at - 13_000 }, farms: [] }
    }
    case 'expected': return {
      ...base,
      ib: {
        ...base.ib, phase: 'backing-off', since: at - 6 * MINUTE, attempt: 4, nextAttemptAt: at + 30_000, farms: [],
        error: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:4001', source: 'ib', remedy: null, at: at - 13_000 },
        down: { what: 'gateway', since: at - 6 * MINUTE }, expected: { from: at - 6 * MINUTE, until: at + 14 * MINUTE, because: 'the gateway restarts every day at this time' }
      }
    }
    default: return base
  }
}

function slicePatch<K extends SliceKey>(state: StagedState, key: K, recorded: RecordedDesk): SlicePatch<K> {
  const { meta, hasRows } = stagedSlice(state, key, recorded)
  return { meta, reset: true, upsert: hasRows ? recorded.rows[key].map((row) => aged(row, recorded.at - (meta.asOf ?? recorded.at))) : [], remove: [] }
}

/** A row of the broker's that tells when it came, as old as its slice is. */
function aged<R extends object>(row: R, byMs: number): R {
  return 'at' in row && typeof row.at === 'number' && 'conId' in row ? { ...row, at: row.at - byMs } : row
}

/** The whole desk in a state. */
export function stagedDesk(state: StagedState, recorded: RecordedDesk): Pick<Opened, 'patch' | 'status'> {
  const patches = Object.fromEntries(sliceKeys.map((key) => [key, slicePatch(state, key, recorded)])) as Opened['patch']['slices']
  return { patch: { desk: 1, sequence: 0, slices: patches }, status: stagedStatus(state, recorded) }
}
