// `npm run gateway -- --help`: the simulated IB Gateway by itself, for other clients than Pitwall. Runs its TypeScript as it is.
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './lib/paths.mjs'

/** @type {{ module: { run: (args: string[], terminal: object) => Promise<number> } }} */
const { module } = await runnerImport(join(root, 'src/demo/gateway/command/run.ts'), { configFile: false, root, logLevel: 'error' })
const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => ending.abort())
const { stdin: input, stdout: output, stderr: errors } = process
// Nobody may be reading any more.
output.on('error', () => ending.abort())
process.exitCode = await module.run(process.argv.slice(2), { input, output, errors, signal: ending.signal })
// A terminal that is still open would keep the process waiting for a line.
input.destroy()
