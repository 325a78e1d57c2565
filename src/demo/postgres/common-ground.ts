/**
 * Folders outside root's home. Under root, Postgres runs as `nobody`, who cannot enter /root: neither a clone of the app
 * nor a settings folder below it. What it needs then lies in a cache folder that it can enter, once per machine.
 */
import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { canReach } from './operating-user.js'
import type { OperatingUser } from './operating-user.js'
import { stopLeftover } from './leftover.js'
import type { Distribution } from './distribution.js'

/** A folder that the user can reach, and in which root may make folders. */
export async function commonGround(user: OperatingUser): Promise<string> {
  const wished = [process.env['PITWALL_CACHE_DIR'], '/var/cache/pitwall', join(tmpdir(), 'pitwall-cache')]
  for (const folder of wished) {
    if (folder === undefined || folder === '' || !(await canReach(folder, user))) continue
    await mkdir(folder, { recursive: true })
    // A strict umask must not lock the user out of what was just made for it.
    await chmod(folder, 0o755)
    return folder
  }
  throw new Error('no folder that an unprivileged user can reach: set PITWALL_CACHE_DIR to one')
}

/**
 * Where a cluster wanted at `folder` really lies: there, or in the common ground with a link left at `folder`.
 * The folder exists afterwards and belongs to the user.
 */
export async function placeCluster(folder: string, distribution: Distribution): Promise<string> {
  const { user } = distribution
  await mkdir(dirname(folder), { recursive: true })
  if (user === null) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  const place = (await canReach(dirname(folder), user)) ? folder : await outsidePlace(folder, user, distribution)
  await mkdir(place, { recursive: true, mode: 0o700 })
  await chown(place, user.uid, user.gid)
  return place
}

async function outsidePlace(folder: string, user: OperatingUser, distribution: Distribution): Promise<string> {
  const home = join(await commonGround(user), 'clusters', createHash('sha256').update(folder).digest('hex').slice(0, 16))
  const place = join(home, 'data')
  if ((await readlink(folder).catch(() => null)) !== place) {
    // What lies there belonged to a folder of the same name that was deleted.
    await forget(home, distribution)
    await rm(folder, { recursive: true, force: true })
    await symlink(place, folder)
  }
  await mkdir(home, { recursive: true })
  await writeFile(join(home, 'origin'), folder)
  return place
}

/** Removes clusters whose link is gone: their desk's folder was deleted, and nobody else knows that they exist. */
export async function sweepForsakenClusters(distribution: Distribution): Promise<void> {
  if (distribution.user === null) return
  const clusters = join(await commonGround(distribution.user), 'clusters')
  for (const name of await readdir(clusters).catch((): string[] => [])) {
    const home = join(clusters, name)
    const origin = await readFile(join(home, 'origin'), 'utf8').catch(() => null)
    if (origin === null || (await lstat(origin).catch(() => null)) !== null) continue
    await forget(home, distribution)
  }
}

async function forget(home: string, distribution: Distribution): Promise<void> {
  await stopLeftover(join(home, 'data'), distribution)
  await rm(home, { recursive: true, force: true })
}
