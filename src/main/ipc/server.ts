/** The only file that touches Electron's ipcMain and sends to pages. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { events, type EventPayloads } from '../../shared/ipc/contract.js'
import { requestNames, type EventName, type RequestName } from '../../shared/ipc/names.js'
import { answerRequest, type AnswerOptions, type RequestHandlers } from './answer.js'
import type { TrustedSenders } from './trusted-sender.js'

export interface IpcServerOptions {
  readonly senders: TrustedSenders
  readonly handlers: RequestHandlers
  readonly onFault: AnswerOptions['onFault']
}

function serve<N extends RequestName>(name: N, options: IpcServerOptions): void {
  ipcMain.handle(name, async (event: IpcMainInvokeEvent, ...args: unknown[]) => {
    const frame = event.senderFrame
    const trusted = options.senders.trusts({
      senderId: event.sender.id,
      frame: frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null }
    })
    return JSON.stringify(await answerRequest(name, options.handlers[name], args, { trusted, onFault: options.onFault }))
  })
}

/** Serves every request of the contract; returns what ends the service. */
export function serveRequests(options: IpcServerOptions): () => void {
  for (const name of requestNames) serve(name, options)
  return () => {
    for (const name of requestNames) ipcMain.removeHandler(name)
  }
}

/**
 * Sends an event to one page, if it is still there.
 * @param checked parse the payload by its schema first: on in development and tests, off where each batch counts
 */
export function publish<N extends EventName>(page: WebContents, name: N, payload: EventPayloads[N], checked: boolean): void {
  if (page.isDestroyed() || page.isCrashed()) return
  if (checked) events[name].parse(payload)
  page.send(name, JSON.stringify(payload))
}
