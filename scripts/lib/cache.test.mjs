import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheRoot, publishDir } from './cache.mjs'
import { cacheKey } from './native.mjs'

describe('where the cache is', () => {
  it.each([
    ['linux', {}, '/home/t/.cache/pitwall'],
    ['linux', { XDG_CACHE_HOME: '/var/cache/t' }, '/var/cache/t/pitwall'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/t/.cache/pitwall'],
    ['darwin', { XDG_CACHE_HOME: '/var/cache/t' }, '/home/t/Library/Caches/pitwall'],
    ['linux', { PITWALL_CACHE_DIR: '/elsewhere', XDG_CACHE_HOME: '/var/cache/t' }, '/elsewhere']
  ])('on %s with %o: %s', (platform, env, expected) => {
    expect(cacheRoot(env, /** @type {NodeJS.Platform} */ (platform), '/home/t')).toBe(expected)
  })

  it('is below LOCALAPPDATA on Windows', () => {
    expect(cacheRoot({ LOCALAPPDATA: '/local' }, 'win32', '/home/t')).toBe(join('/local', 'pitwall', 'Cache'))
  })
})

describe('the name of a compiled binding', () => {
  const base = { version: '13.2.0', platform: 'linux', arch: 'x64', napi: 9 }

  it('says everything that makes a binary unfit for another place', () => {
    expect(cacheKey(base)).toBe('better-sqlite3-13.2.0-linux-x64-napi9')
    const others = [{ version: '13.3.0' }, { platform: 'darwin' }, { arch: 'arm64' }, { napi: 10 }].map((change) => cacheKey({ ...base, ...change }))
    expect(new Set([cacheKey(base), ...others]).size).toBe(5)
  })
})

describe('publishing a folder', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pitwall-cache-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  it('shows it only when it is whole', async () => {
    const target = join(dir, 'deep', 'thing')
    await publishDir(target, async (temp) => {
      await writeFile(join(temp, 'a'), '1')
      expect(existsSync(target)).toBe(false)
    })
    expect(await readFile(join(target, 'a'), 'utf8')).toBe('1')
    expect(await readdir(join(dir, 'deep'))).toEqual(['thing'])
  })

  it('leaves nothing behind when the filling fails', async () => {
    const failing = publishDir(join(dir, 'thing'), async (temp) => {
      await writeFile(join(temp, 'a'), '1')
      throw new Error('disk full')
    })
    await expect(failing).rejects.toThrow('disk full')
    expect(await readdir(dir)).toEqual([])
  })

  it('keeps the first when two make it at once', async () => {
    const target = join(dir, 'thing')
    const write = (/** @type {string} */ text) => publishDir(target, (temp) => writeFile(join(temp, 'a'), text))
    await Promise.all([write('1'), write('2')])
    expect(await readFile(join(target, 'a'), 'utf8')).toMatch(/^[12]$/)
    expect(await readdir(dir)).toEqual(['thing'])
  })

  it('does not fill what is there', async () => {
    const target = join(dir, 'thing')
    await publishDir(target, (temp) => writeFile(join(temp, 'a'), '1'))
    await publishDir(target, () => Promise.reject(new Error('filled again')))
    expect(await readFile(join(target, 'a'), 'utf8')).toBe('1')
  })
})
