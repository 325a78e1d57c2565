/** What a session does when a momentary fault is staged. */
import type { Socket } from 'node:net'
import type { Client } from './client.js'
import type { MomentaryFault } from './faults.js'
import { frame } from './wire/frames.js'

type Staged = (client: Client, socket: Socket) => void

const FARM = 'usfarm'
/** The head of a frame whose rest never comes. */
const halfFrame = frame([49, 1, 0]).subarray(0, 6)

export const staged: Readonly<Record<MomentaryFault, Staged>> = {
  reset: (client, socket) => {
    client.outbox.flush()
    client.outbox.close()
    // In the turn of the write the socket would still be closed in good order.
    socket.write(halfFrame, () => setImmediate(() => socket.resetAndDestroy()))
  },
  finish: (client, socket) => {
    client.outbox.flush()
    client.outbox.close()
    socket.end(halfFrame)
  },
  'upstream-lost': (client) => {
    client.warn(1100, 'Connectivity between IBKR and Trader Workstation has been lost.')
  },
  'upstream-back-data-lost': (client) => {
    client.quotes.cancelAll()
    client.warn(1101, 'Connectivity between IBKR and Trader Workstation has been restored - data lost.')
  },
  'upstream-back': (client) => {
    client.warn(1102, 'Connectivity between IBKR and Trader Workstation has been restored - data maintained.')
    client.quotes.catchUp()
  },
  'farm-broken': (client) => {
    client.warn(2103, `Market data farm connection is broken:${FARM}`)
  },
  'farm-ok': (client) => {
    client.warn(2104, `Market data farm connection is OK:${FARM}`)
    client.quotes.catchUp()
  },
  'garbage-frame': (client) => {
    client.outbox.say(['rubbish', '?!', '999'])
  },
  'negative-length-frame': (client) => {
    client.outbox.bytes(Buffer.from('fffffffc00', 'hex'))
  }
}
