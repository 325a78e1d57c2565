/** What the snapshot tests share: a folder of their own, a desk on the real store and worker, rows to save. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import pino from 'pino'
import { DeskStore } from '../../../src/main/desk/desk-store.js'
import type { SnapshotFile } from '../../../src/main/snapshot/index.js'
import { createSnapshotStore } from '../../../src/main/snapshot/index.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { decimal } from '../../../src/shared/lib/decimal.js'
import type { SliceRow } from '../../../src/shared/state/slices.js'
import type { SnapshotStatus } from '../../../src/shared/state/status.js'

export interface OpenDesk {
  readonly desk: DeskStore
  readonly store: SnapshotFile
  /** Every status that was told, oldest first. */
  readonly statuses: readonly SnapshotStatus[]
  readonly last: () => SnapshotStatus | undefined
  readonly balances: () => readonly SliceRow<'balances'>[]
}

/** Opens a desk as the app does: the file first, then every change of a slice is saved. */
export async function openDesk(file: string, launchWorker: () => SnapshotWorker, options: { readonly ceilingBytes?: number } = {}): Promise<OpenDesk> {
  const statuses: SnapshotStatus[] = []
  const desk = new DeskStore(systemClock)
  const store = createSnapshotStore({
    ...options,
    file,
    launchWorker,
    whole: () => desk.whole(),
    clock: systemClock,
    random: () => 0.5,
    logger: pino({ enabled: false }),
    onStatus: (status) => statuses.push(status)
  })
  desk.restore(await store.open())
  desk.onChange((change) => {
    store.save([change])
  })
  return { desk, store, statuses, last: () => statuses.at(-1), balances: () => [...desk.rows('balances').values()] }
}

export interface Folder {
  readonly path: string
  remove(): Promise<void>
}

export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'pitwall-snapshot-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Names of the files that were kept aside beside `file`. */
export async function keptAside(file: string): Promise<readonly string[]> {
  return (await readdir(dirname(file))).filter((name) => name.includes('.corrupt-')).sort()
}

/** Does something to the file with SQLite, from outside. */
export function alter(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file)
  try {
    work(database)
  } finally {
    database.close()
  }
}

export function balance(account: string, total: number): SliceRow<'balances'> {
  return { account, venue: 'IB', currency: 'USD', total: decimal(total), available: decimal(total), updatedAt: 1 }
}

export function balances(count: number, total = 1): readonly SliceRow<'balances'>[] {
  return Array.from({ length: count }, (_, index) => balance(`account ${String(index).padStart(6, '0')}`, total))
}

export const truth = { asOf: 1_000 }
