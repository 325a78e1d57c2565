/** Where the page's requests come in. It stands before main is composed: what comes early waits, and is answered then. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
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

  close(): void {
    for (const name of requestNames) ipcMain.removeHandler(name)
  }
}
