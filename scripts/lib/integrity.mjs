import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { SetupError } from './setup-error.mjs'

/**
 * Stops unless the file has exactly the pinned content.
 * @param {string} file
 * @param {string} expected Subresource-Integrity form, `sha512-<base64>`
 * @param {string} name what the file is, for the message
 */
export const verifyIntegrity = async (file, expected, name) => {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== expected) {
    throw new SetupError(
      `${name} is not the file that this project pinned\n  expected ${expected}\n  found    ${found}`,
      'do not use this file; find out what the registry or a proxy in between delivered, then try again'
    )
  }
}
