/** Starting at login on Linux: the autostart file is there or it is not. */
import { readFile, rm } from 'node:fs/promises'
import { writeAtomically } from '../../config/atomic-write.js'
import { autostartEntry, isOurs, isSwitchedOff } from './autostart-file.js'

export interface LinuxLogin {
  readonly path: string
  readonly wanted: boolean
  readonly command: readonly string[]
  /** A person has just asked for it, so that what they switched off elsewhere is on again. */
  readonly isAsked: boolean
}

/**
 * Brings the file in line with what is wanted.
 * @returns whether Pitwall will start at login
 * @throws the file system's own error
 */
export async function applyLinuxLogin({ path, wanted, command, isAsked }: LinuxLogin): Promise<boolean> {
  const there = await readFile(path, 'utf8').catch((fault: unknown) => {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  })
  if (!wanted) {
    if (there === null || !isOurs(there)) return there !== null && !isSwitchedOff(there)
    await rm(path, { force: true })
    return false
  }
  if (there !== null && !isAsked && isSwitchedOff(there)) return false
  const entry = autostartEntry(command)
  if (there !== entry) await writeAtomically(path, entry)
  return true
}
