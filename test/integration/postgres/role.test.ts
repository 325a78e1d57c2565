/** The badge's proof: what real roles may do, as the server's own catalog says it. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import type { PostgresStatus } from '../../../src/shared/state/status.js'
import { startSource, stopSources } from './harness.js'

let server: TempPostgres
beforeAll(async () => {
  server = await tempPostgres()
})
afterEach(stopSources)
afterAll(() => server.stop())

const READ = 'GRANT USAGE ON SCHEMA pitwall TO $role; GRANT SELECT ON ALL TABLES IN SCHEMA pitwall TO $role'
let count = 0

/** A desk as a role of its own, made by `grants` (`$role` is its name, `$database` the database's). */
async function judged(grants: string, database: TempDatabase | null = null): Promise<Pick<PostgresStatus, 'role' | 'roleReason'>> {
  const where = database ?? (await server.freshDatabase())
  const admin = await where.admin()
  count += 1
  const role = `role_${String(count)}`
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`)
  await admin.query(`${READ}; ${grants}`.replaceAll('$role', role).replaceAll('$database', where.database))
  const { status } = startSource({ ...where, user: role, password: 'secret' })
  await vi.waitFor(() => {
    expect(status().phase).toBe('connected')
  }, 10_000)
  const { role: verdict, roleReason } = status()
  return { role: verdict, roleReason: roleReason?.replaceAll(role, '$role') ?? null }
}

it('proves that a role with SELECT alone cannot write', async () => {
  expect(await judged('')).toEqual({ role: 'cannot-write', roleReason: null })
})

it.each([
  ['ALTER ROLE $role SUPERUSER', 'is a superuser'],
  ['ALTER ROLE $role CREATEROLE', 'may make roles or databases'],
  ['GRANT pg_write_server_files TO $role', 'is a member of pg_write_server_files'],
  ['GRANT CREATE ON DATABASE $database TO $role', 'may make schemas in this database'],
  ['GRANT CREATE ON SCHEMA pitwall TO $role', 'may make tables in pitwall'],
  ['GRANT INSERT ON pitwall.orders TO $role', 'may change pitwall.orders'],
  ['GRANT UPDATE (message) ON pitwall.service_heartbeats TO $role', 'may change pitwall.service_heartbeats'],
  ['GRANT DELETE ON pitwall.signals TO $role', 'may change pitwall.signals'],
  ['GRANT TRUNCATE ON pitwall.equity TO $role', 'may change pitwall.equity'],
  ['ALTER TABLE pitwall.balances OWNER TO $role; REVOKE ALL ON pitwall.balances FROM $role', 'owns pitwall.balances'],
  ['CREATE SCHEMA other; CREATE TABLE other.t (id int); GRANT USAGE ON SCHEMA other TO $role; GRANT UPDATE ON other.t TO $role', 'may change other.t'],
  ['CREATE SEQUENCE pitwall.ids; GRANT UPDATE ON SEQUENCE pitwall.ids TO $role', 'may change the sequence pitwall.ids'],
  // Only by SET ROLE, which is one statement away.
  ['CREATE ROLE $role_writer NOLOGIN; GRANT USAGE ON SCHEMA pitwall TO $role_writer; GRANT INSERT ON pitwall.orders TO $role_writer; ALTER ROLE $role NOINHERIT; GRANT $role_writer TO $role', 'may change pitwall.orders']
])('%s: could write, and says why', async (grants, roleReason) => {
  expect(await judged(grants)).toEqual({ role: 'could-write', roleReason })
})

it('does not count a schema that the role cannot enter', async () => {
  expect(await judged('CREATE SCHEMA shut; CREATE TABLE shut.t (id int); GRANT UPDATE ON shut.t TO $role')).toEqual({ role: 'cannot-write', roleReason: null })
})

it('says unknown, and reads all the same, where the server does not answer the question', async () => {
  const database = await server.freshDatabase()
  const admin = await database.admin()
  await admin.query('REVOKE EXECUTE ON FUNCTION pg_catalog.has_sequence_privilege(oid, oid, text) FROM PUBLIC')
  expect(await judged('', database)).toEqual({ role: 'unknown', roleReason: null })
})
