/**
 * Entry of the IB host: the process in which the wire library runs, so that whatever a gateway sends it can cost no more
 * than this process. It holds at most one connection and decides nothing: main tells it when to connect and what to ask.
 */
import type { HostCommand } from '../protocol.js'
import { GatewayConnection } from './gateway-connection.js'
import { Outbox } from './outbox.js'
import { openPort } from './port.js'

const EXIT_STORM = 70
const DEFAULT_HEARTBEAT_MS = 1_000

const port = openPort()
const outbox = new Outbox((batch) => { port.post(batch) })
let current: GatewayConnection | null = null

function beat(): void {
  outbox.push({ kind: 'heartbeat', connection: current?.connection ?? 0, frames: current?.frames ?? 0 })
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

outbox.push({ kind: 'ready' })
