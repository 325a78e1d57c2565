import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { SetupError } from './setup-error.mjs'

/** The repository's root. */
export const root = resolve(import.meta.dirname, '../..')

const require = createRequire(import.meta.url)

/**
 * The folder of an installed package, found the way Node finds it.
 * @param {string} name
 * @returns {string}
 */
export const packageDir = (name) => {
  try {
    return dirname(require.resolve(`${name}/package.json`, { paths: [root] }))
  } catch {
    throw new SetupError(`the package ${name} is not installed`, `cd ${root} && npm ci`)
  }
}

/**
 * @param {string} name
 * @returns {string}
 */
export const packageVersion = (name) => JSON.parse(readFileSync(join(packageDir(name), 'package.json'), 'utf8')).version
