/**
 * Whether our role could write if the session were not read-only: the proof behind the badge. Asked of the catalog, for the
 * role itself and for every role that it is a member of, since `SET ROLE` is open to it. Temporary tables don't count.
 */
import type { PostgresStatus } from '../../shared/state/status.js'
import type { Deadline, Reader } from './reader.js'

/** All with the same three names: `n` a namespace, `c` a relation, `m` a role that is ours to use. */
const SCHEMAS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"

/** What shows that the role could write, the most telling first: a text where it is so, else NULL. */
const PROOFS = [
  "(SELECT 'is a superuser' || CASE WHEN m.rolname = current_user THEN '' ELSE ' by its membership in ' || m.rolname END FROM mine m WHERE m.rolsuper ORDER BY m.rolname = current_user DESC LIMIT 1)",
  "(SELECT 'may make roles or databases' FROM mine m WHERE m.rolcreaterole OR m.rolcreatedb LIMIT 1)",
  "(SELECT 'is a member of ' || m.rolname FROM mine m WHERE m.rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program', 'pg_maintain') LIMIT 1)",
  "(SELECT 'may make schemas in this database' FROM mine m WHERE has_database_privilege(m.oid, current_database(), 'CREATE') LIMIT 1)",
  `(SELECT 'may make tables in ' || n.nspname FROM pg_catalog.pg_namespace n, mine m WHERE ${SCHEMAS} AND has_schema_privilege(m.oid, n.oid, 'CREATE') LIMIT 1)`,
  `(SELECT 'owns ' || n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE ${SCHEMAS} AND c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND c.relowner IN (SELECT m.oid FROM mine m) LIMIT 1)`,
  `(SELECT 'may change ' || n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace, mine m
     WHERE ${SCHEMAS} AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND has_schema_privilege(m.oid, n.oid, 'USAGE')
       AND (has_table_privilege(m.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(m.oid, c.oid, 'INSERT, UPDATE')) LIMIT 1)`,
  `(SELECT 'may change the sequence ' || n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace, mine m
     WHERE ${SCHEMAS} AND c.relkind = 'S' AND has_schema_privilege(m.oid, n.oid, 'USAGE') AND has_sequence_privilege(m.oid, c.oid, 'USAGE, UPDATE') LIMIT 1)`
]

const ROLE_QUERY = `
  WITH mine AS (SELECT r.oid, r.rolname, r.rolsuper, r.rolcreaterole, r.rolcreatedb FROM pg_catalog.pg_roles r WHERE r.rolname = current_user OR pg_has_role(r.oid, 'MEMBER'))
  SELECT (SELECT count(*) FROM mine) > 0, coalesce(${PROOFS.join(',\n    ')})`

export interface RoleFinding {
  readonly verdict: PostgresStatus['role']
  /** What the role is or may do, to stand after its name; null: nothing was found. */
  readonly reason: string | null
}

/** @throws what the read failed with; a server that does not understand the question refuses it as permanent */
export async function readRole(reader: Reader, deadline: Deadline): Promise<RoleFinding> {
  const { rows } = await reader.read(ROLE_QUERY, deadline)
  const [known, reason = null] = rows[0] ?? []
  if (known !== 't') return { verdict: 'unknown', reason: null }
  return { verdict: reason === null ? 'cannot-write' : 'could-write', reason }
}
