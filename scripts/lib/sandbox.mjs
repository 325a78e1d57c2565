import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isRoot } from './apt.mjs'
import { note } from './progress.mjs'
import { hasCommand, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const SETUID = 0o4000

/** @param {string} helper Chromium's older way into a sandbox: a program that belongs to root and carries its rights */
const isSetuidRoot = async (helper) => {
  const found = await stat(helper).catch(() => null)
  return found !== null && found.uid === 0 && (found.mode & SETUID) !== 0
}

/**
 * The arguments that decide whether Chromium's sandbox is on: off only for root, for whom Chromium refuses to start with it.
 * @param {string} electron
 * @returns {Promise<string[]>}
 */
export const sandboxArguments = async (electron) => {
  if (process.platform !== 'linux') return []
  if (isRoot()) {
    note("running as root: Chromium's sandbox is off (--no-sandbox); use an ordinary user for real work")
    return ['--no-sandbox']
  }
  const helper = join(dirname(electron), 'chrome-sandbox')
  if ((await isSetuidRoot(helper)) || !(await hasCommand('unshare'))) return []
  const tried = await run('unshare', ['--user', '--map-root-user', 'true'])
  if (tried.code === 0) return []
  throw new SetupError(
    `Chromium's sandbox cannot start: this user may not create user namespaces (${tried.stderr.trim()})`,
    `allow them (sysctl kernel.apparmor_restrict_unprivileged_userns=0 or kernel.unprivileged_userns_clone=1), or: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
  )
}
