/** TLS as users of libpq expect it, against a server that has it. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { PostgresSettings } from '../../../src/shared/config/settings.js'
import type { PostgresStatus } from '../../../src/shared/state/status.js'
import { admitFirst, certificates, privateCopy, turnOnTls } from '../../fixtures/tls/certificates.js'
import { tempPostgres, type TempDatabase, type TempPostgres } from '../../fixtures/temp-postgres.js'
import { startSource, stopSources } from './harness.js'

let server: TempPostgres
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-tls-'))
  server = await tempPostgres()
  await turnOnTls(server)
  const admin = await server.admin()
  // A reload takes a moment to reach new sessions.
  await vi.waitFor(async () => {
    const { rows } = await admin.query("SELECT current_setting('ssl') AS ssl")
    expect(rows).toEqual([{ ssl: 'on' }])
  }, 10_000)
})
afterEach(stopSources)
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function settled(database: TempDatabase, settings: Partial<PostgresSettings>): Promise<PostgresStatus> {
  const { status } = startSource(database, settings)
  await vi.waitFor(() => {
    expect(status().phase).not.toBe('connecting')
  }, 10_000)
  return status()
}

/** Whether all sessions of ours in this database are encrypted; null: there are none. */
async function encrypted(database: TempDatabase): Promise<boolean | null> {
  const admin = await database.admin()
  const { rows } = await admin.query<{ ssl: boolean | null }>("SELECT bool_and(ssl) AS ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'pitwall' AND datname = current_database()")
  return rows[0]?.ssl ?? null
}

it.each<[string, Partial<PostgresSettings>, boolean]>([
  ['disable', { sslMode: 'disable' }, false],
  ['prefer', { sslMode: 'prefer' }, true],
  ['require', { sslMode: 'require' }, true],
  ['require with an authority', { sslMode: 'require', sslRootCert: certificates.authority }, true],
  ['verify-ca, whatever the name', { sslMode: 'verify-ca', sslRootCert: certificates.authority, host: '127.0.0.1' }, true],
  ['verify-full by its name', { sslMode: 'verify-full', sslRootCert: certificates.authority, host: 'localhost' }, true]
])('%s: connects', async (_, settings, isEncrypted) => {
  const database = await server.freshDatabase()
  expect(await settled(database, settings)).toMatchObject({ phase: 'connected', error: null })
  expect(await encrypted(database)).toBe(isEncrypted)
})

const untrusted = /^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/

it.each<[string, Partial<PostgresSettings>]>([
  ['verify-ca with another authority', { sslMode: 'verify-ca', sslRootCert: certificates.stranger }],
  ['require with another authority, which libpq checks too', { sslMode: 'require', sslRootCert: certificates.stranger }],
  ['verify-full with the authorities of this machine', { sslMode: 'verify-full', sslRootCert: 'system', host: 'localhost' }]
])('%s: is refused, and says which file to name', async (_, settings) => {
  const database = await server.freshDatabase()
  const { phase, error } = await settled(database, settings)
  expect(phase).toBe('refused')
  expect(error?.code).toMatch(untrusted)
  expect(error?.remedy).toContain('sslrootcert')
  expect(await encrypted(database)).toBeNull()
})

it('verify-full refuses a certificate that is for another name', async () => {
  const status = await settled(await server.freshDatabase(), { sslMode: 'verify-full', sslRootCert: certificates.authority, host: '127.0.0.1' })
  expect(status).toMatchObject({ phase: 'refused', error: { code: 'ERR_TLS_CERT_ALTNAME_INVALID', remedy: expect.stringContaining('another name') as string } })
})

it('names a file that is missing, and a key that others can read', async () => {
  const database = await server.freshDatabase()
  expect(await settled(database, { sslMode: 'verify-ca', sslRootCert: join(folder, 'none.crt') })).toMatchObject({ phase: 'refused', error: { code: 'TLS_FILE', message: expect.stringContaining('none.crt') as string } })
  const sslKey = await privateCopy(certificates.clientKey, join(folder, 'open.key'))
  await chmod(sslKey, 0o644)
  expect(await settled(database, { sslMode: 'require', sslCert: certificates.client, sslKey })).toMatchObject({ phase: 'refused', error: { code: 'TLS_FILE', message: expect.stringContaining('0600') as string } })
})

it('prefer does without where the server admits us only plain; require does not', async () => {
  const database = await server.freshDatabase()
  const restore = await admitFirst(server, [`hostssl ${database.database} all all reject`])
  try {
    expect(await settled(database, { sslMode: 'prefer' })).toMatchObject({ phase: 'connected' })
    expect(await encrypted(database)).toBe(false)
    expect(await settled(database, { sslMode: 'require' })).toMatchObject({ phase: 'refused', error: { code: '28000' } })
  } finally {
    await restore()
  }
})

it('shows its own certificate to a server that asks for one', async () => {
  const database = await server.freshDatabase()
  const restore = await admitFirst(server, [`hostssl ${database.database} all all scram-sha-256 clientcert=verify-ca`])
  try {
    const bare = await settled(database, { sslMode: 'require' })
    expect(bare).toMatchObject({ phase: 'refused', error: { code: '28000' } })
    const sslKey = await privateCopy(certificates.clientKey, join(folder, 'client.key'))
    expect(await settled(database, { sslMode: 'verify-ca', sslRootCert: certificates.authority, sslCert: certificates.client, sslKey })).toMatchObject({ phase: 'connected' })
  } finally {
    await restore()
  }
})
