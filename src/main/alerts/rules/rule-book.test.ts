import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultRules } from '../../../shared/domain/alerts/default-rules.js'
import type { AlertRule } from '../../../shared/domain/alerts/rule-schema.js'
import { RuleBook } from './rule-book.js'
import { RuleFile } from './rule-file.js'

let folder: string
let path: string
let now = 1_000
const clock = { now: () => now }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-rules-'))
  path = join(folder, 'alert-rules.json')
  now = 1_000
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function book(): Promise<RuleBook> {
  const made = new RuleBook(new RuleFile(path, clock), clock, () => undefined)
  await made.load()
  return made
}

const changed = (over: Partial<AlertRule>): AlertRule => ({ ...defaultRules(0).find(({ id }) => id === 'cushion'), ...over }) as AlertRule

describe('the file of rules', () => {
  it('begins with the defaults, and says since when', async () => {
    expect((await book()).rules).toEqual(defaultRules(1_000))
    now = 9_000
    expect((await book()).rules).toEqual(defaultRules(1_000))
  })

  it('keeps what was changed, added and deleted, and nothing else', async () => {
    const first = await book()
    now = 2_000
    await first.save(changed({ name: 'Thin' }))
    await first.save(changed({ id: 'mine', name: 'Mine' }))
    await first.delete('daily-loss')
    const again = await book()
    expect(again.rules.map(({ id }) => id)).toEqual([...defaultRules(0).map(({ id }) => id).filter((id) => id !== 'daily-loss'), 'mine'])
    expect(again.rules.find(({ id }) => id === 'cushion')).toMatchObject({ name: 'Thin', since: 1_000 })
    expect(again.rules.find(({ id }) => id === 'mine')).toMatchObject({ since: 2_000 })
    expect((JSON.parse(await readFile(path, 'utf8')) as { rules: unknown[] }).rules).toHaveLength(2)
  })

  it('takes what is over as history when a rule is switched on', async () => {
    const first = await book()
    now = 2_000
    await first.save(changed({ isEnabled: false }))
    now = 3_000
    await first.save(changed({ isEnabled: true }))
    expect(first.rules.find(({ id }) => id === 'cushion')?.since).toBe(3_000)
  })

  it('uses what it understands, names what it does not, and keeps the file beside when it saves', async () => {
    const good = changed({ id: 'good' })
    const bad = { ...changed({ id: 'bad' }), severity: 'loud', colour: 'red' }
    await writeFile(path, JSON.stringify({ version: 1, since: 5, rules: [good, bad, { ...good, name: 'twice' }], removed: [] }))
    const read = await book()
    expect(read.rules.filter(({ id }) => id === 'good' || id === 'bad').map(({ id, name }) => [id, name])).toEqual([['good', 'Margin cushion thin']])
    expect(read.issues.map(({ field, value }) => [field, value])).toEqual([
      ['rules.1.severity', '"loud"'], ['rules.1.colour', '"red"'], ['rules.2.id', 'good']
    ])
    for (const { problem, remedy } of read.issues) expect(problem.length * remedy.length).toBeGreaterThan(0)
    await read.save(changed({ id: 'good', name: 'Better' }))
    expect(read.issues).toEqual([])
    expect((await readdir(folder)).filter((name) => name.includes('.kept-'))).toHaveLength(1)
  })

  it.each(['{ not json', '[]', '{"version":1}', 'null', ''])('watches the defaults over %j', async (text) => {
    await writeFile(path, text)
    const read = await book()
    expect(read.rules).toHaveLength(defaultRules(0).length)
    expect(read.issues).toHaveLength(1)
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  it('understands what it can of a newer one', async () => {
    await writeFile(path, JSON.stringify({ version: 9, since: 5, rules: [changed({ name: 'New' })], more: true }))
    const read = await book()
    expect(read.issues.map(({ field }) => field)).toEqual(['version'])
    expect(read.rules.find(({ id }) => id === 'cushion')?.name).toBe('New')
  })

  it('puts a default back as it came, changed or deleted, and says which are either', async () => {
    const first = await book()
    now = 2_000
    await first.save(changed({ name: 'Thin' }))
    await first.delete('daily-loss')
    const before = first.view([])
    expect(before.rules.filter(({ isChanged }) => isChanged).map(({ rule }) => rule.id)).toEqual(['cushion'])
    expect(before.removed).toEqual([{ id: 'daily-loss', name: 'Daily loss' }])
    now = 3_000
    await first.reset('cushion')
    await first.reset('daily-loss')
    const after = first.view([])
    expect(after.rules.filter(({ isChanged }) => isChanged)).toEqual([])
    expect(after.removed).toEqual([])
    // What happened while it was not watched is history.
    expect(first.rules.find(({ id }) => id === 'daily-loss')?.since).toBe(3_000)
    expect(first.rules.find(({ id }) => id === 'cushion')?.since).toBe(1_000)
    await expect(first.reset('mine')).rejects.toThrow(RangeError)
  })

  it('changes nothing when it cannot be written', async () => {
    const first = await book()
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file where the folder was')
    await expect(first.save(changed({ name: 'Thin' }))).rejects.toMatchObject({ code: expect.any(String) as string })
    expect(first.rules.find(({ id }) => id === 'cushion')?.name).toBe('Margin cushion thin')
  })
})
