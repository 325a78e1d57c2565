/** Damaged files: told apart from files that cannot be used just now, and kept aside. */
import Database from 'better-sqlite3'
import { existsSync, renameSync } from 'node:fs'

export type DatabaseError = InstanceType<typeof Database.SqliteError>

/** Whether SQLite says that the file itself is broken, or is no database. */
export function isDamage(fault: unknown): fault is DatabaseError {
  return fault instanceof Database.SqliteError && (fault.code.startsWith('SQLITE_CORRUPT') || fault.code === 'SQLITE_NOTADB')
}

/**
 * Moves a damaged file and its companions out of the way.
 * @param name what a person calls the file
 * @returns what to tell a person
 */
export function keepAside(file: string, name: string, cause: DatabaseError, now: number): string {
  const kept = `${file}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix)
  return `The ${name} was damaged (${cause.code}: ${cause.message}). It is kept as ${kept}; a new one was begun.`
}
