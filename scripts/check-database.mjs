// `npm run check-database -- --help`: compares a database with the contract, without the app. Runs the app's own TypeScript.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './lib/paths.mjs'

/** @type {{ module: { run: (args: string[], terminal: object) => Promise<number> } }} */
const { module } = await runnerImport(join(root, 'src/main/postgres/command/run.ts'), { configFile: false, root, logLevel: 'error' })
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => ending.abort(new Error('Interrupted')))
const { stdout: output, stderr: errors, env } = process
// Nobody may be reading any more.
output.on('error', () => ending.abort())
process.exitCode = await module.run(process.argv.slice(2), { output, errors, env, signal: ending.signal })
