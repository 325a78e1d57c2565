import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from './parse-settings.js'
import { SettingsFile } from './settings-file.js'

let folder: string
const clock = { now: () => Date.UTC(2026, 10, 21, 9, 30) }
const open = (): SettingsFile => new SettingsFile(join(folder, 'settings.json'), clock)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the settings file', () => {
  it('opens on defaults when there is none, and saves', async () => {
    const file = open()
    expect(await file.load()).toEqual({ settings: defaultSettings, issues: [] })
    await file.save({ ...defaultSettings, desk: 'own' })
    expect((await open().load()).settings.desk).toBe('own')
    expect(await readdir(folder)).toEqual(['settings.json'])
  })

  it('keeps a file it could not read whole before it saves over it', async () => {
    const mine = '{"desk":"own", "mine": "precious"'
    await writeFile(join(folder, 'settings.json'), mine)
    const file = open()
    expect((await file.load()).issues).toHaveLength(1)
    await file.save(defaultSettings)
    const kept = (await readdir(folder)).find((name) => name.includes('.kept-'))
    expect(kept).toBe('settings.json.kept-2026-11-21T09-30-00-000Z')
    expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe(mine)
    await file.save({ ...defaultSettings, desk: 'own' })
    expect(await readdir(folder)).toHaveLength(2)
  })

  it('leaves the old file alone when the new one cannot be written', async () => {
    const file = open()
    await file.save(defaultSettings)
    const nowhere = new SettingsFile(join(folder, 'settings.json', 'below-a-file', 'settings.json'), clock)
    await expect(nowhere.save({ ...defaultSettings, desk: 'own' })).rejects.toThrow()
    expect((await file.load()).settings.desk).toBe('demo')
  })

  it('says why a file cannot be opened', async () => {
    const { issues } = await new SettingsFile(folder, clock).load()
    expect(issues[0]?.problem).toContain('EISDIR')
  })
})
