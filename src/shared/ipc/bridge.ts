/**
 * The one object that the preload gives the page: `window.pitwall`. What main says crosses the border between the preload's
 * world and the page's as JSON text: a text is handed over, an object of rows would be copied property by property, which
 * took a third of the time between asking for the desk and having it (decision 13).
 */
import type { RequestInput } from './contract.js'
import type { EventName, RequestName } from './names.js'

export interface PitwallBridge {
  /** The reply is an `IpcReply` as text. Never rejects for what main refused or failed to do: that is an error reply. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<string>
  /** Payloads come as text. Returns the unsubscriber. */
  on(name: EventName, listener: (payload: string) => void): () => void
}
