/** Postgres refuses to run as root: who runs it then, and what that user can get at. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface OperatingUser {
  readonly uid: number
  readonly gid: number
}

/** `nobody` on nearly every Unix, for the machine whose user list cannot be read. */
const NOBODY: OperatingUser = { uid: 65_534, gid: 65_534 }

/** The user that Postgres has to be started as; null: the one who asks, which is everyone but root. */
export async function operatingUser(): Promise<OperatingUser | null> {
  if (process.getuid?.() !== 0) return null
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const entry = users.split('\n').find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = entry?.split(':') ?? []
  return uid !== undefined && gid !== undefined ? { uid: Number(uid), gid: Number(gid) } : NOBODY
}

/** Whether the user can pass through every folder on the way to a path. Parts that do not exist yet count as passable. */
export async function canReach(path: string, user: OperatingUser): Promise<boolean> {
  let folder = await nearestExisting(path)
  for (;;) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    const parent = dirname(folder)
    if (parent === folder) return true
    folder = parent
  }
}

/** The path itself or its nearest ancestor that exists, links resolved; for a file, its folder. */
async function nearestExisting(path: string): Promise<string> {
  try {
    const real = await realpath(path)
    return (await stat(real)).isDirectory() ? real : dirname(real)
  } catch {
    return nearestExisting(dirname(path))
  }
}
