/** A process that does nothing but keep moments of a desk, until it is killed. Sends each once it is due to be in the file, with what was so then. */
import { Worker } from 'node:worker_threads'
import { balance, truth } from '../snapshot/harness.js'
import { openKeptDesk } from './harness.js'

const [folder = '', snapshotWorker = '', historyWorker = ''] = process.argv.slice(2)
const { desk, keep } = await openKeptDesk(folder, () => new Worker(snapshotWorker), () => new Worker(historyWorker))
for (let total = Date.now(); ; total += 1) {
  desk.replace('balances', Array.from({ length: 200 }, (_, index) => balance(`row ${String(index)}`, total)), truth)
  const at = await keep()
  process.send?.({ at, total })
}
