/** Compares a database with the contract: which relations can be read, and what stands in the way of the others. */
import type { ContractFinding } from '../../shared/state/status.js'
import { slices } from '../../shared/state/slices.js'
import { identifier, literal } from './identifiers.js'
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
  /** Whether this role may read it. */
  readonly selectable: boolean
}

interface FoundRelation {
  readonly selectable: boolean
  readonly columns: Map<string, FoundColumn>
}

const expectedType: Readonly<Record<ColumnKind, string>> = { text: 'text', numeric: 'numeric', timestamptz: 'timestamp with time zone' }
const exactNumbers = new Set(['numeric', 'smallint', 'integer', 'bigint'])
const floats = new Set(['real', 'double precision'])
const identities = new Set(['smallint', 'integer', 'bigint', 'uuid'])

/** Tables, views, materialized views, partitioned and foreign tables. */
const READABLE_KINDS = "'r', 'v', 'm', 'p', 'f'"

const catalogQuery = (schema: string, names: readonly string[]): string => `
  SELECT c.relname, has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'), a.attname,
         format_type(base.oid, NULL), t.typcategory, has_column_privilege(c.oid, a.attnum, 'SELECT')
    FROM pg_catalog.pg_namespace n
    LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind IN (${READABLE_KINDS})
         AND c.relname IN (${names.map(literal).join(', ')})
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    LEFT JOIN LATERAL (
      WITH RECURSIVE domain(oid, base) AS (
        SELECT t.oid, t.typbasetype UNION ALL SELECT u.oid, u.typbasetype FROM domain JOIN pg_catalog.pg_type u ON u.oid = domain.base
      ) SELECT oid FROM domain WHERE base = 0
    ) base ON true
   WHERE n.nspname = ${literal(schema)}`

/** Schemas and relations that differ from the wanted ones in case alone. */
const namesakeQuery = (schema: string, names: readonly string[]): string => `
  SELECT n.nspname, c.relname FROM pg_catalog.pg_namespace n
    LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind IN (${READABLE_KINDS}) AND lower(c.relname) IN (${names.map(literal).join(', ')})
   WHERE lower(n.nspname) = lower(${literal(schema)})`

/** Asks the catalog, whatever the role may read. @throws what the read failed with */
export async function checkContract(reader: Reader, schema: string, contract: readonly Relation[], deadline: Deadline): Promise<ContractReport> {
  const names = contract.map(({ name }) => name)
  const { rows } = await reader.read(catalogQuery(schema, names), deadline)
  const found = new Map<string, FoundRelation>()
  for (const [name, selectable, column, type, category, columnSelectable] of rows) {
    if (name === null || name === undefined) continue
    const relation = found.get(name) ?? { selectable: selectable === 't', columns: new Map<string, FoundColumn>() }
    found.set(name, relation)
    if (typeof column === 'string' && typeof type === 'string') relation.columns.set(column, { type, category: category ?? '', selectable: columnSelectable === 't' })
  }
  const missing = names.filter((name) => !found.has(name))
  const namesakes = missing.length === 0 ? [] : (await reader.read(namesakeQuery(schema, missing), deadline)).rows
  return judge(schema, rows.length > 0, contract, found, namesakes.map(([space, name]) => ({ schema: space ?? '', relation: name ?? null })))
}

interface Namesake {
  readonly schema: string
  readonly relation: string | null
}

function judge(schema: string, schemaExists: boolean, contract: readonly Relation[], found: ReadonlyMap<string, FoundRelation>, namesakes: readonly Namesake[]): ContractReport {
  const verdicts = new Map<string, RelationVerdict>()
  const findings: ContractFinding[] = []
  for (const relation of contract) {
    const there = found.get(relation.name)
    const whole = there === undefined ? absence(schema, schemaExists, relation, namesakes) : there.selectable ? null : denial(schema, relation)
    const flaws = whole ?? columnFlaws(schema, relation, there?.columns ?? new Map<string, FoundColumn>())
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

const notProvided = (relation: Relation, why: string): string => `This database does not provide ${slices[relation.slice].title.toLowerCase()}: ${why}.`

function absence(schema: string, schemaExists: boolean, relation: Relation, namesakes: readonly Namesake[]): Flaws {
  const missing = schemaExists ? `there is no table or view ${schema}.${relation.name}` : `there is no schema ${schema}`
  // Names that were created with quotes keep their capitals, and are other names than those without.
  const namesake = schemaExists
    ? namesakes.find((one) => one.schema === schema && one.relation?.toLowerCase() === relation.name)?.relation
    : namesakes.find((one) => one.schema !== schema)?.schema
  const problem = namesake == null ? missing : `${missing}, but there is ${identifier(namesake)}`
  const remedy = schemaExists ? 'Create a table or a view of this name.' : `Correct the schema in the settings, or create it first: CREATE SCHEMA ${identifier(schema)}; GRANT USAGE ON SCHEMA ${identifier(schema)} TO ...;`
  const finding = { relation: relation.name, slice: relation.slice, column: null, problem, remedy, view: viewSkeleton(schema, relation) }
  return { findings: [finding], reason: notProvided(relation, problem), absent: NONE }
}

function denial(schema: string, relation: Relation): Flaws {
  const problem = `this role may not read ${schema}.${relation.name}`
  const remedy = `Grant it USAGE on the schema and SELECT on the relation: GRANT USAGE ON SCHEMA ${identifier(schema)} TO ...; GRANT SELECT ON ${identifier(schema)}.${identifier(relation.name)} TO ...;`
  return { findings: [{ relation: relation.name, slice: relation.slice, column: null, problem, remedy, view: null }], reason: notProvided(relation, problem), absent: NONE }
}

function columnFlaws(schema: string, relation: Relation, found: ReadonlyMap<string, FoundColumn>): Flaws {
  const findings: ContractFinding[] = []
  const blocking: string[] = []
  const absent = new Set<string>()
  const fitting = new Set<string>()
  for (const column of relation.columns) {
    const there = found.get(column.name)
    const flaw = there === undefined ? missing(column, found) : there.selectable ? mistyped(column, there) : denied(schema, relation, column)
    if (flaw === null) {
      fitting.add(column.name)
      continue
    }
    findings.push({ relation: relation.name, slice: relation.slice, column: column.name, problem: flaw.problem, remedy: flaw.remedy, view: null })
    if (flaw.blocking) blocking.push(`column ${column.name} ${flaw.problem}`)
    else if (there?.selectable !== true) absent.add(column.name)
  }
  const [first, ...others] = findings
  const reason = blocking.length === 0 ? null : notProvided(relation, blocking.join('; '))
  return { findings: first === undefined ? [] : [{ ...first, view: `-- The name is taken by what is there now: rename that first, and select from it here.\n${viewSkeleton(schema, relation, fitting)}` }, ...others], reason, absent }
}

interface Flaw {
  readonly problem: string
  readonly remedy: string
  readonly blocking: boolean
}

function missing(column: Column, found: ReadonlyMap<string, FoundColumn>): Flaw {
  const type = expectedType[column.kind]
  const namesake = [...found.keys()].find((name) => name.toLowerCase() === column.name)
  const problem = `is missing (expected ${type})${namesake === undefined ? '' : `, but there is ${identifier(namesake)}`}`
  return column.nullable
    ? { problem: `${problem}, read as unknown`, remedy: `Add a column ${column.name} of type ${type}; NULL where it is not known.`, blocking: false }
    : { problem, remedy: `Add a column ${column.name} of type ${type}.`, blocking: true }
}

function denied(schema: string, relation: Relation, column: Column): Flaw {
  const remedy = `Grant it: GRANT SELECT (${column.name}) ON ${identifier(schema)}.${identifier(relation.name)} TO ...;`
  return { problem: column.nullable ? 'may not be read by this role, read as unknown' : 'may not be read by this role', remedy, blocking: !column.nullable }
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
      // Through text: a float cast straight to numeric keeps 15 digits and loses the rest.
      return floats.has(type) ? { problem: `${flaw.problem}: its values are not exact`, remedy: `Read it through a view as ${column.name}::text::numeric.`, blocking: false } : flaw
    case 'timestamptz':
      return type === expected ? null : flaw
  }
}
