/** A file that was removed, or exchanged for another, while it is open: SQLite writes on to what no folder holds any more, and says nothing. */
import type { Database } from 'better-sqlite3'
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Which files lie in a place, by their volumes and numbers there; null: none does. */
export interface FilesInPlace {
  readonly file: string | null
  /** Its write-ahead log. */
  readonly log: string | null
}

function fileAt(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${String(found.dev)}:${String(found.ino)}`
}

/** What lies in the place now. Compared with what lay there when it was opened it tells of a file that was moved. */
export function filesIn(place: string): FilesInPlace {
  return { file: fileAt(place), log: fileAt(`${place}-wal`) }
}

/**
 * Saves what is open: into its old place where nothing lies there now, else beside it. Then closes it.
 * @param opened what lay in the place when it was opened
 * @param name what a person calls the file
 * @returns what to tell a person
 * @throws SQLite's or the system's own error; the database is then still open
 */
export function saveMoved(database: Database, place: string, opened: FilesInPlace, name: string, now: number): string {
  const copy = `${place}.kept-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  mkdirSync(dirname(place), { recursive: true })
  rmSync(copy, { force: true })
  database.prepare('VACUUM INTO ?').run(copy)
  const found = filesIn(place)
  if (found.file === null) renameSync(copy, place)
  database.close()
  // Its log stays behind, and would be taken for that of the other file.
  if (found.file === null || found.log === opened.log) for (const suffix of ['-wal', '-shm']) rmSync(place + suffix, { force: true })
  return found.file === null
    ? `The ${name} was removed while Pitwall ran (${place}). It has been written again with all that was in it.`
    : `Another file was put in the place of the ${name} while Pitwall ran, and goes on from now. What Pitwall had is kept as ${copy}.`
}
