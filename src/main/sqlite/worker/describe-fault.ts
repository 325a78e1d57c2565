import Database from 'better-sqlite3'
import type { WorkerError } from '../messages.js'

/** A fault with SQLite's or the system's own code. */
export function describeFault(fault: unknown): WorkerError {
  const message = fault instanceof Error ? fault.message : String(fault)
  if (fault instanceof Database.SqliteError) return { code: fault.code, message }
  const code: unknown = fault instanceof Error && 'code' in fault ? fault.code : null
  return { code: typeof code === 'string' ? code : 'INTERNAL', message }
}
