/** Replaces a file whole or not at all: written beside it, flushed to disk, renamed over it. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** @throws the file system's own error (code, path); the old file is then untouched. */
export async function writeAtomically(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const fresh = `${path}.${String(process.pid)}.new`
  try {
    const file = await open(fresh, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, path)
  } catch (fault) {
    await rm(fresh, { force: true })
    throw fault
  }
}
