/** Whether somebody owns a name on the session bus, now and from now on. Asks the bus itself; nobody is started by it. */
import { connect, type Socket } from 'node:net'
import { decodeMessage, encodeCall, messageLength } from './bus-message.js'
import type { SocketPath } from './bus-address.js'

export interface NameWatchOptions {
  readonly socket: SocketPath
  readonly name: string
  /** Told when it changes, and once at first. */
  readonly onOwned: (isOwned: boolean) => void
  /** Told once, when the bus is not there or has gone: nothing more is known from then on. */
  readonly onEnd: (reason: string) => void
  readonly deadlineMs: number
}

const CRLF = '\r\n'
const HELLO = 1
const WATCH = 2
const ASK = 3

export class NameWatch {
  readonly #socket: Socket
  readonly #deadline: NodeJS.Timeout
  #isAuthenticated = false
  #received: Buffer = Buffer.alloc(0)
  #hasEnded = false
  #isOwned: boolean | null = null

  constructor(private readonly options: NameWatchOptions) {
    this.#socket = connect(options.socket)
    this.#deadline = setTimeout(() => { this.#end('the session bus does not answer') }, options.deadlineMs)
    this.#socket.on('connect', () => {
      // As D-Bus wants it: a zero byte, then who we are, which the kernel vouches for.
      const user = Buffer.from(String(process.getuid?.() ?? 0), 'latin1').toString('hex')
      this.#socket.write(`\0AUTH EXTERNAL ${user}${CRLF}`)
    })
    this.#socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes])
      this.#read()
    })
    this.#socket.on('error', ({ message }) => { this.#end(message) })
    this.#socket.on('close', () => { this.#end('the session bus has gone') })
  }

  close(): void {
    this.#hasEnded = true
    clearTimeout(this.#deadline)
    this.#socket.destroy()
  }

  #read(): void {
    try {
      if (!this.#isAuthenticated && !this.#authenticated()) return
      for (let length = messageLength(this.#received); length !== null && this.#received.length >= length; length = messageLength(this.#received)) {
        this.#take(this.#received.subarray(0, length))
        this.#received = this.#received.subarray(length)
      }
    } catch (fault) {
      this.#end(fault instanceof Error ? fault.message : String(fault))
    }
  }

  #authenticated(): boolean {
    const end = this.#received.indexOf(CRLF)
    if (end < 0) return false
    const line = this.#received.toString('latin1', 0, end)
    if (!line.startsWith('OK')) throw new Error(`the session bus refuses us: ${line.slice(0, 80)}`)
    this.#received = this.#received.subarray(end + CRLF.length)
    this.#isAuthenticated = true
    const { name } = this.options
    const rule = `type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`
    this.#socket.write(Buffer.concat([
      Buffer.from(`BEGIN${CRLF}`, 'latin1'),
      encodeCall({ serial: HELLO, member: 'Hello', args: [] }),
      // First listened, then asked: no change falls between.
      encodeCall({ serial: WATCH, member: 'AddMatch', args: [rule] }),
      encodeCall({ serial: ASK, member: 'NameHasOwner', args: [name] })
    ]))
    return true
  }

  #take(bytes: Buffer): void {
    const { type, replySerial, member, args } = decodeMessage(bytes)
    if (type === 'error') throw new Error(`the session bus says: ${String(args[0] ?? 'an error')}`)
    if (type === 'return' && replySerial === ASK) {
      clearTimeout(this.#deadline)
      this.#owned(args[0] === true)
    }
    if (type === 'signal' && member === 'NameOwnerChanged' && args[0] === this.options.name) this.#owned(args[2] !== '')
  }

  #owned(isOwned: boolean): void {
    if (this.#hasEnded || this.#isOwned === isOwned) return
    this.#isOwned = isOwned
    this.options.onOwned(isOwned)
  }

  #end(reason: string): void {
    if (this.#hasEnded) return
    this.close()
    this.options.onEnd(reason)
  }
}
