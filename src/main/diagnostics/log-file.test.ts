import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logFile } from './log-file.js'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-log-'))
  file = join(folder, 'logs', 'pitwall.log')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function linesOf(path: string): Promise<Record<string, unknown>[]> {
  return (await readFile(path, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
}
const written = (count: number): Promise<unknown> => expect.poll(() => linesOf(file).then((lines) => lines.length, () => 0)).toBe(count)

describe('the log', () => {
  it('keeps what is said before it is open, in order, with its own times and bindings', async () => {
    let now = Date.UTC(2026, 10, 21, 9)
    const log = logFile(file, 'info', () => now)
    const part = log.logger.child({ desk: 'demo' }).child({ part: 'ib' })
    log.logger.info({ a: 1 }, 'first')
    log.logger.debug({}, 'below the level')
    now += 1_500
    part.warn({ b: 2 }, 'second')
    now += 1_500
    await log.open()
    part.info({}, 'third')
    await written(3)
    expect(await linesOf(file)).toMatchObject([
      { level: 30, time: '2026-11-21T09:00:00.000Z', a: 1, msg: 'first' },
      { level: 40, time: '2026-11-21T09:00:01.500Z', desk: 'demo', part: 'ib', b: 2, msg: 'second' },
      { level: 30, time: '2026-11-21T09:00:03.000Z', desk: 'demo', part: 'ib', msg: 'third' }
    ])
    await log.close()
  })

  it('hides secrets, also those that waited', async () => {
    const log = logFile(file, 'info', Date.now)
    log.logger.info({ password: 'hunter2', postgres: { url: 'postgres://u:hunter2@h/d' } }, 'early')
    await log.open()
    log.logger.info({ settings: { postgres: { password: 'hunter2' } } }, 'late')
    await written(2)
    expect(await readFile(file, 'utf8')).not.toContain('hunter2')
    await log.close()
  })

  it('writes what waited when the app ends before it was opened', async () => {
    const log = logFile(file, 'info', Date.now)
    log.logger.error({ err: new Error('no such desk') }, 'opening')
    await log.close()
    expect(await linesOf(file)).toMatchObject([{ err: { message: 'no such desk' }, msg: 'opening' }])
  })

  it('is put aside for a new one when it has grown to its limit, also the one of an earlier run, and loses no line', async () => {
    const older = join(folder, 'logs', 'pitwall.1.log')
    const first = logFile(file, 'info', Date.now, 300)
    await first.open()
    for (let line = 0; line < 3; line += 1) first.logger.info({ line }, 'a line of about a hundred bytes, of which three are more than the file may have'.padEnd(100, '.'))
    await expect.poll(() => linesOf(older).then((lines) => lines.length, () => 0)).toBe(3)
    await expect.poll(() => readFile(file, 'utf8').catch(() => null)).toBe('')
    first.logger.info({}, 'after it')
    await written(1)
    await first.close()
    await writeFile(file, 'of an earlier run\n'.repeat(20))
    const second = logFile(file, 'info', Date.now, 300)
    second.logger.info({}, 'began')
    await second.open()
    await expect.poll(() => readFile(older, 'utf8')).toMatch(/^(of an earlier run\n){20}.*began/)
    await second.close()
  })

  it('that cannot be written ends all the same', async () => {
    const log = logFile('/proc/none/pitwall.log', 'info', Date.now)
    log.logger.fatal({}, 'lost')
    await expect(log.close()).resolves.toBeUndefined()
  })
})
