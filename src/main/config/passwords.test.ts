import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Passwords } from './passwords.js'
import type { Keychain } from './sealed-text.js'

const target = { host: 'db', port: 5432, database: 'desk', user: 'reader' }
let folder: string

/** Reverses the text: enough to see that what is written is what the keychain sealed. */
const sealing: Keychain = {
  available: true,
  backend: 'test',
  encrypt: (text) => Buffer.from([...text].reverse().join('')),
  decrypt: (sealed) => [...sealed.toString()].reverse().join('')
}
const none: Keychain = { ...sealing, available: false, backend: 'basic_text' }

function passwords(keychain: Keychain, env: Record<string, string> = {}): Passwords {
  return new Passwords({ file: join(folder, 'secret'), keychain: () => keychain, env: { PGPASSFILE: join(folder, 'pgpass'), ...env } })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-secret-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('passwords', () => {
  it('keeps one in the keychain over a restart, never in plain text', async () => {
    await passwords(sealing).keep('hunter2')
    expect(await passwords(sealing).find(target)).toEqual({ from: 'keychain', value: 'hunter2' })
    const onDisk = await readFile(join(folder, 'secret'), 'utf8')
    expect(onDisk).not.toContain('hunter2')
    expect(Buffer.from(onDisk, 'base64').toString()).not.toContain('hunter2')
  })

  it('keeps one for this run only where there is no keychain', async () => {
    const here = passwords(none)
    await here.keep('hunter2')
    expect(await here.find(target)).toEqual({ from: 'session', value: 'hunter2' })
    expect(await readdir(folder)).toEqual([])
    expect(await passwords(none).find(target)).toEqual({ from: 'none', value: undefined })
  })

  it('forgets one', async () => {
    const here = passwords(sealing)
    await here.keep('hunter2')
    await here.keep('')
    expect(await here.find(target)).toEqual({ from: 'none', value: undefined })
  })

  it('lets PGPASSWORD win', async () => {
    const here = passwords(sealing, { PGPASSWORD: 'from-env' })
    await here.keep('hunter2')
    expect(await here.find(target)).toEqual({ from: 'environment', value: 'from-env' })
  })

  it('reads a password file as libpq does, unless others can read it', async () => {
    const file = join(folder, 'pgpass')
    await writeFile(file, '# mine\nother:5432:*:*:wrong\ndb:*:desk:reader:a\\:b\\\\c\n*:*:*:*:last\n', { mode: 0o600 })
    expect(await passwords(none).find(target)).toEqual({ from: 'pgpass', value: 'a:b\\c' })
    await chmod(file, 0o644)
    expect(await passwords(none).find(target)).toEqual({ from: 'none', value: undefined })
  })
})
