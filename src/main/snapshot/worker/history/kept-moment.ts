/** What the file has of one moment, before its rows are read. */
import type { Database } from 'better-sqlite3'
import { inflateSync } from 'node:zlib'
import type { DeskBearings, HistoryMoment, MomentReason } from '../../../../shared/domain/history-moment.js'
import { FileError } from '../../../sqlite/thread-link.js'

/** A desk is a few megabytes: what is far beyond that must not fill a page. */
const MOST_BYTES = 96 << 20

export interface KeptMoment extends HistoryMoment {
  /** Of each slice, as JSON text. */
  readonly metas: Readonly<Record<string, string>>
  /** Null: they were not kept, by an older Pitwall. */
  readonly bearings: DeskBearings | null
}

export interface KeptSlice {
  readonly slice: string
  readonly kept: number
  readonly layout: number
  readonly columns: string
  readonly shape: string
}

/** The first moment of those that `which` says of `at`; null: there is none. @throws SQLite's errors; FileError where what is kept of it is damaged or too large */
export function keptMoment(database: Database, which: `WHERE at ${string}`, at: number): KeptMoment | null {
  const found = database.prepare(`SELECT at, reason, metas, bytes, bearings FROM moments ${which} LIMIT 1`).get(at) as
    { at: number; reason: MomentReason; metas: Buffer; bytes: number; bearings: string | null } | undefined
  if (found === undefined) return null
  const { bytes, metas, bearings, reason } = found
  if (bytes > MOST_BYTES) throw new FileError('HISTORY_TOO_LARGE', `the desk of that moment has ${String(bytes)} bytes, more than can be shown`)
  return { at: found.at, reason, metas: parsed(unpacked(metas)) as KeptMoment['metas'], bearings: bearings === null ? null : (parsed(bearings) as DeskBearings) }
}

export function keptSlices(database: Database, at: number): readonly KeptSlice[] {
  return database
    .prepare('SELECT slice, kept, layout, columns, shape FROM moment_slices JOIN kept_slices ON kept_slices.id = kept JOIN layouts ON layouts.id = layout WHERE at = ? ORDER BY slice')
    .all(at) as KeptSlice[]
}

/** @throws FileError */
export function unpacked(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES }).toString()
  } catch (fault) {
    throw damaged(fault)
  }
}

/** JSON of the file. @throws FileError */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw damaged(fault)
  }
}

function damaged(fault: unknown): FileError {
  return new FileError('HISTORY_DAMAGED', `a part of what was kept of that moment cannot be read (${fault instanceof Error ? fault.message : String(fault)})`)
}
