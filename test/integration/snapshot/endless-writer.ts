/** A process that does nothing but save: each write is confirmed to the parent after the file has it. Ends when it is killed. */
import { Worker } from 'node:worker_threads'
import { balance, change, openStore } from './harness.js'

const [file = '', workerPath = ''] = process.argv.slice(2)
const { store } = openStore(file, () => new Worker(workerPath))
const desk = await store.open()
let total = Number(desk.balances?.rows[0]?.total ?? 0)
for (;;) {
  total += 1
  store.save([change([balance('A', total), ...Array.from({ length: 200 }, (_, index) => balance(`row ${String(index)}`, total))])])
  await store.flush()
  process.send?.(total)
}
