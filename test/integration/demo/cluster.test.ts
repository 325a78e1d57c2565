import { chmod, mkdir, mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Cluster } from '../../../src/demo/postgres/cluster.js'
import { sweepForsakenClusters } from '../../../src/demo/postgres/common-ground.js'
import { findDistribution } from '../../../src/demo/postgres/distribution.js'
import { isAlive, runningOn } from '../../../src/demo/postgres/leftover.js'
import { CONTRACT_SQL, tempPostgres } from '../../fixtures/temp-postgres.js'
import type { TempPostgres } from '../../fixtures/temp-postgres.js'

describe('a temporary Postgres', () => {
  let postgres: TempPostgres
  beforeAll(async () => {
    postgres = await tempPostgres()
  })
  afterAll(() => postgres.stop())

  it('holds the eight relations of the contract, and the contract can be applied again', async () => {
    const admin = await postgres.admin()
    await admin.query(await readFile(CONTRACT_SQL, 'utf8'))
    const { rows } = await admin.query<{ table_name: string }>(
      `select table_name from information_schema.tables where table_schema = 'pitwall' order by table_name`
    )
    expect(rows.map((row) => row.table_name)).toEqual([
      'balances', 'equity', 'orders', 'paper_trades', 'positions', 'service_heartbeats', 'signals', 'trigger_orders'
    ])
  })

  it('announces a change once per statement, with the relation', async () => {
    const admin = await postgres.admin()
    const heard: (string | undefined)[] = []
    admin.on('notification', (notice) => heard.push(notice.payload))
    await admin.query('listen pitwall_changed')
    await admin.query(`insert into pitwall.balances values ('A', 'V', 'USD', 1, 1), ('A', 'V', 'EUR', 2, 2)`)
    await expect.poll(() => heard).toEqual(['balances'])
  })

  it('gives databases that do not see each other', async () => {
    const other = await (await postgres.freshDatabase()).admin()
    await (await postgres.admin()).query(`insert into pitwall.equity values ('A', now(), 1, 0, 'USD')`)
    expect((await other.query('select * from pitwall.equity')).rowCount).toBe(0)
  })

  it('keeps data and port through a kill and a start', async () => {
    const { port } = postgres.cluster
    const pid = postgres.cluster.pid ?? 0
    await (await postgres.admin()).query('create table kept as select 7 as seven')
    await (await postgres.admin()).query('checkpoint')
    await postgres.cluster.kill()
    expect(await isAlive(pid)).toBe(false)
    await expect(postgres.admin()).rejects.toThrow()
    await postgres.cluster.start()
    expect(postgres.cluster.port).toBe(port)
    expect((await (await postgres.admin()).query('select seven from kept')).rows).toEqual([{ seven: 7 }])
  })
})

describe('a data folder', () => {
  let folder: string
  const clusters: Cluster[] = []
  const open = async (at: string, port?: number): Promise<Cluster> => {
    const cluster = await Cluster.open({ folder: at, password: 'secret', durable: false, ...(port === undefined ? {} : { port }) })
    clusters.push(cluster)
    return cluster
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pitwall-cluster-'))
  })
  afterEach(async () => {
    await Promise.all(clusters.splice(0).map((cluster) => cluster.stop()))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('may lie where an unprivileged user cannot go, and is forgotten with the folder that pointed to it', async () => {
    const locked = join(folder, 'locked')
    await mkdir(locked)
    await chmod(locked, 0o700)
    const cluster = await open(join(locked, 'postgres'))
    await cluster.start()
    const client = new Client({ connectionString: cluster.url('postgres') })
    await client.connect()
    await client.end()
    await cluster.stop()
    const distribution = await findDistribution()
    if (distribution.user === null) {
      expect(cluster.dataDir).toBe(join(locked, 'postgres'))
      return
    }
    expect(await readlink(join(locked, 'postgres'))).toBe(cluster.dataDir)
    await rm(locked, { recursive: true })
    await sweepForsakenClusters(distribution)
    expect(await runningOn(cluster.dataDir)).toBeNull()
    await expect(readlink(cluster.dataDir)).rejects.toThrow('ENOENT')
  })

  it('that was deleted and is made again holds nothing of the old one', async () => {
    const at = join(folder, 'again')
    const makeThere = async (password: string): Promise<Cluster> => {
      await mkdir(at, { mode: 0o700 })
      const cluster = await Cluster.open({ folder: join(at, 'postgres'), password, durable: false })
      clusters.push(cluster)
      await cluster.start()
      return cluster
    }
    const old = await makeThere('old')
    await old.stop()
    await rm(at, { recursive: true })
    const made = await makeThere('new')
    expect(made.created).toBe(true)
    const client = new Client({ connectionString: made.url('postgres') })
    await client.connect()
    await client.end()
  })

  it('is taken back from the server that an earlier run left on it', async () => {
    await chmod(folder, 0o755)
    const at = join(folder, 'left')
    const lost = await open(at)
    await lost.start()
    const lostPid = lost.pid ?? 0
    const found = await open(at)
    expect(await isAlive(lostPid)).toBe(false)
    expect(found.created).toBe(false)
    await found.start()
    expect(await runningOn(found.dataDir)).toBe(found.pid)
  })

  it('keeps its port when somebody takes it in between, and has it back when they leave', async () => {
    const cluster = await open(join(folder, 'port'))
    await cluster.start()
    const { port } = cluster
    await cluster.kill()
    const squatter = createServer()
    await new Promise<void>((listening) => squatter.listen(port, '127.0.0.1', listening))
    await expect(cluster.start()).rejects.toThrow(/could not bind/)
    await new Promise((closed) => squatter.close(closed))
    await cluster.start()
    expect(cluster.port).toBe(port)
  })

  it('says in Postgres words why a server did not start', async () => {
    const holder = await open(join(folder, 'holder'))
    await holder.start()
    const second = await open(join(folder, 'second'), holder.port)
    await expect(second.start()).rejects.toThrow(/could not bind/)
  })
})
