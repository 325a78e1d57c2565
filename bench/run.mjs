// `npm run bench` lists and runs the benchmarks; `npm run bench -- NAME [--json]` runs one. Each file bench/NAME.ts exports
// `run()`; its figures are ratios to a baseline measured in the same run, since machines are noisy.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { buildIfStale } from '../scripts/lib/build.mjs'
import { openDisplay } from '../scripts/lib/display.mjs'
import { prepareMachine } from '../scripts/lib/machine.mjs'
import { root } from '../scripts/lib/paths.mjs'
import { sandboxArguments } from '../scripts/lib/sandbox.mjs'

const here = join(root, 'bench')

/** @returns {Promise<string[]>} */
const names = async () => (await readdir(here)).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3)).sort()

/**
 * @param {string} name
 * @param {{ electron: string, electronArgs: string[] }} context
 */
const runOne = async (name, context) => {
  const { module } = await runnerImport(join(here, `${name}.ts`), { configFile: false, root, logLevel: 'error' })
  /** @type {{ figures: Record<string, number>, runs: number }} */
  const result = await module.run(context)
  return { bench: name, ...result }
}

const args = process.argv.slice(2)
const asJson = args.includes('--json')
const [wanted] = args.filter((argument) => !argument.startsWith('--'))
const known = await names()
if (wanted !== undefined && !known.includes(wanted)) {
  console.error(`there is no benchmark called ${wanted}: name one of ${known.join(', ')}`)
  process.exit(2)
}
const { electron } = await prepareMachine()
await buildIfStale()
const electronArgs = await sandboxArguments(electron)
const display = await openDisplay()
Object.assign(process.env, display.env)
try {
  for (const name of wanted === undefined ? known : [wanted]) {
    if (!asJson) console.log(`\n${name}`)
    const result = await runOne(name, { electron, electronArgs })
    if (asJson) console.log(JSON.stringify(result))
    else for (const [figure, value] of Object.entries(result.figures)) console.log(`  ${figure.padEnd(34)} ${value}`)
  }
} finally {
  await display.close()
}
// Electron, Postgres and workers have been closed by their benchmarks; a handle that is left must not hold the line.
process.exit(0)
