// A process with some of the desks of the benchmark `floor`; its parent asks, it answers.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const root = join(import.meta.dirname, '../..')
/** @type {{ module: { openDesks: (order: object) => (question: string) => Promise<object> } }} */
const { module } = await runnerImport(join(root, 'bench/lib/floor-desks.ts'), { configFile: false, root, logLevel: 'error' })
/** @type {((question: string) => Promise<object>) | null} */
let ask = null
process.on('message', async (/** @type {any} */ said) => {
  if (typeof said === 'object') ask = module.openDesks(said)
  else if (ask !== null) {
    const answer = await ask(said)
    process.send?.(answer)
    if (said === 'stop') process.disconnect()
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.('up')
