/** The only file that touches `window.pitwall`. */
import type { PitwallBridge } from '../../shared/ipc/bridge.js'
import type { EventPayloads, RequestInput, RequestOutput } from '../../shared/ipc/contract.js'
import type { IpcReply } from '../../shared/ipc/envelope.js'
import type { EventName, RequestName } from '../../shared/ipc/names.js'

declare global {
  interface Window {
    readonly pitwall: PitwallBridge
  }
}

export const bridge = {
  /** Never rejects for what main refused or failed to do: that is an error reply. */
  request: async <N extends RequestName>(name: N, input: RequestInput<N>): Promise<IpcReply<RequestOutput<N>>> =>
    // Main checked what it sends by the contract's own types; the name chose them.
    JSON.parse(await window.pitwall.request(name, input)) as IpcReply<RequestOutput<N>>,

  /** Returns the unsubscriber. */
  on: <N extends EventName>(name: N, listener: (payload: EventPayloads[N]) => void): (() => void) =>
    window.pitwall.on(name, (text) => {
      listener(JSON.parse(text) as EventPayloads[N])
    })
}
