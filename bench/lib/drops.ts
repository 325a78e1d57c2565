/** Every way in which a connection to a gateway ends that does not want it to (IB.md 2.8), by the simulator's own faults. */
import type { Gateway } from '../../src/demo/gateway/index.js'
import type { CountedLine } from './counted-line.js'

export interface Drop {
  readonly name: string
  /** Ends the connection. */
  readonly stage: (gateway: Gateway, line: CountedLine) => Promise<void> | void
  /** Lets the next one work; null: there is nothing to clear. */
  readonly clear: ((gateway: Gateway, line: CountedLine) => Promise<void> | void) | null
  /** Attempts that have to fail before it is cleared. */
  readonly failures: number
}

const momentary = (name: string, stage: Drop['stage']): Drop => ({ name, stage, clear: null, failures: 0 })

type Lasting = Parameters<Gateway['faults']['is']>[0]

/** The connection breaks, and the next does not come about. */
const opening = (name: string, fault: Lasting, set: (gateway: Gateway) => void): Drop => ({
  name, failures: 1,
  stage: (gateway) => {
    set(gateway)
    gateway.faults.fire('reset')
  },
  clear: (gateway) => { gateway.faults.set(fault, false) }
})

/** The connection goes wrong by itself while this lasts. */
const running = (name: string, fault: Lasting, set: (gateway: Gateway) => void): Drop => ({
  name, failures: 0, stage: set, clear: (gateway) => { gateway.faults.set(fault, false) }
})

const RESTART_MS = 150

export const drops: readonly Drop[] = [
  momentary('reset', ({ faults }) => { faults.fire('reset') }),
  momentary('reset within a frame', ({ faults }) => { faults.fire('reset', { midFrame: true }) }),
  momentary('end', ({ faults }) => { faults.fire('finish') }),
  momentary('end within a frame', ({ faults }) => { faults.fire('finish', { midFrame: true }) }),
  momentary('negative length', ({ faults }) => { faults.fire('negative-length-frame') }),
  momentary('oversized frame', ({ faults }) => { faults.fire('oversized-frame') }),
  momentary('frame that never ends', ({ faults }) => { faults.fire('oversized-frame', { length: 16_000_000 }) }),
  momentary('daily restart', ({ faults }) => { faults.restart(RESTART_MS) }),
  { name: 'port refuses', failures: 1, stage: (_gateway, line) => line.refuse(), clear: (_gateway, line) => line.accept() },
  running('mute', 'mute', ({ faults }) => { faults.set('mute', true) }),
  running('too many messages', 'message-rate', ({ faults }) => {
    faults.set('message-rate', { perSecond: 1 })
  }),
  opening('silent handshake', 'silent-handshake', ({ faults }) => { faults.set('silent-handshake', true) }),
  opening('slow handshake', 'slow-handshake', ({ faults }) => { faults.set('slow-handshake', { milliseconds: 100 }) }),
  opening('zombie', 'zombie', ({ faults }) => { faults.set('zombie', true) }),
  opening('no first order id', 'no-next-valid-id', ({ faults }) => { faults.set('no-next-valid-id', true) }),
  opening('HTTP', 'wrong-greeting', ({ faults }) => { faults.set('wrong-greeting', { greeting: 'http' }) }),
  opening('no version', 'wrong-greeting', ({ faults }) => { faults.set('wrong-greeting', { greeting: 'nan' }) }),
  opening('version 99', 'wrong-greeting', ({ faults }) => { faults.set('wrong-greeting', { greeting: '99' }) }),
  opening('version 194', 'wrong-greeting', ({ faults }) => { faults.set('wrong-greeting', { greeting: '194' }) }),
  opening('version 201', 'wrong-greeting', ({ faults }) => { faults.set('wrong-greeting', { greeting: '201' }) }),
  opening('client id in use', 'client-id-in-use', ({ faults }) => { faults.set('client-id-in-use', true) }),
  opening('client id held', 'client-id-held', ({ faults }) => { faults.set('client-id-held', { milliseconds: 200 }) }),
  // The line leads to wherever the gateway listens: a person confirms the new port.
  momentary('port moved', ({ faults }) => { faults.movePort(0) }),
  {
    name: 'reset while the link to the broker is lost', failures: 1,
    stage: ({ faults }) => {
      faults.fire('upstream-lost')
      faults.fire('reset')
    },
    clear: ({ faults }) => { faults.fire('upstream-back-data-lost') }
  }
]
