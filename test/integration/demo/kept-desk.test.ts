import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchDemoDesk, type DemoDesk } from '../../../src/main/demo-child/demo-desk.js'
import type { DemoStatus } from '../../../src/shared/state/status.js'
import { systemClock } from '../../../src/shared/lib/clock.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, fatal: () => undefined }
const logger = { ...quiet, child: () => ({ ...quiet, child: () => logger }) }

/** A child of the real kind, without backends: `fails` starts of it end in a complaint. It notes what it was started with. */
const childText = (fails: number): string => `
  import { appendFileSync, existsSync, readFileSync } from 'node:fs'
  const start = JSON.parse(process.env.PITWALL_DEMO)
  const starts = start.dataDir + '/starts'
  const before = existsSync(starts) ? readFileSync(starts, 'utf8').split('\\n').length - 1 : 0
  appendFileSync(starts, JSON.stringify({ ...start, pid: process.pid }) + '\\n')
  process.on('message', ({ type }) => { if (type === 'stop') process.exit(0) })
  process.on('disconnect', () => process.exit(0))
  if (before < ${String(fails)}) process.send({ type: 'failed', code: 'DISK_FULL', message: 'No space left', remedy: 'Make room.' }, () => process.exit(1))
  else process.send({
    type: 'ready',
    postgres: { host: '127.0.0.1', port: start.postgresPort ?? 5501, user: 'reader', password: 'of start ' + before, database: 'desk' },
    gateway: { host: '127.0.0.1', port: start.gatewayPort ?? 4501, accounts: [] }, pids: [process.pid], faults: []
  })
`

interface Start {
  readonly pid: number
  readonly postgresPort?: number
  readonly gatewayPort?: number
}

describe('the demo desk in main', () => {
  let folder: string
  let desk: DemoDesk | null = null
  const told: DemoStatus[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pitwall-kept-'))
    told.length = 0
  })
  afterEach(async () => {
    vi.useRealTimers()
    await desk?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const launch = async (fails: number, delayMs = 20): Promise<DemoDesk> => {
    const entry = join(folder, 'child.mjs')
    await writeFile(entry, childText(fails))
    return launchDemoDesk({ entry, folder, logger, clock: systemClock, random: () => 0.5, restart: { delaysMs: [delayMs], jitter: 0 }, onStatus: (status) => told.push(status) })
  }
  const starts = async (): Promise<readonly Start[]> => (await readFile(join(folder, 'starts'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Start)
  const phase = (): string | undefined => told.at(-1)?.phase

  it('tries again what cannot be started, and says why with its own code and remedy until then', async () => {
    desk = await launch(2)
    const ready = await desk.ready(AbortSignal.timeout(10_000))
    expect(ready.postgres.port).toBe(5501)
    const failed = told.filter((status) => status.phase === 'failed')
    expect(failed.map(({ error }) => [error?.code, error?.message])).toEqual([['DISK_FULL', 'No space left'], ['DISK_FULL', 'No space left']])
    expect(failed[0]?.error?.remedy).toMatch(/^Make room\. Pitwall starts it again in /)
    expect(phase()).toBe('running')
    expect(told.at(-1)?.error).toBeNull()
  })

  it('starts a child that was killed again, where it was', async () => {
    desk = await launch(0)
    await desk.ready(AbortSignal.timeout(10_000))
    expect(desk.faults()).toEqual([])
    process.kill((await starts())[0]?.pid ?? 0, 'SIGKILL')
    await expect.poll(() => told.find((status) => status.phase === 'failed')?.error?.message).toContain('SIGKILL')
    await expect.poll(phase, { timeout: 10_000 }).toBe('running')
    expect((await starts())[1]).toMatchObject({ postgresPort: 5501, gatewayPort: 4501 })
    expect(desk.password()).toBe('of start 1')
  })

  it('starts nothing once it was stopped, and whoever waits hears of it by the signal', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    desk = await launch(1_000, 60_000)
    const waiting = new AbortController()
    const ready = desk.ready(waiting.signal)
    await expect.poll(phase, { timeout: 10_000 }).toBe('failed')
    expect(vi.getTimerCount()).toBe(1)
    waiting.abort(new Error('closed'))
    await expect(ready).rejects.toThrow('closed')
    await desk.stop()
    expect(vi.getTimerCount()).toBe(0)
    expect(phase()).toBe('off')
    expect(await starts()).toHaveLength(1)
  })
})
