// The yardstick: the library alone, with a map of quotes. `node bare-client.mjs PORT LINES`; tells its parent the CPU time
// that the stream took, in seconds.
import { EventName, IBApi } from '@stoqey/ib'

const [port = 0, lines = 50] = process.argv.slice(2).map(Number)
const MARKER = 777.77
/** @type {Map<number, Map<number, number | undefined>>} */
const quotes = new Map()
const api = new IBApi({ host: '127.0.0.1', port, clientId: 9, maxReqPerSec: 40 })
let [over, usage] = [0, process.cpuUsage()]

/** @param {number} id @param {number | undefined} type @param {number | undefined} value */
const take = (id, type, value) => {
  if (type === undefined) return
  quotes.get(id)?.set(type, value)
}

api.on(EventName.error, () => undefined)
api.on(EventName.tickPrice, (id, type, value) => {
  take(id, type, value)
  if (value !== MARKER) return
  over += 1
  if (over < lines) return
  const { user, system } = process.cpuUsage(usage)
  process.send?.({ cpuSeconds: (user + system) / 1e6, quotes: quotes.size })
})
api.on(EventName.tickSize, take)
api.on(EventName.nextValidId, () => {
  for (let id = 1; id <= lines; id += 1) {
    quotes.set(id, new Map())
    api.reqMktData(id, { conId: id, exchange: 'SMART' }, '', false, false)
  }
})
process.on('message', () => { usage = process.cpuUsage() })
process.on('disconnect', () => process.exit(0))
api.connect()
