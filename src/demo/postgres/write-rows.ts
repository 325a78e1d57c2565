/** Writing rows of the trading system into its database: one statement per batch, whatever its size. */
import type { ClientBase } from 'pg'
import type { RelationName, TradingRows } from '../world/trading-view.js'
import { TABLES } from './tables.js'

const snakeCase = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Inserts rows, or replaces those with the same key. No two of them may share a key. */
export async function upsertRows<R extends RelationName>(client: ClientBase, relation: R, rows: readonly TradingRows[R][]): Promise<void> {
  if (rows.length === 0) return
  const { columns, key } = TABLES[relation]
  const fields = Object.entries<string>(columns)
  const names = fields.map(([field]) => snakeCase(field))
  const arrays = fields.map(([, kind], i) => `$${String(i + 1)}::${kind}[]`)
  const replaced = names.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`)
  const values = fields.map(([field, kind]) => rows.map((row) => toParameter(Reflect.get(row, field), kind)))
  await client.query(
    `insert into pitwall.${relation} (${names.join(', ')}) select * from unnest(${arrays.join(', ')})
     on conflict (${key.join(', ')}) do update set ${replaced.join(', ')}`,
    values
  )
}

/** Deletes rows by their keys. */
export async function deleteRows<R extends RelationName>(client: ClientBase, relation: R, rows: readonly TradingRows[R][]): Promise<void> {
  if (rows.length === 0) return
  const { columns, key } = TABLES[relation]
  const fields = Object.entries<string>(columns).filter(([field]) => key.includes(snakeCase(field)))
  const arrays = fields.map(([, kind], i) => `$${String(i + 1)}::${kind}[]`)
  const values = fields.map(([field, kind]) => rows.map((row) => toParameter(Reflect.get(row, field), kind)))
  const names = fields.map(([field]) => snakeCase(field)).join(', ')
  await client.query(`delete from pitwall.${relation} where (${names}) in (select * from unnest(${arrays.join(', ')}))`, values)
}

function toParameter(value: unknown, kind: string): unknown {
  return kind === 'timestamptz' && typeof value === 'number' ? new Date(value) : value
}
