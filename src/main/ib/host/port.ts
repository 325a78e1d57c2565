/** The one place that knows what kind of process the host runs in: Electron's utility process or, in tests, a plain Node child. */
import type { HostBatch } from '../protocol.js'

export interface HostPort {
  post(batch: HostBatch): void
  onCommand(listener: (command: unknown) => void): void
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

function electronPort(): ParentPort | null {
  // Electron adds `parentPort` to the global `process` of a utility process and nowhere else.
  const { parentPort } = process as { parentPort?: ParentPort }
  return parentPort ?? null
}

/** @throws when there is no parent to talk to. */
export function openPort(): HostPort {
  const parent = electronPort()
  if (parent !== null) {
    return {
      post: (batch) => { parent.postMessage(batch) },
      onCommand: (listener) => { parent.on('message', (event) => { listener(event.data) }) }
    }
  }
  const send = process.send?.bind(process)
  if (send === undefined) throw new Error('the IB host must be started by Pitwall')
  // A parent that died takes its host along: a socket without an owner would hold the client id.
  process.on('disconnect', () => process.exit(0))
  return {
    post: (batch) => { send(batch) },
    onCommand: (listener) => { process.on('message', listener) }
  }
}
