import { run } from './run.mjs'
import { packageDir } from './paths.mjs'

/**
 * @typedef {object} Probe
 * @property {boolean} ok
 * @property {number} napi the newest Node-API the runtime knows, 0 when it did not run
 * @property {string} version of Node inside the runtime
 * @property {string} complaint empty when it went well
 */

const script = `
  const [, dir] = process.argv
  const answer = { napi: Number(process.versions.napi), version: process.versions.node }
  if (dir) {
    const Database = require(dir)
    const database = new Database(':memory:')
    if (database.prepare('select 6 * 7').pluck().get() !== 42) throw new Error('SQLite cannot multiply')
    database.close()
  }
  console.log(JSON.stringify(answer))
`

/**
 * Starts a JavaScript runtime (Node or Electron) and has it name itself and, when asked, really open an SQLite database.
 * @param {string} binary
 * @param {{ sqlite: boolean }} what
 * @returns {Promise<Probe>}
 */
export const probe = async (binary, { sqlite }) => {
  const args = ['-e', script, ...(sqlite ? [packageDir('better-sqlite3')] : [])]
  const outcome = await run(binary, args, { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }, timeoutMs: 30_000 })
  if (outcome.code === 0) return { ok: true, complaint: '', ...JSON.parse(outcome.stdout) }
  const complaint = outcome.stderr.trim() || (outcome.signal ? `it was ended by ${outcome.signal}` : `exit code ${outcome.code}`)
  return { ok: false, napi: 0, version: '', complaint }
}
