import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logFile } from './log-file.js'
import { logTail, readableLine } from './log-tail.js'
import { withoutSecrets } from './without-secrets.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-tail-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the last lines of the log', () => {
  it('are those that the log wrote, in words', async () => {
    const path = join(folder, 'pitwall.log')
    const log = logFile(path, 'info', () => Date.UTC(2026, 0, 2, 3, 4, 5))
    log.logger.info({ desk: 'own', nested: { deep: 1 } }, 'starting')
    log.logger.error({ err: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }, 'postgres')
    await log.close()
    expect(await logTail(path, 10)).toEqual(['2026-01-02T03:04:05.000Z info starting desk=own', '2026-01-02T03:04:05.000Z error postgres Error ECONNREFUSED refused'])
    expect(await logTail(path, 1)).toHaveLength(1)
  })

  it('begin with a whole one, however long the log is', async () => {
    const path = join(folder, 'long.log')
    const line = (index: number): string => JSON.stringify({ level: 30, time: 'then', msg: `line ${String(index)} ${'x'.repeat(200)}` })
    await writeFile(path, Array.from({ length: 2_000 }, (_, index) => line(index)).join('\n'))
    const lines = await logTail(path, 10_000)
    expect(lines.length).toBeGreaterThan(100)
    expect(lines[0]).toMatch(/^then info line \d+ x+$/)
    expect(lines.at(-1)).toContain('line 1999 ')
  })

  it.each(['', 'half of a li', 'null', '7'])('are none of %j', (line) => {
    expect(readableLine(line)).toBeNull()
  })
})

describe('a text that is passed on', () => {
  it.each([
    ['postgres://reader:s3cret@db.example/desk', 'postgres://(hidden)@db.example/desk'],
    ['password=s3cret next', 'password=(hidden) next'],
    ['{"password":"s3 cret","host":"db"}', '{"password":(hidden),"host":"db"}'],
    ['Authorization: Bearer abc.def', 'Authorization: (hidden)'],
    ['account U1234567 and DU7654321, DFP123456', 'account (account) and (account), (account)'],
    ['at /home/ada/app/index.js', 'at ~/app/index.js'],
    ['password authentication failed for user "reader"', 'password authentication failed for user "reader"'],
    ['US500 at 5,000 in USD1000', 'US500 at 5,000 in USD1000']
  ])('%s becomes %s', (text, shown) => {
    expect(withoutSecrets(text, '/home/ada')).toBe(shown)
  })
})
