/** Compares a database with the contract: which relations can be read, and what stands in the way of the others. */
import type { ContractFinding } from '../../shared/state/status.js'
import { slices } from '../../shared/state/slices.js'
import { literal } from './identifiers.js'
import type { Deadline, Reader } from './reader.js'
import type { Column, ColumnKind, Relation } from './relations/relation.js'
import { viewSkeleton } from './view-skeleton.js'

/** What a relation came to: readable without its `absent` columns, or the reason why not. */
export type RelationVerdict =
  | { readonly readable: true; readonly absent: ReadonlySet<string> }
  | { readonly readable: false; readonly reason: string }

export interface ContractReport {
  readonly verdicts: ReadonlyMap<string, RelationVerdict>
  readonly findings: readonly ContractFinding[]
}

interface FoundColumn {
  /** As `format_type` prints it, domains resolved. */
  readonly type: string
  /** pg_type.typcategory: S string, N number, E enum, D time, U user-defined, ... */
  readonly category: string
}

interface FoundRelation {
  readonly selectable: boolean
  readonly columns: ReadonlyMap<string, FoundColumn>
}

const expectedType: Readonly<Record<ColumnKind, string>> = { text: 'text', numeric: 'numeric', timestamptz: 'timestamp with time zone' }
const exactNumbers = new Set(['numeric', 'smallint', 'integer', 'bigint'])
const floats = new Set(['real', 'double precision'])
const identities = new Set(['smallint', 'integer', 'bigint', 'uuid'])

const catalogQuery = (schema: string, names: readonly string[]): string => `
  SELECT c.relname, has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'), a.attname,
         format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL), t.typcategory
    FROM pg_catalog.pg_namespace n
    LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'v', 'm', 'p', 'f')
         AND c.relname IN (${names.map(literal).join(', ')})
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND has_column_privilege(c.oid, a.attnum, 'SELECT')
    LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
   WHERE n.nspname = ${literal(schema)}`

/** Asks the catalog, whatever the role may read. @throws what the read failed with */
export async function checkContract(reader: Reader, schema: string, contract: readonly Relation[], deadline: Deadline): Promise<ContractReport> {
  const { rows } = await reader.read(catalogQuery(schema, contract.map(({ name }) => name)), deadline)
  const found = new Map<string, { selectable: boolean; columns: Map<string, FoundColumn> }>()
  for (const [name, selectable, column, type, category] of rows) {
    if (name === null || name === undefined) continue
    const relation = found.get(name) ?? { selectable: selectable === 't', columns: new Map<string, FoundColumn>() }
    found.set(name, relation)
    if (typeof column === 'string' && typeof type === 'string') relation.columns.set(column, { type, category: category ?? '' })
  }
  return judge(schema, rows.length > 0, contract, found)
}

function judge(schema: string, schemaExists: boolean, contract: readonly Relation[], found: ReadonlyMap<string, FoundRelation>): ContractReport {
  const verdicts = new Map<string, RelationVerdict>()
  const findings: ContractFinding[] = []
  for (const relation of contract) {
    const there = found.get(relation.name)
    const whole = there === undefined ? absence(schema, schemaExists, relation) : there.selectable ? null : denial(schema, relation)
    const flaws = whole ?? columnFlaws(relation, there?.columns ?? new Map<string, FoundColumn>())
    findings.push(...flaws.findings)
    verdicts.set(relation.name, flaws.reason === null ? { readable: true, absent: flaws.absent } : { readable: false, reason: flaws.reason })
  }
  return { verdicts, findings }
}

interface Flaws {
  readonly findings: readonly ContractFinding[]
  readonly reason: string | null
  readonly absent: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

function absence(schema: string, schemaExists: boolean, relation: Relation): Flaws {
  const title = slices[relation.slice].title.toLowerCase()
  const problem = schemaExists ? `there is no table or view ${schema}.${relation.name}` : `there is no schema ${schema}`
  const finding = { relation: relation.name, column: null, problem, remedy: viewSkeleton(schema, relation) }
  return { findings: [finding], reason: `This database does not provide ${title}: ${problem}.`, absent: NONE }
}

function denial(schema: string, relation: Relation): Flaws {
  const problem = `this role may not read ${schema}.${relation.name}`
  const remedy = 'Grant it USAGE on the schema and SELECT on the relation.'
  return { findings: [{ relation: relation.name, column: null, problem, remedy }], reason: `This database does not provide ${slices[relation.slice].title.toLowerCase()}: ${problem}.`, absent: NONE }
}

function columnFlaws(relation: Relation, found: ReadonlyMap<string, FoundColumn>): Flaws {
  const findings: ContractFinding[] = []
  const blocking: string[] = []
  const absent = new Set<string>()
  for (const column of relation.columns) {
    const there = found.get(column.name)
    const flaw = there === undefined ? missing(column) : mistyped(column, there)
    if (flaw === null) continue
    findings.push({ relation: relation.name, column: column.name, problem: flaw.problem, remedy: flaw.remedy })
    if (flaw.blocking) blocking.push(`column ${column.name} ${flaw.problem}`)
    else if (there === undefined) absent.add(column.name)
  }
  const reason = blocking.length === 0 ? null : `This database does not provide ${slices[relation.slice].title.toLowerCase()}: ${blocking.join('; ')}.`
  return { findings, reason, absent }
}

interface Flaw {
  readonly problem: string
  readonly remedy: string
  readonly blocking: boolean
}

function missing(column: Column): Flaw {
  const type = expectedType[column.kind]
  return column.nullable
    ? { problem: `is missing (expected ${type}), read as unknown`, remedy: `Add a column ${column.name} of type ${type}; NULL where it is not known.`, blocking: false }
    : { problem: `is missing (expected ${type})`, remedy: `Add a column ${column.name} of type ${type}.`, blocking: true }
}

function mistyped(column: Column, { type, category }: FoundColumn): Flaw | null {
  const expected = expectedType[column.kind]
  const cast = column.kind === 'timestamptz' ? `${column.name} AT TIME ZONE 'the zone it is in'` : `${column.name}::${expected}`
  const flaw: Flaw = { problem: `is ${type} where ${expected} is expected`, remedy: `Read it through a view as ${cast}.`, blocking: true }
  switch (column.kind) {
    case 'text':
      return category === 'S' || category === 'E' || identities.has(type) ? null : flaw
    case 'numeric':
      if (exactNumbers.has(type)) return null
      return floats.has(type) ? { ...flaw, problem: `${flaw.problem}: its values are not exact`, blocking: false } : flaw
    case 'timestamptz':
      return type === expected ? null : flaw
  }
}
