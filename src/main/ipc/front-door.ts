/** Where the page's requests come in. It stands before main is composed: what comes early waits, and is answered then. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { IpcReply } from '../../shared/ipc/envelope.js'
import { requestNames, type RequestName } from '../../shared/ipc/names.js'

/** Answers one call with a reply as JSON text. Never rejects. */
export type AnswerCall = (name: RequestName, event: IpcMainInvokeEvent, args: readonly unknown[]) => Promise<string>

export class FrontDoor {
  #open: (answer: AnswerCall) => void = () => undefined
  readonly #answer = new Promise<AnswerCall>((resolve) => {
    this.#open = resolve
  })

  constructor() {
    for (const name of requestNames) {
      ipcMain.handle(name, async (event, ...args: unknown[]) => (await this.#answer)(name, event, args))
    }
  }

  open(answer: AnswerCall): void {
    this.#open(answer)
  }

  /** A page that asks while the app ends is told so; without a handler Electron writes a fault with its stack to the terminal. */
  close(): void {
    const closing: IpcReply<never> = { ok: false, error: { code: 'CLOSING', message: 'Pitwall is ending', source: 'ipc', detail: null } }
    for (const name of requestNames) {
      ipcMain.removeHandler(name)
      ipcMain.handle(name, () => JSON.stringify(closing))
    }
  }
}
