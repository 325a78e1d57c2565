/** Answers the page's requests and sends it events. */
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import type { EventPayloads } from '../../shared/ipc/contract.js'
import type { EventName, RequestName } from '../../shared/ipc/names.js'
import { answerRequest, type AnswerOptions, type RequestHandlers } from './answer.js'
import type { FrontDoor } from './front-door.js'
import type { TrustedSenders } from './trusted-sender.js'

export interface IpcServerOptions {
  readonly senders: TrustedSenders
  readonly handlers: RequestHandlers
  readonly onFault: AnswerOptions['onFault']
}

async function answerCall<N extends RequestName>(name: N, event: IpcMainInvokeEvent, args: readonly unknown[], options: IpcServerOptions): Promise<string> {
  const frame = event.senderFrame
  const trusted = options.senders.trusts({
    senderId: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null }
  })
  return JSON.stringify(await answerRequest(name, options.handlers[name], args, { trusted, onFault: options.onFault }))
}

/** Serves every request of the contract, those that wait at the door first; returns what ends the service. */
export function serveRequests(door: FrontDoor, options: IpcServerOptions): () => void {
  door.open((name, event, args) => answerCall(name, event, args, options))
  return () => {
    door.close()
  }
}

/** Looks at what is about to be sent. @throws when it is not what the contract says */
export type EventCheck = <N extends EventName>(name: N, payload: EventPayloads[N]) => void

/** Sends an event to one page, if it is still there. @param check only where the app is tested: main makes what it sends */
export function publish<N extends EventName>(page: WebContents, name: N, payload: EventPayloads[N], check: EventCheck | null): void {
  if (page.isDestroyed() || page.isCrashed()) return
  check?.(name, payload)
  page.send(name, JSON.stringify(payload))
}
