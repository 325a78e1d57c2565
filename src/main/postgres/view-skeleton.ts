/** The view that a database's owner would write to provide a relation. */
import { identifier } from './identifiers.js'
import type { Relation } from './relations/relation.js'

/**
 * A ready `CREATE VIEW` with every column of the contract, to be filled with the owner's own names. Columns that fit as
 * they are stand there already.
 */
export function viewSkeleton(schema: string, relation: Relation, fitting: ReadonlySet<string> = new Set()): string {
  const columns = relation.columns.map(({ name, kind, nullable }) => {
    const source = fitting.has(name) ? identifier(name) : nullable ? 'NULL' : '...'
    return `  ${source}::${kind} AS ${identifier(name)}`
  })
  return `CREATE VIEW ${identifier(schema)}.${identifier(relation.name)} AS SELECT\n${columns.join(',\n')}\nFROM ...;`
}
