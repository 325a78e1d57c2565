/** What a session does when a momentary fault is staged. */
import type { Socket } from 'node:net'
import type { Client } from './client.js'
import { HISTORY_FARM, farmNotice, quoteFarmOf } from './farms.js'
import type { Farm } from './farms.js'
import type { MomentaryFault, MomentaryFaults } from './faults.js'
import { loseBars } from './requests/history-requests.js'
import { repeatStatus } from './requests/order-requests.js'
import { frame } from './wire/frames.js'

type Staged<Name extends MomentaryFault> = (client: Client, socket: Socket, terms: MomentaryFaults[Name] | undefined) => void

const OTHER_PORT = 4_002
const MAX_LENGTH = 0x7fffffff
/** The head of a frame whose rest never comes. */
const halfFrame = frame([49, 1, 0]).subarray(0, 6)

/** What has been said leaves first; then, if asked for, a part of a frame. */
function lastWords(client: Client, midFrame = false): Buffer {
  client.outbox.flush()
  client.outbox.close()
  return midFrame ? halfFrame : Buffer.alloc(0)
}

function catchUp(client: Client, farm: Farm): void {
  client.quotes.catchUp((instrument) => quoteFarmOf(instrument) === farm)
}

export const staged: { readonly [Name in MomentaryFault]: Staged<Name> } = {
  reset: (client, socket, terms) => {
    // In the turn of the write the socket would still be closed in good order.
    socket.write(lastWords(client, terms?.midFrame), () => setImmediate(() => socket.resetAndDestroy()))
  },
  finish: (client, socket, terms) => {
    socket.end(lastWords(client, terms?.midFrame))
  },
  'upstream-lost': (client) => {
    client.warn(1100, 'Connectivity between IBKR and Trader Workstation has been lost.')
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
  'farm-broken': (client, _socket, terms) => {
    const farm = terms?.farm ?? 'usfarm'
    client.warn(...farmNotice(farm, true))
    if (farm === HISTORY_FARM) loseBars(client)
  },
  'farm-ok': (client, _socket, terms) => {
    const farm = terms?.farm ?? 'usfarm'
    client.warn(...farmNotice(farm, false))
    catchUp(client, farm)
  },
  notice: (client, _socket, terms) => {
    if (terms) client.warn(terms.code, terms.text, terms.reqId)
  },
  'repeated-order-status': (client) => {
    repeatStatus(client)
    repeatStatus(client)
  },
  'port-changed': (client, socket, terms) => {
    client.warn(1300, `TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - ${String(terms?.port ?? OTHER_PORT)}`)
    socket.end(lastWords(client))
  },
  'garbage-frame': (client) => {
    client.outbox.say(['rubbish', '?!', '999'])
  },
  'negative-length-frame': (client) => {
    client.outbox.bytes(Buffer.from('fffffffc00', 'hex'))
  },
  'oversized-frame': (client, _socket, terms) => {
    const header = Buffer.alloc(4)
    header.writeInt32BE(terms?.length ?? MAX_LENGTH)
    client.outbox.bytes(header)
  }
}
