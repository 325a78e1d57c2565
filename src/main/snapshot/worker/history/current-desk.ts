/** The desk as its own file has it now, read beside whoever writes it. */
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { savedAt, savedSlices, type SavedSlice } from '../saved-rows.js'

/** Rows of a chunk, about: what is written again when one of them changes, against what a list of chunks costs. */
const CHUNK_ROWS = 64
const BUSY_MS = 1_000

/** Some rows of a slice as the text of a JSON array. */
export interface ChunkText {
  readonly rows: string
  readonly count: number
}

export interface CurrentSlice extends SavedSlice {
  readonly chunks: readonly ChunkText[]
}

export interface CurrentDesk {
  /** When it was saved: since then it has changed by no more than a second's worth. */
  readonly at: number
  readonly slices: readonly CurrentSlice[]
}

/** Null: there is no such file, nothing was saved, or it is what was saved at `known`. @throws SQLite's error where it cannot be read */
export function currentDesk(file: string, known: number | null): CurrentDesk | null {
  if (!existsSync(file)) return null
  // Opened each time: a file that was damaged is another one from then on.
  const database = new Database(file, { readonly: true, timeout: BUSY_MS })
  try {
    // All slices as of one moment, whatever is written meanwhile.
    return database.transaction(() => {
      const at = savedAt(database)
      if (at === null || at === known) return null
      const rows = database.prepare('SELECT key, json FROM slice_rows WHERE slice = ? ORDER BY key').raw()
      return { at, slices: savedSlices(database).map((head) => ({ ...head, chunks: chunksOf(rows.all(head.slice) as [string, string][]) })) }
    })()
  } finally {
    database.close()
  }
}

/** A row stays in its chunk whatever comes and goes beside it, until a slice has grown to twice its size. */
function chunksOf(rows: readonly (readonly [string, string])[]): readonly ChunkText[] {
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(rows.length / CHUNK_ROWS)))
  const chunks = Array.from({ length: count }, (): string[] => [])
  for (const [key, json] of rows) chunks[count === 1 ? 0 : crc32(key) % count]?.push(json)
  return chunks.filter((chunk) => chunk.length > 0).map((chunk) => ({ rows: `[${chunk.join(',')}]`, count: chunk.length }))
}
