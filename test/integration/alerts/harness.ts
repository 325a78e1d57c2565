/** What the tests of alerts share: a folder of their own, a ledger on the real thread, alerts to record. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pino from 'pino'
import { AlertLedger, type LedgerThread } from '../../../src/main/alerts/ledger/alert-ledger.js'
import type { NewDelivery, OpenedLedger, TimedTransition } from '../../../src/main/alerts/ledger/messages.js'
import type { Alert } from '../../../src/shared/domain/alerts/alert.js'
import type { LedgerStatus } from '../../../src/shared/domain/alerts/inbox.js'
import { systemClock } from '../../../src/shared/lib/clock.js'

export interface OpenLedger {
  readonly ledger: AlertLedger
  /** What the file knew; null: it could not be opened yet. */
  readonly opened: () => OpenedLedger | null
  readonly statuses: readonly LedgerStatus[]
}

export async function openLedger(file: string, launchThread: () => LedgerThread, options: { readonly ceilingBytes?: number } = {}): Promise<OpenLedger> {
  let opened: OpenedLedger | null = null
  const statuses: LedgerStatus[] = []
  const ledger = new AlertLedger({
    ...options,
    file,
    launchThread,
    clock: systemClock,
    random: () => 0.5,
    logger: pino({ enabled: false }),
    onStatus: (status) => statuses.push(status),
    onOpened: (known) => (opened = known)
  })
  await ledger.open()
  return { ledger, opened: () => opened, statuses }
}

export interface Folder {
  readonly path: string
  remove(): Promise<void>
}

export async function temporaryFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'pitwall-alerts-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Does something to the file with SQLite, from outside. */
export function inFile<T>(file: string, work: (database: Database.Database) => T): T {
  const database = new Database(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

export const raised = (one: Alert): TimedTransition => ({ type: 'raised', alert: one, at: one.raisedAt })
export const dueOn = (channel: string, one: Alert): NewDelivery => ({ alert: one.id, channel, occasion: 'raised', notBefore: one.raisedAt, state: 'due' })
