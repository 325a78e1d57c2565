import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { step } from './progress.mjs'
import { run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const inputs = ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json', 'package.json', 'tsconfig.base.json', 'README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'docs']
const stamp = join(root, 'out', '.inputs')
const BUILD_DEADLINE_MS = 5 * 60_000

/** @param {string} path a file or folder below the root */
const filesOf = async (path) => {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true }).catch(() => null)
  if (entries === null) return [absolute]
  return entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))
}

/** @returns {Promise<string>} a hash of everything that goes into a build */
const hashInputs = async () => {
  const files = (await Promise.all(inputs.map(filesOf))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  files.forEach((file, index) => hash.update(file).update('\0').update(contents[index] ?? '').update('\0'))
  return hash.digest('hex')
}

/** Builds the app unless `out/` was made from exactly these sources. */
export const buildIfStale = async () => {
  const current = await hashInputs()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === current) return
  await rm(stamp, { force: true })
  await step('building the app', async () => {
    const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    const built = await run(process.execPath, [cli, 'build'], { cwd: root, timeoutMs: BUILD_DEADLINE_MS })
    if (built.code !== 0) throw new SetupError(`the app could not be built:\n${built.stdout}${built.stderr}`.trimEnd(), 'mend the source and try again')
  })
  await writeFile(stamp, current)
}
