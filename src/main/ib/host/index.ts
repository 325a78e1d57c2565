/**
 * Entry of the IB host: the process in which the wire library runs, so that whatever a gateway sends it can cost no more
 * than this process. It holds at most one connection and decides nothing: main tells it when to connect and what to ask.
 */
import type { HostCommand } from '../protocol.js'
import { GatewayConnection } from './gateway-connection.js'
import { Outbox } from './outbox.js'
import { openPort } from './port.js'

const EXIT_STORM = 70
const EXIT_CRASHED = 71
/** For the report of a crash to leave the process. */
const LAST_WORDS_MS = 100
const DEFAULT_HEARTBEAT_MS = 1_000

const port = openPort()
const outbox = new Outbox((batch) => { port.post(batch) })
let current: GatewayConnection | null = null
let lastConnection = 0

function beat(): void {
  const { busiest, waiting } = current?.readPace() ?? { busiest: 0, waiting: 0 }
  outbox.push({ kind: 'heartbeat', connection: current?.connection ?? 0, frames: current?.frames ?? 0, busiest, waiting })
}

let heartbeatMs = DEFAULT_HEARTBEAT_MS
let heartbeat = setInterval(beat, heartbeatMs)

function connect(command: Extract<HostCommand, { kind: 'connect' }>): void {
  if (command.heartbeatMs !== heartbeatMs) {
    clearInterval(heartbeat)
    heartbeatMs = command.heartbeatMs
    heartbeat = setInterval(beat, heartbeatMs)
  }
  const { connection } = command
  lastConnection = connection
  try {
    current = new GatewayConnection({
      command,
      now: () => Date.now(),
      report: (report) => {
        outbox.push(report)
        if (report.kind === 'closed' && current?.connection === connection) current = null
      },
      onStorm: () => {
        outbox.push({ kind: 'fault', connection, code: 'DECODE-STORM', message: 'the library decodes rubbish without end', detail: null, fatal: true })
        outbox.flush()
        process.exit(EXIT_STORM)
      }
    })
    current.open()
  } catch (fault) {
    outbox.push({ kind: 'fault', connection, code: 'HOST', message: String(fault), detail: null, fatal: true })
    outbox.push({ kind: 'closed', connection })
    current = null
  }
}

port.onCommand((message) => {
  // Commands come from main, the same program, over a private port: their type is what main compiled.
  const command = message as HostCommand
  if (command.kind === 'connect') {
    if (current === null) connect(command)
    else outbox.push({ kind: 'fault', connection: command.connection, code: 'SOCKET-BUSY', message: 'the last connection is not closed yet', detail: null, fatal: true })
    return
  }
  if (current?.connection !== command.connection) return
  if (command.kind === 'disconnect') current.close()
  else current.ask(command.request)
})

let isCrashing = false
// Whatever was thrown, this process can no longer be trusted: it says what it was and ends, and main starts another.
process.on('uncaughtException', (thrown: unknown) => {
  if (isCrashing) return
  isCrashing = true
  const fault = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (lastConnection > 0) {
    outbox.push({ kind: 'fault', connection: lastConnection, code: 'HOST-CRASHED', message: fault.message, detail: fault.stack ?? null, fatal: true })
    outbox.flush()
  }
  setTimeout(() => process.exit(EXIT_CRASHED), LAST_WORDS_MS)
})

outbox.push({ kind: 'ready' })
