import { step } from './progress.mjs'
import { complaint, hasCommand, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const APT_DEADLINE_MS = 15 * 60_000

export const isRoot = () => process.getuid?.() === 0

/** @type {Promise<void> | undefined} */
let updated

const update = () => {
  updated ??= step('updating the list of system packages', async () => {
    const outcome = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update'], { timeoutMs: APT_DEADLINE_MS })
    if (outcome.code !== 0) throw new SetupError(`apt-get update failed: ${complaint(outcome)}`, 'check the package sources of this machine')
  })
  return updated
}

/**
 * Newer Debian and Ubuntu releases renamed libraries to `...t64`.
 * @param {string} name
 */
const nameHere = async (name) => {
  const shown = await run('apt-cache', ['show', '--no-all-versions', name])
  if (shown.code === 0 && shown.stdout.includes('Package:')) return name
  const renamed = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`])
  return renamed.code === 0 && renamed.stdout.includes('Package:') ? `${name}t64` : name
}

/**
 * Installs system packages when this is root; otherwise stops with the command that would.
 * @param {readonly string[]} packages
 * @param {string} why what is missing without them
 */
export const installPackages = async (packages, why) => {
  if (packages.length === 0) return
  if (!(await hasCommand('apt-get'))) {
    throw new SetupError(why, `install what Debian calls ${packages.join(' ')} with this system's package manager`)
  }
  if (!isRoot()) {
    const names = await Promise.all(packages.map(nameHere))
    throw new SetupError(why, `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`)
  }
  await update()
  const names = await Promise.all(packages.map(nameHere))
  await step(`installing system packages: ${names.join(' ')}`, async () => {
    const outcome = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...names], {
      // A package that brings a service must not start it: RUNLEVEL 1 is Debian's word for that.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      timeoutMs: APT_DEADLINE_MS
    })
    if (outcome.code !== 0) {
      throw new SetupError(`apt-get install failed: ${complaint(outcome)}`, `apt-get install -y --no-install-recommends ${names.join(' ')}`)
    }
  })
}
