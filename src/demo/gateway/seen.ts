/** What clients have sent: for tests that must know what a monitor never sends. */
import { forbiddenMessages } from './requests/index.js'

/** One connection's messages. */
export interface SeenConnection {
  /** Null until the client said it. */
  readonly clientId: number | null
  /** How often each message id came, START_API (71) included. */
  readonly messages: ReadonlyMap<number, number>
  readonly open: boolean
}

export interface Seen {
  /** Oldest first; of those that are closed, the latest hundred. */
  readonly connections: readonly SeenConnection[]
  /** A message came that only a trader sends: 3, 4, 15, 19, 21 or 58. */
  readonly forbidden: boolean
}

const MAX_CONNECTIONS = 100

class ConnectionRecord implements SeenConnection {
  clientId: number | null = null
  open = true
  readonly messages = new Map<number, number>()

  constructor(private readonly onForbidden: () => void) {}

  note(id: number): void {
    if (forbiddenMessages.has(id)) this.onForbidden()
    this.messages.set(id, (this.messages.get(id) ?? 0) + 1)
  }
}
export type { ConnectionRecord }

export class SeenMessages implements Seen {
  readonly connections: ConnectionRecord[] = []
  forbidden = false

  record(): ConnectionRecord {
    const record = new ConnectionRecord(() => {
      this.forbidden = true
    })
    this.connections.push(record)
    if (this.connections.length > MAX_CONNECTIONS) {
      const oldest = this.connections.findIndex(({ open }) => !open)
      if (oldest >= 0) this.connections.splice(oldest, 1)
    }
    return record
  }
}
