/** Adding a moment to the file: what of it is there already is not written again. */
import type { Database } from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { DeskBearings, MomentReason } from '../../../../shared/domain/history-moment.js'
import type { ChunkText, CurrentDesk } from './current-desk.js'

const HASH_BYTES = 16

/** In one transaction: a moment is in the file whole, or not at all. @returns the bytes that were added, about */
export function keepMoment(database: Database, { at, slices }: CurrentDesk, { reason, bearings }: { readonly reason: MomentReason; readonly bearings: DeskBearings }): number {
  const chunk = storeOf(database, 'SELECT id FROM chunks WHERE hash = ?', 'INSERT INTO chunks (hash, count, rows) VALUES (?, ?, ?)')
  const kept = storeOf(database, 'SELECT id FROM kept_slices WHERE hash = ?', 'INSERT INTO kept_slices (hash, layout) VALUES (?, ?)')
  const addChunk = database.prepare('INSERT OR IGNORE INTO slice_chunks (kept, chunk) VALUES (?, ?)')
  const addSlice = database.prepare('INSERT INTO moment_slices (at, slice, kept) VALUES (?, ?, ?)')
  let added = 0
  database.transaction(() => {
    let bytes = 0
    for (const { slice, columns, shape, chunks } of slices) {
      const hashes = chunks.map(({ rows }) => hashOf([rows]))
      const whole = hashOf([slice, columns, shape, ...hashes])
      const id = kept.find(whole) ?? addKept(whole, columns, shape, chunks, hashes)
      addSlice.run(at, slice, id)
      bytes += chunks.reduce((sum, { rows }) => sum + rows.length, 0)
    }
    const metas = deflateSync(JSON.stringify(Object.fromEntries(slices.map(({ slice, meta }) => [slice, meta]))))
    database.prepare('INSERT INTO moments (at, reason, metas, bytes, bearings) VALUES (?, ?, ?, ?, ?)').run(at, reason, metas, bytes, JSON.stringify(bearings))
    added += metas.length
  })()
  return added

  function addKept(whole: Buffer, columns: string, shape: string, chunks: readonly ChunkText[], hashes: readonly Buffer[]): number {
    const id = kept.add(whole, layoutId(database, columns, shape))
    for (const [index, { rows, count }] of chunks.entries()) {
      const hash = hashes[index] ?? hashOf([rows])
      addChunk.run(id, chunk.find(hash) ?? addRows(hash, rows, count))
    }
    return id
  }

  function addRows(hash: Buffer, rows: string, count: number): number {
    const packed = deflateSync(rows)
    added += packed.length
    return chunk.add(hash, count, packed)
  }
}

interface Store {
  readonly find: (hash: Buffer) => number | undefined
  readonly add: (...values: readonly unknown[]) => number
}

function storeOf(database: Database, find: string, add: string): Store {
  const [finding, adding] = [database.prepare(find).pluck(), database.prepare(add)]
  return { find: (hash) => finding.get(hash) as number | undefined, add: (...values) => Number(adding.run(...values).lastInsertRowid) }
}

function layoutId(database: Database, columns: string, shape: string): number {
  const known = database.prepare('SELECT id FROM layouts WHERE columns = ? AND shape = ?').pluck().get(columns, shape) as number | undefined
  return known ?? Number(database.prepare('INSERT INTO layouts (columns, shape) VALUES (?, ?)').run(columns, shape).lastInsertRowid)
}

function hashOf(parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest().subarray(0, HASH_BYTES)
}
