/** What the tests of the history share: a desk on its real file, and its history on the real thread. */
import { join } from 'node:path'
import pino from 'pino'
import { DeskHistory } from '../../../src/main/history/desk-history.js'
import type { HistoryThread } from '../../../src/main/history/desk-history.js'
import type { SnapshotWorker } from '../../../src/main/snapshot/worker-link.js'
import type { SlicePatch } from '../../../src/shared/ipc/desk-patch.js'
import type { DeskBearings } from '../../../src/shared/domain/history-moment.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import type { SliceKey } from '../../../src/shared/state/slices.js'
import { openDesk, type OpenDesk } from '../snapshot/harness.js'

const NO_BEARINGS: DeskBearings = { clockSkewMs: null, brokerAccounts: [] }

export interface KeptDesk extends OpenDesk {
  readonly history: DeskHistory
  /** Saves the desk, and keeps it as a moment. @returns when it was so */
  readonly keep: () => Promise<number>
  readonly close: () => Promise<void>
}

export const historyFile = (folder: string): string => join(folder, 'history.sqlite')
export const snapshotFile = (folder: string): string => join(folder, 'snapshot.sqlite')

export function openHistory(folder: string, launchThread: () => HistoryThread, flush: () => Promise<void>, ceilingBytes = 64 << 20, bearings: () => DeskBearings = () => NO_BEARINGS): DeskHistory {
  return new DeskHistory({ place: { file: historyFile(folder), snapshot: snapshotFile(folder), ceilingBytes }, launchThread, flush, takeEveryMs: undefined, bearings, clock: systemClock, logger: pino({ enabled: false }) })
}

export async function openKeptDesk(folder: string, launchSnapshot: () => SnapshotWorker, launchHistory: () => HistoryThread, ceilingBytes?: number): Promise<KeptDesk> {
  const opened = await openDesk(snapshotFile(folder), launchSnapshot)
  const history = openHistory(folder, launchHistory, () => opened.store.flush(), ceilingBytes)
  return {
    ...opened,
    history,
    keep: async () => {
      await opened.store.flush()
      const at = await history.take('pace')
      if (at === null) throw new Error('the desk was not kept')
      return at
    },
    close: async () => {
      await history.close()
      await opened.store.close()
    }
  }
}

/** Rows of one slice of a past desk. */
export async function pastRows(history: DeskHistory, at: number, key: SliceKey): Promise<readonly unknown[]> {
  const { slices } = await history.read(at)
  return (JSON.parse(slices) as Readonly<Partial<Record<SliceKey, SlicePatch>>>)[key]?.upsert ?? []
}
