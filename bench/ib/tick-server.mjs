// A gateway with nothing but ticks: opens the session, answers every load with an empty one, and when told to go sends the
// same stream of ticks as fast as it is read. `node tick-server.mjs LINES MESSAGES`; its parent is told the port.
import { createServer } from 'node:net'

const [lines = 50, messages = 500_000] = process.argv.slice(2).map(Number)
const BLOCK_MESSAGES = 20_000
/** The last price of every line, after which there is nothing. */
const MARKER = '777.77'

/** @param {readonly (string | number)[]} fields */
const frame = (fields) => {
  const body = Buffer.from(fields.map((field) => `${field}\0`).join(''))
  const header = Buffer.alloc(4)
  header.writeInt32BE(body.length)
  return Buffer.concat([header, body])
}

/**
 * Half prices, half sizes: bid, its size, ask, its size, last, its size, of one line after the other.
 * @param {readonly string[]} ids
 */
const block = (ids) => {
  const frames = []
  for (let n = 0; frames.length < BLOCK_MESSAGES; n += 1) {
    const id = ids[n % ids.length] ?? ''
    const price = (100 + ((n * 7) % 997) / 100).toFixed(2)
    const size = String(100 + ((n * 13) % 89))
    for (const [priceType, sizeType] of [[1, 0], [2, 3], [4, 5]]) frames.push(frame([1, 6, id, priceType, price, size, 0]), frame([2, 6, id, sizeType, size]))
  }
  return Buffer.concat(frames.slice(0, BLOCK_MESSAGES))
}

/** @type {{ socket: import('node:net').Socket, ids: string[] } | null} */
let current = null

const stream = () => {
  if (current === null) return
  const { socket, ids } = current
  const bytes = block(ids)
  let blocks = Math.ceil(messages / BLOCK_MESSAGES)
  const write = () => {
    while (blocks > 0) {
      blocks -= 1
      if (!socket.write(bytes)) {
        socket.once('drain', write)
        return
      }
    }
    socket.write(Buffer.concat(ids.map((id) => frame([1, 6, id, 4, MARKER, 1, 0]))))
  }
  write()
}

const server = createServer({ noDelay: true }, (socket) => {
  const client = { socket, /** @type {string[]} */ ids: [] }
  current = client
  let held = Buffer.alloc(0)
  let greeted = false
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    held = Buffer.concat([held, data])
    if (!greeted) {
      if (held.length < 8 || held.length < 8 + held.readInt32BE(4)) return
      held = held.subarray(8 + held.readInt32BE(4))
      greeted = true
      socket.write(frame([178, '20261121 02:00:00 GMT']))
    }
    while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
      const end = 4 + held.readInt32BE(0)
      const [id, , second = ''] = held.subarray(4, end).toString().split('\0')
      held = held.subarray(end)
      if (id === '71') socket.write(Buffer.concat([frame([15, 1, 'DU1']), frame([9, 1, 1])]))
      else if (id === '49') socket.write(frame([49, 1, Math.floor(Date.now() / 1_000)]))
      else if (id === '61') socket.write(frame([62, 1]))
      else if (id === '62') socket.write(frame([64, 1, second]))
      else if (id === '16') socket.write(frame([53, 1]))
      else if (id === '7') socket.write(frame([55, 1, second]))
      else if (id === '1') {
        client.ids.push(second)
        if (client.ids.length === lines) process.send?.({ kind: 'subscribed' })
      }
    }
  })
})
process.on('message', stream)
process.on('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ kind: 'listening', port: typeof address === 'object' && address !== null ? address.port : 0, messages: Math.ceil(messages / BLOCK_MESSAGES) * BLOCK_MESSAGES })
})
