import { existsSync } from 'node:fs'
import { installPackages, isRoot } from './apt.mjs'
import { note, step } from './progress.mjs'
import { hasCommand } from './run.mjs'
import { SetupError } from './setup-error.mjs'
import { missingLaterLibraries, missingLibraries, packagesFor } from './system-libraries.mjs'

/** @param {ReadonlyArray<readonly [command: string, name: string]>} needs */
const missingCommands = async (needs) => {
  const found = await Promise.all(needs.map(([command]) => hasCommand(command)))
  return needs.filter((_, index) => !found[index]).map(([, name]) => name)
}

const compilers = /** @type {const} */ ([
  ['g++', 'g++'],
  ['make', 'make'],
  ['python3', 'python3']
])

/** What node-gyp needs. On Linux it is installed or named; elsewhere node-gyp itself says what is missing. */
export const ensureCompiler = async () => {
  if (process.platform === 'linux') await installPackages(await missingCommands(compilers), 'the SQLite binding has to be compiled and the tools for it are missing')
}

/**
 * Makes sure that this Linux has what Electron needs; other systems have it.
 * @param {{ electron: string, virtualDisplay: boolean, compiler: boolean }} needs
 */
export const ensureSystem = async ({ electron, virtualDisplay, compiler }) => {
  if (process.platform !== 'linux') return
  const missing = await step('looking for the system libraries that Electron needs', () => missingLibraries(electron))
  const { packages, unknown } = packagesFor(missing)
  if (unknown.length > 0) {
    throw new SetupError(`Electron misses system libraries: ${missing.join(' ')}`, `install the packages that hold ${unknown.join(' ')}`)
  }
  const later = await missingLaterLibraries()
  if (later.length > 0 && !isRoot()) note(`without ${later.join(' and ')} there are no desktop notifications or no keychain (sudo apt-get install ${later.join(' ')})`)
  const needed = [
    ...packages,
    ...(isRoot() ? later : []),
    ...(virtualDisplay ? await missingCommands([['Xvfb', 'xvfb']]) : []),
    ...(virtualDisplay && isRoot() ? await missingCommands([['dbus-daemon', 'dbus']]) : []),
    ...(compiler ? await missingCommands(compilers) : [])
  ]
  const causes = [
    ...(missing.length > 0 ? [`Electron misses system libraries (${missing.join(' ')})`] : []),
    ...(needed.includes('xvfb') ? ['there is no display and no virtual one'] : []),
    ...(needed.length > 0 ? ['system packages are missing'] : [])
  ]
  await installPackages(needed, causes[0] ?? '')
}

/** Programs that some tests put in front of their servers. Without them those tests are skipped, so nothing here stops a run. */
export const ensureTestPrograms = async () => {
  if (process.platform !== 'linux' || (await hasCommand('pgbouncer')) || existsSync('/usr/sbin/pgbouncer')) return
  try {
    await installPackages(['pgbouncer'], 'the tests through a pooler need PgBouncer')
  } catch (error) {
    note(`tests through PgBouncer are skipped (${error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error)})`)
  }
}
