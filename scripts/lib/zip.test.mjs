import { mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { unzip } from './zip.mjs'

/** @typedef {{ name: string, content: string, mode: number, method?: number }} Entry */

/** @param {readonly Entry[]} entries a zip archive with these, written by hand from PKWARE's APPNOTE */
const zipOf = (entries) => {
  /** @type {Buffer[]} */
  const files = []
  /** @type {Buffer[]} */
  const directory = []
  let offset = 0
  for (const { name, content, mode, method = 8 } of entries) {
    const raw = Buffer.from(content)
    const data = method === 8 ? deflateRawSync(raw) : raw
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(method, 8)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(raw.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE((mode << 16) >>> 0, 38)
    central.writeUInt32LE(offset, 42)
    files.push(local, Buffer.from(name), data)
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + data.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, listing, end])
}

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pitwall-zip-'))
})
afterEach(() => rm(dir, { recursive: true }))

/** @param {Buffer} archive */
const unpack = async (archive, wanted = (/** @type {string} */ name) => name !== 'app/unwanted') => {
  await writeFile(join(dir, 'a.zip'), archive)
  await unzip(join(dir, 'a.zip'), join(dir, 'out'), wanted)
}

it('unpacks what is wanted, with modes and links', async () => {
  const text = 'again and '.repeat(1_000)
  await unpack(
    zipOf([
      { name: 'app/', content: '', mode: 0o40755, method: 0 },
      { name: 'app/run', content: text, mode: 0o100755 },
      { name: 'app/plain', content: 'stored', mode: 0o100644, method: 0 },
      { name: 'app/link', content: 'run', mode: 0o120777, method: 0 },
      { name: 'app/unwanted', content: 'x', mode: 0o100644 }
    ])
  )
  expect(await readFile(join(dir, 'out/app/run'), 'utf8')).toBe(text)
  expect((await stat(join(dir, 'out/app/run'))).mode & 0o111).not.toBe(0)
  expect(await readFile(join(dir, 'out/app/plain'), 'utf8')).toBe('stored')
  expect(await readlink(join(dir, 'out/app/link'))).toBe('run')
  expect(existsSync(join(dir, 'out/app/unwanted'))).toBe(false)
})

it('writes nothing outside its folder', async () => {
  await expect(unpack(zipOf([{ name: '../evil', content: 'x', mode: 0o100644 }]))).rejects.toThrow('would land outside')
  expect(existsSync(join(dir, 'evil'))).toBe(false)
})

it('refuses what is not an archive, and one that was cut short', async () => {
  await expect(unpack(Buffer.from('hello'))).rejects.toThrow('not a zip archive')
  const whole = zipOf([{ name: 'a', content: 'x'.repeat(99), mode: 0o100644, method: 0 }])
  await expect(unpack(whole.subarray(50))).rejects.toThrow()
})
