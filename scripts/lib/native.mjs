import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheRoot, publishDir } from './cache.mjs'
import { findNodeGyp, nodeHeaders } from './node-gyp.mjs'
import { packageDir, packageVersion } from './paths.mjs'
import { probe } from './probe.mjs'
import { step } from './progress.mjs'
import { complaint, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

/** better-sqlite3 ships binaries for Node-API 10; an older runtime crashes on them. */
const PREBUILT_NAPI = 10

const COMPILE_DEADLINE_MS = 20 * 60_000

/**
 * Node-API 10 made two experimental things stable that the source uses. An older Node-API has both, under these names.
 */
const olderNodeApi = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'

const bindingFile = 'better_sqlite3.node'

const installedBinding = () => join(packageDir('better-sqlite3'), 'build', 'Release', bindingFile)

/**
 * The cache's name for one compiled binding.
 * @param {{ version: string, platform: string, arch: string, napi: number }} what
 * @returns {string}
 */
export const cacheKey = ({ version, platform, arch, napi }) => `better-sqlite3-${version}-${platform}-${arch}-napi${napi}`

/** @param {number} napi the oldest Node-API among the runtimes */
const cachedBinding = (napi) => {
  const version = packageVersion('better-sqlite3')
  return join(cacheRoot(), 'native', cacheKey({ version, platform: process.platform, arch: process.arch, napi }), bindingFile)
}

/** Whether a compiler will be needed, as far as that can be told before Electron has run. */
export const willCompile = () => {
  const napi = Number(process.versions.napi)
  return napi < PREBUILT_NAPI && !existsSync(installedBinding()) && !existsSync(cachedBinding(napi))
}

/** @param {string} target receives the compiled binding */
const compile = async (target) => {
  const work = join(target, 'work', 'node_modules')
  const source = join(work, 'better-sqlite3')
  // Compiled beside a copy, so that a half-made build never lies where the app would load it.
  await cp(packageDir('better-sqlite3'), source, { recursive: true })
  await cp(packageDir('node-addon-api'), join(work, 'node-addon-api'), { recursive: true })
  const headers = nodeHeaders()
  const args = [await findNodeGyp(), 'rebuild', '--release', '--force_build=1', ...(headers ? [`--nodedir=${headers}`] : [])]
  const env = { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${olderNodeApi}` }
  const built = await run(process.execPath, args, { cwd: source, env, timeoutMs: COMPILE_DEADLINE_MS })
  if (built.code !== 0) {
    const error = /^.*(?:error|ERR!).*$/im.exec(built.stderr)?.[0] ?? complaint(built)
    throw new SetupError(
      `the SQLite binding could not be compiled: ${error.trim()}`,
      `see the whole output with: cd ${packageDir('better-sqlite3')} && CXXFLAGS='${olderNodeApi}' ${process.execPath} ${args.join(' ')}`
    )
  }
  await rename(join(source, 'build', 'Release', bindingFile), join(target, bindingFile))
  await rm(join(target, 'work'), { recursive: true })
}

/** @param {string} from */
const install = async (from) => {
  const to = installedBinding()
  await mkdir(dirname(to), { recursive: true })
  const temp = `${to}.${process.pid}`
  await copyFile(from, temp)
  await rename(temp, to)
}

/** @param {string} electron */
const open = async (electron) => {
  const probes = () => Promise.all([probe(process.execPath, { sqlite: true }), probe(electron, { sqlite: true })])
  const [node, app] = await step('trying the SQLite binding in Node and in Electron', probes)
  const failed = [node.ok ? '' : `Node: ${node.complaint}`, app.ok ? '' : `Electron: ${app.complaint}`].filter((line) => line !== '')
  return failed.join('\n')
}

/**
 * Makes sure that better-sqlite3 really opens a database both in Node (tests) and in Electron (the app).
 * @param {string} electron the program
 * @param {() => Promise<void>} ensureCompiler called before something is compiled
 */
export const ensureNative = async (electron, ensureCompiler) => {
  if (existsSync(installedBinding()) && (await open(electron)) === '') return
  await rm(installedBinding(), { force: true })
  const napi = Math.min(Number(process.versions.napi), (await probe(electron, { sqlite: false })).napi)
  if (napi >= PREBUILT_NAPI) {
    const trouble = await open(electron)
    if (trouble === '') return
    throw new SetupError(`better-sqlite3's own binary does not load:\n${trouble}`, 'run npm ci again')
  }
  const cached = cachedBinding(napi)
  if (existsSync(cached)) {
    await install(cached)
    if ((await open(electron)) === '') return
    // Compiled for another system library perhaps: a home folder can be shared between machines.
    await rm(dirname(cached), { recursive: true })
  }
  await ensureCompiler()
  await step('compiling SQLite binding', () => publishDir(dirname(cached), compile))
  await install(cached)
  const trouble = await open(electron)
  if (trouble !== '') throw new SetupError(`the compiled SQLite binding does not load:\n${trouble}`, `delete ${dirname(cached)} and try again`)
}
