import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Where prepared runtimes and compiled bindings are kept between installs.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 * @returns {string}
 */
export const cacheRoot = (env = process.env, platform = process.platform, home = homedir()) => {
  if (env.PITWALL_CACHE_DIR) return env.PITWALL_CACHE_DIR
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'pitwall', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'pitwall')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'pitwall')
}

/**
 * Makes a folder of the cache: it appears whole or not at all. When two processes race, the first one's folder stays.
 * @param {string} target
 * @param {(tempDir: string) => Promise<void>} fill writes the folder's content
 */
export const publishDir = async (target, fill) => {
  if (existsSync(target)) return
  await mkdir(dirname(target), { recursive: true })
  const temp = await mkdtemp(`${target}.tmp-`)
  try {
    await fill(temp)
    await rename(temp, target).catch((error) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}
