/** The one object that the preload gives the page: `window.pitwall`. */
import type { EventPayloads, RequestInput, RequestOutput } from './contract.js'
import type { IpcReply } from './envelope.js'
import type { EventName, RequestName } from './names.js'

export interface PitwallBridge {
  /** Never rejects for what main refused or failed to do: that is an error reply. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<IpcReply<RequestOutput<N>>>
  /** Returns the unsubscriber. */
  on<N extends EventName>(name: N, listener: (payload: EventPayloads[N]) => void): () => void
}
