/** What the snapshot tests share: a folder of their own, a store on the real worker, rows to save. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { SliceChange, SnapshotStore } from '../../../src/main/desk/ports.js'
import { createSnapshotStore } from '../../../src/main/snapshot/index.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import { decimal } from '../../../src/shared/lib/decimal.js'
import { emptyMeta } from '../../../src/shared/state/empty-meta.js'
import { rowKey, type SliceRow } from '../../../src/shared/state/slices.js'
import type { SnapshotStatus } from '../../../src/shared/state/status.js'

export interface Opened {
  readonly store: SnapshotStore
  /** Every status that was told, oldest first. */
  readonly statuses: SnapshotStatus[]
  readonly last: () => SnapshotStatus | undefined
}

export function openStore(file: string, launchWorker: () => SnapshotWorker): Opened {
  const statuses: SnapshotStatus[] = []
  const store = createSnapshotStore({
    file,
    launchWorker,
    clock: { now: () => Date.now() },
    random: () => 0.5,
    logger: pino({ enabled: false }),
    onStatus: (status) => statuses.push(status)
  })
  return { store, statuses, last: () => statuses.at(-1) }
}

export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'pitwall-snapshot-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export function balance(account: string, total: number): SliceRow<'balances'> {
  return { account, venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(total), updatedAt: 1 }
}

export const meta = { ...emptyMeta, asOf: 1_000, origin: 'live' as const, fetch: 'idle' as const }

export function change(rows: readonly SliceRow<'balances'>[], options: { readonly remove?: readonly string[]; readonly reset?: boolean } = {}): SliceChange {
  return { key: 'balances', meta, reset: options.reset ?? false, upsert: new Map(rows.map((row) => [rowKey('balances', row), row])), remove: new Set(options.remove) }
}
