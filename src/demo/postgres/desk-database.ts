/** The demo desk's database in its cluster: contract, read-only login, history. */
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import contractSql from '../../../resources/sql/contract.sql?raw'
import type { Cluster } from './cluster.js'

export const DATABASE = 'desk'
/** The login that the app is given: it can read the contract and nothing else. */
export const READER = 'pitwall_reader'

/** How the trading system itself logs in. */
export function ownerLogin({ host, port, user, password }: Cluster): ClientConfig {
  return { host, port, user, password, database: DATABASE }
}

/** Makes the database with the contract and the reader's login; what an attempt cut short left of them is dropped. */
export async function createDatabase(cluster: Cluster, readerPassword: string): Promise<void> {
  await withClient({ ...ownerLogin(cluster), database: 'postgres' }, async (client) => {
    await client.query(`drop database if exists ${DATABASE}`)
    await client.query(`create database ${DATABASE}`)
    await client.query(`drop role if exists ${READER}`)
    await client.query(`create role ${READER} login password ${client.escapeLiteral(readerPassword)}`)
    await client.query(`alter role ${READER} set default_transaction_read_only = on`)
  })
  await withClient(ownerLogin(cluster), async (client) => {
    await client.query(contractSql)
    await client.query(`grant usage on schema pitwall to ${READER}`)
    await client.query(`grant select on all tables in schema pitwall to ${READER}`)
    await client.query(`revoke create, temporary on database ${DATABASE} from public`)
  })
}

/** Runs work on a connection of its own. */
export async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...config, connectionTimeoutMillis: 10_000 })
  // A server that goes away rejects the query under way; the event itself has nothing to add.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
