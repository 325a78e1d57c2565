import { open, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

// PKWARE APPNOTE 6.3: 4.3.7 local header, 4.3.12 central directory header, 4.3.16 end of central directory.
const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const MAX_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

const S_IFMT = 0o170000
const S_IFLNK = 0o120000

const inflate = promisify(inflateRaw)

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method
 * @property {number} compressedSize
 * @property {number} mode Unix mode bits, 0 when the archive was made elsewhere
 * @property {number} offset of the local header
 */

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} position
 * @param {number} length
 */
const readAt = async (handle, position, length) => {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new Error(`the archive ends early: ${bytesRead} of ${length} bytes at ${position}`)
  return buffer
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @returns {Promise<ZipEntry[]>}
 */
const readDirectory = async (handle) => {
  const { size } = await handle.stat()
  const tailLength = Math.min(size, END_SIZE + MAX_COMMENT)
  const tail = await readAt(handle, size - tailLength, tailLength)
  let end = tail.length - END_SIZE
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--
  if (end < 0) throw new Error('not a zip archive: no end of central directory')
  const count = tail.readUInt16LE(end + 10)
  const directory = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  /** @type {ZipEntry[]} */
  const entries = []
  for (let at = 0; entries.length < count; ) {
    if (directory.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw new Error(`damaged zip directory at entry ${entries.length}`)
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42)
    })
    at += CENTRAL_SIZE + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {ZipEntry} entry
 * @returns {Promise<Buffer>}
 */
const readContent = async (handle, entry) => {
  const header = await readAt(handle, entry.offset, LOCAL_SIZE)
  const start = entry.offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await readAt(handle, start, entry.compressedSize)
  if (entry.method === STORED) return packed
  if (entry.method === DEFLATED) return inflate(packed)
  throw new Error(`${entry.name}: compression method ${entry.method} is not known here`)
}

/**
 * Unpacks the wanted entries of a zip archive, with modes and symbolic links. Needs no `unzip` on the machine; archives
 * beyond 4 GB (zip64) are not read.
 * @param {string} archive
 * @param {string} target
 * @param {(name: string) => boolean} wanted
 */
export const unzip = async (archive, target, wanted) => {
  const handle = await open(archive)
  try {
    for (const entry of await readDirectory(handle)) {
      if (!wanted(entry.name) || entry.name.endsWith('/')) continue
      const path = join(target, normalize(entry.name))
      if (!path.startsWith(target + sep)) throw new Error(`${entry.name} would land outside ${target}`)
      await mkdir(dirname(path), { recursive: true })
      const content = await readContent(handle, entry)
      if ((entry.mode & S_IFMT) === S_IFLNK) await symlink(content.toString('utf8'), path)
      else await writeFile(path, content, { mode: entry.mode & 0o777 || 0o644 })
    }
  } finally {
    await handle.close()
  }
}
