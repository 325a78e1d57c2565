/** Tells what is wrong with single messages, but not a thousand times a second: a gateway gone mad must not fill the log. */
const MOST_PER_WINDOW = 20
const WINDOW_MS = 1_000

export interface MessageFault {
  readonly code: string
  readonly message: string
  /** Head of the frame in hex, and a stack where there is one. */
  readonly detail: string
}

export class FaultLog {
  private inWindow = 0
  private last: MessageFault | null = null
  private window: NodeJS.Timeout | null = null

  constructor(private readonly report: (fault: MessageFault) => void) {}

  add(fault: MessageFault): void {
    this.inWindow += 1
    this.last = fault
    this.window ??= setTimeout(() => { this.endWindow() }, WINDOW_MS)
    if (this.inWindow <= MOST_PER_WINDOW) this.report(fault)
  }

  /** Tells what is still to be told. */
  close(): void {
    if (this.window !== null) clearTimeout(this.window)
    this.endWindow()
  }

  private endWindow(): void {
    const untold = this.inWindow - MOST_PER_WINDOW
    if (untold > 0 && this.last !== null) {
      const { code, message, detail } = this.last
      this.report({ code, message: `${String(untold)} more messages could not be read, the last because: ${message}`, detail })
    }
    this.window = null
    this.inWindow = 0
  }
}
