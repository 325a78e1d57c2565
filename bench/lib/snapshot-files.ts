/** Snapshot files for benchmarks, written by the app's own store and worker. */
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import pino from 'pino'
import type { SliceChange } from '../../src/main/desk/ports.js'
import { createSnapshotStore, type SnapshotFile } from '../../src/main/snapshot/index.js'
import { systemClock } from '../../src/shared/lib/clock.js'

const worker = resolve(import.meta.dirname, '../../out/main/snapshot-worker.js')

/** A worker as the app ships it, loaded and waiting. */
export async function readyWorker(): Promise<Worker> {
  const started = new Worker(worker)
  const answered = once(started, 'message')
  started.postMessage({ id: 0, kind: 'close' })
  await answered
  return started
}

/** @param desk what a new file is to hold */
export function openStore(file: string, ready: Worker, desk: readonly SliceChange[] = []): SnapshotFile {
  return createSnapshotStore({ file, launchWorker: () => ready, whole: () => desk, clock: systemClock, random: Math.random, logger: pino({ enabled: false }), onStatus: () => undefined })
}

/** Writes a desk into a new file. */
export async function writeDesk(folder: string, changes: readonly SliceChange[]): Promise<string> {
  const file = join(folder, 'snapshot.sqlite')
  const store = openStore(file, await readyWorker(), changes)
  await store.open()
  store.save(changes)
  await store.close()
  return file
}
