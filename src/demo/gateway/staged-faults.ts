/** What a session does when a momentary fault is staged. */
import type { Socket } from 'node:net'
import type { Client } from './client.js'
import { HISTORY_FARM, farmNotice, quoteFarmOf } from './farms.js'
import type { Farm } from './farms.js'
import type { MomentaryFault, MomentaryTerms } from './faults/table.js'
import { loseBars } from './requests/history-requests.js'
import { repeatStatus } from './requests/order-requests.js'
import { frame } from './wire/frames.js'

type Staged<Name extends MomentaryFault> = (client: Client, socket: Socket, terms: MomentaryTerms<Name>) => void

/** From this version on an error has a field for what an order was refused for. */
const REJECT_VERSION = 166
/** The head of a frame whose rest never comes. */
const halfFrame = frame([49, 1, 0]).subarray(0, 6)

/** What has been said leaves first; then, if asked for, a part of a frame. */
function lastWords(client: Client, midFrame = false): Buffer {
  client.outbox.flush()
  client.outbox.close()
  return midFrame ? halfFrame : Buffer.alloc(0)
}

/** A frame of these bytes, whatever they are. */
function framed(bytes: Buffer): Buffer {
  const header = Buffer.alloc(4)
  header.writeInt32BE(bytes.length)
  return Buffer.concat([header, bytes])
}

/** A header that announces this many bytes. */
function headerOf(length: number): Buffer {
  const header = Buffer.alloc(4)
  header.writeInt32BE(length)
  return header
}

/** The gateway's own affair: every session hears of it from there. */
const heardElsewhere = (): void => undefined

function catchUp(client: Client, farm: Farm): void {
  client.quotes.catchUp((instrument) => quoteFarmOf(instrument) === farm)
}

export const staged: { readonly [Name in MomentaryFault]: Staged<Name> } = {
  reset: (client, socket, terms) => {
    // In the turn of the write the socket would still be closed in good order.
    socket.write(lastWords(client, terms.midFrame), () => setImmediate(() => socket.resetAndDestroy()))
  },
  finish: (client, socket, terms) => {
    socket.end(lastWords(client, terms.midFrame))
  },
  'upstream-lost': (client, _socket, { times }) => {
    for (let said = 0; said < times; said += 1) client.warn(1100, 'Connectivity between IBKR and Trader Workstation has been lost.')
  },
  'upstream-back-data-lost': (client) => {
    client.quotes.cancelAll()
    client.streams.closeAll('bars:')
    client.warn(1101, 'Connectivity between IBKR and Trader Workstation has been restored - data lost.')
  },
  'upstream-back': (client) => {
    client.warn(1102, 'Connectivity between IBKR and Trader Workstation has been restored - data maintained.')
    client.quotes.catchUp(() => true)
  },
  'farm-broken': (client, _socket, { farm }) => {
    client.warn(...farmNotice(farm, true))
    if (farm === HISTORY_FARM) loseBars(client)
  },
  'farm-ok': (client, _socket, { farm }) => {
    client.warn(...farmNotice(farm, false))
    catchUp(client, farm)
  },
  'competing-session': (client) => {
    for (const reqId of client.quotes.requests()) client.warn(10_197, 'No market data during competing live session', reqId)
  },
  notice: (client, _socket, { code, text, reqId }) => {
    client.warn(code, text, reqId)
  },
  bulletin: heardElsewhere,
  'corrected-execution': heardElsewhere,
  'repeated-order-status': (client) => {
    repeatStatus(client)
    repeatStatus(client)
  },
  'garbage-frame': (client) => {
    client.outbox.say(['rubbish', '?!', '999'])
  },
  'empty-frame': (client) => {
    client.outbox.bytes(headerOf(0))
  },
  'negative-length-frame': (client, _socket, { length }) => {
    client.outbox.bytes(Buffer.concat([headerOf(length), Buffer.of(0)]))
  },
  'oversized-frame': (client, _socket, { length }) => {
    client.outbox.bytes(headerOf(length))
  },
  'unknown-message': (client) => {
    client.outbox.say([250, 1, 7, 'nobody knows me'])
  },
  'short-message': (client) => {
    client.outbox.say([61, 3, 'DU'])
  },
  'long-message': (client) => {
    client.outbox.say([49, 1, Math.floor(client.floor.clock.now() / 1_000), 'more', 'fields', 7])
  },
  'bad-utf8': (client) => {
    client.outbox.bytes(framed(Buffer.concat([Buffer.from('4\x002\x00-1\x002104\x00'), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0, 0])])))
  },
  'unterminated-frame': (client) => {
    client.outbox.bytes(framed(Buffer.from('4\x002\x00-1\x002104\x00without an end')))
  },
  'bad-reject': (client) => {
    client.outbox.say([4, 2, -1, 201, 'Order rejected - reason:', ...(client.version >= REJECT_VERSION ? ['{"reject":'] : [])])
  }
}
