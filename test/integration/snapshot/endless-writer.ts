/**
 * A process that does nothing but save, until it is killed. Sends each total once it is due to be in the file:
 * `confirmed` after each flush, or, `gathered`, as the desk takes it, for the store to write when its time comes.
 */
import { Worker } from 'node:worker_threads'
import { balance, openDesk, truth } from './harness.js'

const [file = '', workerPath = '', how] = process.argv.slice(2)
const { desk, store, balances } = await openDesk(file, () => new Worker(workerPath))
let total = Number(balances()[0]?.total ?? 0)

function change(): void {
  total += 1
  desk.replace('balances', [balance('A', total), ...Array.from({ length: 200 }, (_, index) => balance(`row ${String(index)}`, total))], truth)
  process.send?.({ total, at: Date.now() })
}

if (how === 'gathered') setInterval(change, 5)
else
  for (;;) {
    change()
    await store.flush()
    process.send?.({ total, at: Date.now(), confirmed: true })
  }
