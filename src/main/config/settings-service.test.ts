import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from './parse-settings.js'
import { Passwords } from './passwords.js'
import { SettingsFile } from './settings-file.js'
import { SettingsService } from './settings-service.js'

const keychain = { available: false, backend: 'basic_text', encrypt: (text: string) => Buffer.from(text), decrypt: (sealed: Buffer) => sealed.toString() }
let folder: string

async function service(env: Record<string, string> = {}): Promise<SettingsService> {
  const passwords = new Passwords({ file: join(folder, 'secret'), keychain: () => keychain, env: { PGPASSFILE: join(folder, 'none') } })
  const opened = new SettingsService({ file: new SettingsFile(join(folder, 'settings.json'), { now: () => 0 }), passwords, env })
  await opened.load()
  return opened
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-service-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the settings in force', () => {
  it('never write or show a password that came within the URL, and still use it', async () => {
    const here = await service()
    await here.save({ settings: { ...defaultSettings, postgres: { ...defaultSettings.postgres, url: 'postgres://reader:hunt%20er2@db:6432/desk' } }, password: null })
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('hunt')
    expect(JSON.stringify(await here.view())).not.toContain('hunt')
    expect((await here.view()).secret.password).toBe('session')
    expect(here.settings.postgres.url).toBe('postgres://reader@db:6432/desk')
    expect(await here.password(here.settings.postgres)).toBe('hunt er2')
  })

  it.each(['postgres://reader:hun/ter2@db:6432/desk', 'postgresql+psycopg2://reader:hunter2@db/desk', 'host=db user=reader password=hunter2'])('never write a password that came within %s', async (url) => {
    const here = await service()
    await here.save({ settings: { ...defaultSettings, postgres: { ...defaultSettings.postgres, url } }, password: null })
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toMatch(/hun|ter2/)
    expect(JSON.stringify(await here.view())).not.toMatch(/hun|ter2/)
  })

  it('keep the password of a URL that was written into the file by hand, when the file is saved without it', async () => {
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ postgres: { url: 'postgres://reader:hunter2@db/desk' } }))
    const here = await service()
    const { settings } = await here.view()
    expect(JSON.stringify(settings)).not.toContain('hunter2')
    await here.save({ settings: { ...settings, appearance: { ...settings.appearance, theme: 'light' } }, password: null })
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('hunter2')
    expect(await here.password(here.settings.postgres)).toBe('hunter2')
  })

  it('keep the file as it was where the environment overrides it', async () => {
    const first = await service()
    await first.save({ settings: { ...defaultSettings, postgres: { ...defaultSettings.postgres, host: 'mine' } }, password: null })
    const overridden = await service({ PGHOST: 'theirs', PITWALL_DESK: 'own' })
    expect(overridden.settings).toMatchObject({ desk: 'own', postgres: { host: 'theirs' } })
    await overridden.save({ settings: { ...overridden.settings, appearance: { ...defaultSettings.appearance, theme: 'light' } }, password: null })
    expect((await service()).settings).toMatchObject({ desk: 'demo', postgres: { host: 'mine' }, appearance: { theme: 'light' } })
  })

  it('show no password of an environment URL and say where it comes from', async () => {
    const here = await service({ PITWALL_POSTGRES_URL: 'postgres://reader:hunter2@db/desk' })
    const view = await here.view()
    expect(JSON.stringify(view)).not.toContain('hunter2')
    expect(view.secret.password).toBe('environment')
    expect(view.overridden).toEqual({ 'postgres.url': 'PITWALL_POSTGRES_URL' })
    expect(await here.password(here.settings.postgres)).toBe('hunter2')
  })
})
