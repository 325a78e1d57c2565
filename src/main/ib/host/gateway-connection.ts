/**
 * One connection attempt, from connect to the end of its socket: a fresh instance of the library, so that nothing of an
 * earlier attempt can reach the new socket (IB.md 0.2).
 */
import { EventName, IBApi } from '@stoqey/ib'
import { CLOSE_WAIT_MS, DECODE_ERROR_STORM, QUOTE_BATCH_MS } from '../constants.js'
import type { HostCommand, HostReport, HostRequest, MappedSlice } from '../protocol.js'
import { zoneOfGreeting } from './broker-time.js'
import { listenForData } from './data-listeners.js'
import { ask } from './facade.js'
import { FaultLog } from './fault-log.js'
import { Incoming } from './incoming.js'
import { queueClearerOf, socketOf, type LibrarySocket } from './library-internals.js'
import { guardOutgoing } from './outgoing-guard.js'
import { OutgoingPace, type PaceReading } from './outgoing-pace.js'
import { QuoteBoard } from './quote-board.js'

type ConnectCommand = Extract<HostCommand, { kind: 'connect' }>

const DECODE_ERROR = 505
const LIBRARY_CONNECT_ERROR = 502
/** Codes that the library raises about the connection itself. */
const FATAL_LIBRARY_CODES: ReadonlySet<number> = new Set([LIBRARY_CONNECT_ERROR, 503, 504, 506])
const NO_REQUEST = -1
/** More than anyone asks for: the pace is kept at the door, where it can be seen and is exact. */
const NO_THROTTLE = 100_000

/** Which rows are missing when a message of this id cannot be decoded (IB.md 2.3). */
const sliceOfMessage: Readonly<Record<string, MappedSlice>> = {
  1: 'quotes', 2: 'quotes', 3: 'brokerOrders', 5: 'brokerOrders', 11: 'fills', 59: 'fills', 61: 'brokerPositions', 63: 'accountValues',
  94: 'accountPnl', 95: 'positionPnl',
  101: 'completedOrders'
}
const FIELDS_SHOWN = 3
const REASON_SHOWN = 300
const HISTORICAL_DATA = '17'

export interface GatewayConnectionOptions {
  readonly command: ConnectCommand
  readonly report: (report: HostReport) => void
  readonly now: () => number
  /** The library is looping: end this process now. */
  readonly onStorm: () => void
}

export class GatewayConnection {
  readonly connection: number
  private readonly api: IBApi
  private readonly socket: LibrarySocket
  private readonly clearQueue: () => void
  private readonly incoming: Incoming
  private readonly faultLog: FaultLog
  private readonly board: QuoteBoard
  private readonly pace: OutgoingPace
  private readonly quoteTimer: NodeJS.Timeout
  private zone = 'UTC'
  private decodeErrorsThisTurn = 0
  private ended = false

  /** @throws when the library cannot be guarded. */
  constructor(private readonly options: GatewayConnectionOptions) {
    const { command } = options
    this.connection = command.connection
    this.api = new IBApi({ host: command.host, port: command.port, clientId: command.clientId, maxReqPerSec: NO_THROTTLE })
    this.socket = socketOf(this.api)
    this.clearQueue = queueClearerOf(this.api)
    this.board = new QuoteBoard(options.now)
    this.faultLog = new FaultLog(({ code, message, detail }) => { this.fault(code, message, detail, false) })
    this.incoming = new Incoming({
      board: this.board,
      decode: (text) => { this.decode(text) },
      onLost: (reason) => { this.loseMessage('BAD-MESSAGE', reason) },
      onFlaw: (reason) => { this.faultLog.add({ code: 'BAD-MESSAGE', message: reason, detail: this.incoming.head }) },
      onBadFrame: ({ length, head }) => {
        this.fault('BAD-FRAME', `the gateway sent a frame of length ${String(length)}`, head, true)
        this.close()
      }
    })
    this.socket.onData = (data) => { this.incoming.take(data) }
    const send = this.socket.send.bind(this.socket)
    this.pace = new OutgoingPace({ perSecond: command.requestsPerSecond, now: () => performance.now(), send })
    this.socket.send = (tokens) => { this.pace.send(tokens) }
    guardOutgoing(this.socket, (id) => { this.fault('REFUSED-MESSAGE', `message ${String(id)} is not one that a monitor sends`, null, false) })
    this.listen()
    this.quoteTimer = setInterval(() => { this.sendQuotes() }, QUOTE_BATCH_MS)
  }

  /** Frames received so far. */
  get frames(): number {
    return this.incoming.frames
  }

  /** How fast messages have left since the last call. */
  readPace(): PaceReading {
    return this.pace.read()
  }

  open(): void {
    this.api.connect()
    const client = this.socket.client
    if (client === undefined) {
      this.fault('NO-SOCKET', 'the library opened no socket', null, true)
      return
    }
    client.setNoDelay(true)
    // Ahead of the library's own listener, which would reduce the errno to 502.
    client.prependListener('error', (error: NodeJS.ErrnoException) => {
      this.fault(error.code ?? String(LIBRARY_CONNECT_ERROR), error.message === '' ? (error.code ?? 'socket error') : error.message, null, true)
    })
    client.once('connect', () => { this.options.report({ kind: 'tcp-open', connection: this.connection }) })
    client.once('close', () => { this.finish() })
  }

  ask(request: HostRequest): void {
    if (this.ended) return
    if (request.kind === 'market-data') this.board.open(request.reqId, request.contract)
    if (request.kind === 'cancel-market-data') this.board.close(request.reqId)
    ask(this.api, request)
  }

  /** FIN, a moment for the other side, then the end of the socket. Reports `closed` when it is gone. */
  close(): void {
    if (this.ended) return
    this.silence()
    const client = this.socket.client
    if (client === undefined || client.destroyed) {
      this.finish()
      return
    }
    if (client.connecting) {
      client.destroy()
      return
    }
    client.end()
    const timer = setTimeout(() => { client.destroy() }, CLOSE_WAIT_MS)
    client.once('close', () => { clearTimeout(timer) })
  }

  private finish(): void {
    if (this.ended) return
    this.ended = true
    clearInterval(this.quoteTimer)
    this.sendQuotes()
    this.silence()
    this.api.disconnect()
    this.options.report({ kind: 'closed', connection: this.connection })
  }

  /** Nothing more is decoded, sent or heard; the library's queues may run dry by themselves. */
  private silence(): void {
    clearInterval(this.quoteTimer)
    this.faultLog.close()
    this.incoming.close()
    this.socket.send = () => undefined
    this.pace.stop()
    this.api.removeAllListeners()
    this.api.on(EventName.error, () => undefined)
  }

  private decode(text: string): void {
    try {
      this.socket.onMessage(text)
    } catch (fault) {
      this.clearQueue()
      this.thrown(fault)
    }
  }

  private listen(): void {
    const { report } = this.options
    const { connection } = this
    // A greeting of one field has no time.
    this.api.on(EventName.server, (version, time?: string) => {
      const text = time ?? ''
      this.zone = zoneOfGreeting(text)
      const isVersion = Number.isInteger(version)
      if (!isVersion) this.fault('BAD-VERSION', 'the gateway greeted with something that is no version', this.incoming.head, false)
      report({ kind: 'version', connection, version: isVersion ? version : null, text })
    })
    this.api.on(EventName.managedAccounts, (list) => {
      report({ kind: 'managed-accounts', connection, accounts: list.split(',').map((name) => name.trim()).filter((name) => name !== '') })
    })
    this.api.on(EventName.nextValidId, (id) => { report({ kind: 'next-id', connection, id }) })
    this.api.on(EventName.info, (text, code) => { report({ kind: 'message', connection, code, text, reqId: NO_REQUEST }) })
    this.api.on(EventName.error, (error: Error, code?: number, reqId?: number) => { this.hearError(error, code ?? DECODE_ERROR, reqId ?? NO_REQUEST) })
    listenForData(this.api, {
      connection, report, board: this.board, now: this.options.now, zone: () => this.zone, onThrow: (fault) => { this.thrown(fault) }
    })
  }

  private hearError(error: Error, code: number, reqId: number): void {
    if (reqId !== NO_REQUEST) {
      this.options.report({ kind: 'message', connection: this.connection, code, text: error.message, reqId })
    } else if (code === DECODE_ERROR) {
      this.countDecodeError()
      this.loseMessage(String(code), error.message)
    } else if (code !== LIBRARY_CONNECT_ERROR) {
      this.fault(String(code), error.message, this.incoming.head, FATAL_LIBRARY_CODES.has(code))
    }
  }

  /** A message that gave nothing is told with its bytes, and its row counted where it is missing. */
  private loseMessage(code: string, words: string, stack = ''): void {
    // The library may quote all that it did not expect.
    const reason = words.length > REASON_SHOWN ? `${words.slice(0, REASON_SHOWN)}...` : words
    this.faultLog.add({ code, message: reason, detail: stack === '' ? this.incoming.head : `${this.incoming.head} ${stack}` })
    const fields = this.incoming.fields.slice(0, FIELDS_SHOWN)
    const [id = '', reqId] = fields
    // Its end will not come either: who asked must not wait for it.
    if (id === HISTORICAL_DATA && Number.isInteger(Number(reqId))) {
      this.options.report({ kind: 'message', connection: this.connection, code: DECODE_ERROR, text: reason, reqId: Number(reqId) })
    }
    const slice = sliceOfMessage[id]
    if (slice !== undefined) this.options.report({ kind: 'unreadable', connection: this.connection, slice, key: `message ${fields.join(' ')}`, reason: `${code}: ${reason}` })
  }

  private countDecodeError(): void {
    if (this.decodeErrorsThisTurn === 0) setImmediate(() => { this.decodeErrorsThisTurn = 0 })
    this.decodeErrorsThisTurn += 1
    if (this.decodeErrorsThisTurn > DECODE_ERROR_STORM) this.options.onStorm()
  }

  private thrown(fault: unknown): void {
    const error = fault instanceof Error ? fault : new Error(String(fault))
    this.countDecodeError()
    this.loseMessage('LIBRARY-THREW', error.message, error.stack)
  }

  private fault(code: string, message: string, detail: string | null, fatal: boolean): void {
    this.options.report({ kind: 'fault', connection: this.connection, code, message, detail, fatal })
  }

  private sendQuotes(): void {
    const rows = this.board.drain()
    if (rows.length > 0) this.options.report({ kind: 'quotes', connection: this.connection, rows })
  }
}
