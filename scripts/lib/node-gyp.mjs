import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * The folder that holds `include/node` of the running Node.
 * @returns {string | null} null when they are not installed: node-gyp then fetches them from nodejs.org
 */
export const nodeHeaders = () => {
  const prefix = resolve(dirname(process.execPath), '..')
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null
}

/**
 * npm brings its own node-gyp.
 * @returns {Promise<string>}
 */
export const findNodeGyp = async () => {
  const started = process.env.npm_execpath
  const prefix = resolve(dirname(process.execPath), '..')
  const npms = [started ? resolve(dirname(started), '..') : '', join(prefix, 'lib', 'node_modules', 'npm'), join(dirname(process.execPath), 'node_modules', 'npm')]
  const asked = await run('npm', ['root', '--global'], { timeoutMs: 30_000, shell: process.platform === 'win32' })
  if (asked.code === 0) npms.push(join(asked.stdout.trim(), 'npm'))
  const found = npms.map((npm) => join(npm, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')).find((file) => existsSync(file))
  if (found === undefined) throw new SetupError("npm's node-gyp was not found", 'install npm together with Node, then try again')
  return found
}
