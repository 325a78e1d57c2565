/** A SQLite file: opened whatever its state, one owner. */
import Database from 'better-sqlite3'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FileAccess } from '../messages.js'
import { migrate, versionOf, type Migrations } from './layout.js'

/** Another Pitwall on the same file lets go within this time, or is named as the cause. */
const BUSY_MS = 2_000
/** SQLite's default, and what the ceiling is counted in. */
const PAGE_BYTES = 4_096
/** Checking reads the whole file: 6 ms for a large desk of 6 MB. Larger files are checked as they are used. */
const CHECK_UP_TO_BYTES = 64 << 20
const HEADER = Buffer.from('SQLite format 3\0')
/** Where the header of a file says whether it uses a write-ahead log (2) or not (1): once for writers, once for readers. */
const JOURNAL_MARKS = [18, 19] as const

/** What sort of file it is. */
export interface FileKind {
  /** What a person calls it. */
  readonly name: string
  readonly migrations: Migrations
  /** NORMAL: a power cut may cost what was committed last, never the file. FULL: nothing that was committed. */
  readonly synchronous: 'NORMAL' | 'FULL'
}

export interface OpenFile {
  readonly database: Database.Database
  readonly access: FileAccess
  readonly notice: string | null
}

/**
 * @param ceilingBytes the file never grows beyond it
 * @throws SQLite's error when the file is damaged, locked, or cannot be written
 */
export function openFile(kind: FileKind, file: string, ceilingBytes: number): OpenFile {
  mkdirSync(dirname(file), { recursive: true })
  const isNew = !existsSync(file) || statSync(file).size === 0
  if (!isNew) checkHeader(file)
  const database = new Database(file, { timeout: BUSY_MS })
  try {
    const version = versionOf(database)
    if (version > kind.migrations.length) {
      database.close()
      return openNewer(kind, file, version)
    }
    // The file may have been in other hands: nothing in its schema may call functions, and no cell may lie about its size.
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${kind.synchronous}`)
    migrate(database, kind.migrations)
    database.pragma(`max_page_count = ${String(Math.ceil(ceilingBytes / PAGE_BYTES))}`)
    return { database, access: isNew ? 'new' : 'write', notice: null }
  } catch (fault) {
    if (database.open) database.close()
    throw fault
  }
}

/** A file whose layout this app does not know: what can be read of it is shown, nothing is written. */
function openNewer({ name, migrations }: FileKind, file: string, version: number): OpenFile {
  const notice = `The ${name} was written by a newer Pitwall (layout ${String(version)}, this one knows ${String(migrations.length)}). It is left as it is; nothing is being saved. Update Pitwall.`
  try {
    const database = new Database(file, { readonly: true, timeout: BUSY_MS })
    database.pragma('schema_version')
    return { database, access: 'read-only', notice }
  } catch (fault) {
    const database = openCopy(file, version)
    if (database === null) throw fault
    return { database, access: 'read-only', notice }
  }
}

/** SQLite deletes the log beside a file that is no database, and with it what could be saved of it: it must not come that far. */
function checkHeader(file: string): void {
  const header = Buffer.alloc(HEADER.length)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header)
  } finally {
    closeSync(descriptor)
  }
  if (!header.equals(HEADER)) throw new Database.SqliteError('file is not a database', 'SQLITE_NOTADB')
}

/**
 * The file's content in memory, for a file that cannot be written or is locked: SQLite would need to write beside it even to read it.
 * Null when there is none, or when a part of it is still in the log beside it and the file alone would be half the truth.
 */
export function openCopy(file: string, layout: number): Database.Database | null {
  const log = `${file}-wal`
  if (!existsSync(file) || (existsSync(log) && statSync(log).size > 0)) return null
  const bytes = readFileSync(file)
  if (bytes.length <= JOURNAL_MARKS[1]) return null
  for (const mark of JOURNAL_MARKS) bytes[mark] = 1
  const database = new Database(bytes)
  // The file was not held while it was read.
  if (database.pragma('quick_check(1)', { simple: true }) === 'ok' && versionOf(database) === layout) return database
  database.close()
  return null
}

/** Checks the whole file where that takes only moments. @throws SQLITE_CORRUPT */
export function checkIntegrity(database: Database.Database): void {
  const pages = database.pragma('page_count', { simple: true }) as number
  if (pages * PAGE_BYTES > CHECK_UP_TO_BYTES) return
  const verdict = database.pragma('quick_check(1)', { simple: true }) as string
  // A line that names the database comes before the finding.
  if (verdict !== 'ok') throw new Database.SqliteError(verdict.split('\n').at(-1) ?? verdict, 'SQLITE_CORRUPT')
}
