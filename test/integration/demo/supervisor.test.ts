import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isAlive, runningOn } from '../../../src/demo/postgres/leftover.js'
import { demoMessage } from '../../../src/shared/demo/messages.js'
import type { DemoCommand, DemoMessage, DemoStart } from '../../../src/shared/demo/messages.js'

type Ready = Extract<DemoMessage, { type: 'ready' }>

const root = resolve(import.meta.dirname, '../../..')
// Below the root, so that the packages are found from there.
const built = join(root, '.cache', `demo-child-${randomBytes(4).toString('hex')}`)

/** The child as the app starts it. */
class Child {
  readonly messages: DemoMessage[] = []
  readonly process: ChildProcess
  exited = false

  constructor(start: Partial<DemoStart>) {
    this.process = fork(join(built, 'demo.js'), { env: { ...process.env, PITWALL_DEMO: JSON.stringify(start) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    this.process.on('message', (sent) => this.messages.push(demoMessage.parse(sent)))
    this.process.on('exit', () => {
      this.exited = true
    })
  }

  async ready(): Promise<Ready> {
    const last = (): DemoMessage | undefined => this.messages.at(-1)
    await expect.poll(() => last()?.type, { timeout: 40_000, interval: 20 }).toBe('ready')
    const message = last()
    if (message?.type !== 'ready') throw new Error('not ready')
    return message
  }

  send(command: DemoCommand): void {
    this.process.send(command)
  }

  async end(): Promise<void> {
    await expect.poll(() => this.exited, { timeout: 10_000, interval: 20 }).toBe(true)
  }
}

const reader = async ({ postgres }: Ready): Promise<Client> => {
  const client = new Client(postgres)
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const listens = (port: number): Promise<boolean> =>
  new Promise((settle) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      settle(true)
    })
    socket.once('error', () => {
      settle(false)
    })
  })

describe('the demo desk as a child of the app', () => {
  let dataDir: string
  const children: Child[] = []
  const start = (): Child => {
    const child = new Child({ dataDir })
    children.push(child)
    return child
  }

  beforeAll(async () => {
    await mkdir(built, { recursive: true })
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: join(root, 'src/demo/index.ts'), outDir: built, emptyOutDir: false, rolldownOptions: { output: { entryFileNames: 'demo.js' } } }
    })
  })
  afterAll(() => rm(built, { recursive: true, force: true }))
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'pitwall-demo-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.process.connected) child.process.disconnect()
      await child.end()
    }
    await rm(dataDir, { recursive: true, force: true })
  })

  it('says what it does, then where its backends are; both answer, and the login cannot write', async () => {
    const child = start()
    const ready = await child.ready()
    expect(child.messages.filter((message) => message.type === 'stage').length).toBeGreaterThanOrEqual(3)
    expect(ready.gateway.accounts).toEqual(['DU4200017', 'DU4200018'])
    expect(await listens(ready.gateway.port)).toBe(true)
    const client = await reader(ready)
    const { rows } = await client.query<{ n: string }>('select count(*) as n from pitwall.paper_trades')
    expect(Number(rows[0]?.n)).toBeGreaterThan(5_000)
    await client.query('set default_transaction_read_only = off')
    await expect(client.query('delete from pitwall.paper_trades')).rejects.toThrow(/permission denied/)
    await expect(client.query('create table pitwall.mine ()')).rejects.toThrow(/permission denied/)
    const beat = async (): Promise<number> =>
      Number((await client.query<{ at: string }>('select extract(epoch from max(last_beat_at)) as at from pitwall.service_heartbeats')).rows[0]?.at)
    const before = await beat()
    await expect.poll(beat, { timeout: 20_000 }).toBeGreaterThan(before)
    await client.end()
  })

  it('leaves nothing running when the app is gone, and goes on with its data the next time', async () => {
    const first = start()
    const ready = await first.ready()
    const trades = async (at: Ready): Promise<number> => {
      const client = await reader(at)
      const { rows } = await client.query<{ n: string }>('select count(*) as n from pitwall.paper_trades')
      await client.end()
      return Number(rows[0]?.n)
    }
    const before = await trades(ready)
    first.process.disconnect()
    await first.end()
    expect(ready.pids).toHaveLength(2)
    for (const pid of ready.pids) expect(await isAlive(pid)).toBe(false)
    expect(await listens(ready.gateway.port)).toBe(false)

    const second = start()
    const again = await second.ready()
    expect(await trades(again)).toBeGreaterThanOrEqual(before)
    expect(second.messages).not.toContainEqual({ type: 'stage', text: 'Writing 90 days of trading history' })
    second.send({ type: 'stop' })
    await second.end()
    for (const pid of again.pids) expect(await isAlive(pid)).toBe(false)
  })

  it('leaves nothing running when the app goes while it is starting', async () => {
    const child = start()
    await expect.poll(() => child.messages.some((message) => message.type === 'stage' && message.text.startsWith('Writing')), { timeout: 20_000, interval: 5 }).toBe(true)
    const cluster = await realpath(join(dataDir, 'postgres'))
    expect(await runningOn(cluster)).not.toBeNull()
    child.process.disconnect()
    await child.end()
    expect(await runningOn(cluster)).toBeNull()
    expect(child.messages.some((message) => message.type === 'ready')).toBe(false)
  })

  it('keeps its data when the app goes while it starts again', async () => {
    const first = start()
    await first.ready()
    first.send({ type: 'stop' })
    await first.end()
    const desk = (): Promise<string> => readFile(join(dataDir, 'desk.json'), 'utf8')
    const before = await desk()
    const second = start()
    await expect.poll(() => second.messages.length, { timeout: 20_000, interval: 1 }).toBeGreaterThan(0)
    second.process.disconnect()
    await second.end()
    expect(JSON.parse(await desk())).toMatchObject({ ...(JSON.parse(before) as object), runs: expect.any(Number) as number })
  })

  it('brings a killed Postgres back on the same port', async () => {
    const ready = await start().ready()
    const [, postgres] = ready.pids
    process.kill(postgres ?? 0, 'SIGKILL')
    await expect.poll(() => isAlive(postgres ?? 0)).toBe(false)
    const works = async (): Promise<boolean> => {
      const client = await reader(ready).catch(() => null)
      await client?.end()
      return client !== null
    }
    await expect.poll(works, { timeout: 20_000 }).toBe(true)
  })

  it('leaves no Postgres behind when it is killed itself', async () => {
    const child = start()
    const { pids } = await child.ready()
    child.process.kill('SIGKILL')
    await child.end()
    // Elsewhere nobody tells Postgres: the next start ends it.
    if (process.platform !== 'linux') await start().ready()
    await expect.poll(() => isAlive(pids[1] ?? 0), { timeout: 10_000 }).toBe(false)
  })

  it('takes over what a killed child left behind', async () => {
    const first = start()
    const { pids } = await first.ready()
    const [, orphan] = pids
    // It hears nothing of the child's end.
    process.kill(orphan ?? 0, 'SIGSTOP')
    first.process.kill('SIGKILL')
    await first.end()
    expect(await isAlive(orphan ?? 0)).toBe(true)
    await start().ready()
    expect(await isAlive(orphan ?? 0)).toBe(false)
  })

  it('starts anew when its first start was cut short', async () => {
    const first = start()
    await expect.poll(() => first.messages.some((message) => message.type === 'stage'), { timeout: 20_000, interval: 5 }).toBe(true)
    first.process.kill('SIGKILL')
    await first.end()
    const ready = await start().ready()
    const client = await reader(ready)
    expect((await client.query('select from pitwall.paper_trades limit 1')).rowCount).toBe(1)
    await client.end()
  })

  it('starts anew when its database was deleted', async () => {
    const first = start()
    await first.ready()
    first.send({ type: 'stop' })
    await first.end()
    await rm(await realpath(join(dataDir, 'postgres')), { recursive: true })
    const ready = await start().ready()
    const client = await reader(ready)
    expect((await client.query('select from pitwall.paper_trades limit 1')).rowCount).toBe(1)
    await client.end()
  })

  it('says what is wrong with what it was started with', async () => {
    const child = new Child({})
    children.push(child)
    await expect.poll(() => child.messages.at(-1)?.type, { timeout: 10_000 }).toBe('failed')
    expect(child.messages.at(-1)).toMatchObject({ type: 'failed', message: expect.stringContaining('dataDir') as string })
  })
})
