/** The view that a database's owner would write to provide a relation. */
import { identifier } from './identifiers.js'
import type { Relation } from './relations/relation.js'

/** A ready `CREATE VIEW` with every column of the contract, to be filled with the owner's own names. */
export function viewSkeleton(schema: string, relation: Relation): string {
  const columns = relation.columns.map(({ name, kind, nullable }) => `  ${nullable ? 'NULL' : '...'}::${kind} AS ${identifier(name)}`)
  return `CREATE VIEW ${identifier(schema)}.${identifier(relation.name)} AS SELECT\n${columns.join(',\n')}\nFROM ...;`
}
