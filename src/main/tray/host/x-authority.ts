/** The user's key to an X display, as Xlib finds it (Xau library, file format of `.Xauthority`). */

const COOKIE = 'MIT-MAGIC-COOKIE-1'

export interface XKey {
  readonly name: string
  readonly data: Buffer
}

/** @param file of entries: family, address, display number, name, data, each text with its length before it, big-endian. @returns null: none fits, and some displays need none */
export function xKey(file: Buffer, display: string): XKey | null {
  let offset = 2
  const part = (): Buffer => {
    const from = offset + 2
    offset = from + file.readUInt16BE(offset)
    return file.subarray(from, offset)
  }
  try {
    while (offset < file.length) {
      part()
      const number = part().toString('latin1')
      const name = part().toString('latin1')
      const data = part()
      if (name === COOKIE && (number === display || number === '')) return { name, data }
      offset += 2
    }
  } catch {
    return null // The file ends too early: a RangeError. Without a key the display decides.
  }
  return null
}
