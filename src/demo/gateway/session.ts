/** One connection, from its greeting to its end. */
import type { Socket } from 'node:net'
import type { Client, Floor } from './client.js'
import { farmNotice, farms } from './farms.js'
import type { Victim } from './faults.js'
import { distorted } from './faults/distortion.js'
import type { MomentaryFault, MomentaryTerms } from './faults/table.js'
import { LateRequests } from './late-requests.js'
import { notice } from './messages/session-messages.js'
import { Pacing } from './pacing.js'
import { answer } from './requests/index.js'
import { tellOfTrading, tellOpenOrders } from './requests/order-requests.js'
import { answerManagedAccounts, answerNextId } from './requests/session-requests.js'
import type { ConnectionRecord } from './seen.js'
import { staged } from './staged-faults.js'
import { QuoteLines } from './streams/quote-lines.js'
import { StreamTable } from './streams/stream-table.js'
import { BadFrame, FrameReader, fieldsOf } from './wire/frames.js'
import { versionReply, wrongReply } from './wire/greetings.js'
import { negotiated, readHello } from './wire/hello.js'
import { Outbox } from './wire/outbox.js'
import { Request, UnreadableRequest } from './wire/request.js'

const START_API = 71
/** A client that does not close its side gets this long. */
const LINGER_MS = 500

export interface SessionTerms {
  readonly floor: Floor
  readonly maxVersion: number
  readonly messagesPerSecond: number
  /** Client that hears of everyone's orders. */
  readonly masterClientId: number | 'every'
  /** @returns whether the id was free; then it is taken until the session ends. */
  readonly claim: (clientId: number) => boolean
  readonly record: ConnectionRecord
}

export class Session implements Client, Victim {
  readonly floor: Floor
  readonly outbox: Outbox
  readonly streams = new StreamTable()
  readonly quotes: QuoteLines
  version = 0
  clientId = -1
  readonly #atEnd = new Set<() => void>()
  readonly #reader = new FrameReader()
  readonly #pacing = new Pacing()
  readonly #late = new LateRequests((fields) => {
    if (this.ready) answer(this, new Request(fields))
    if (!this.#isOver() && this.socket.isPaused()) this.#work()
  })
  #greetingDelay: NodeJS.Timeout | undefined
  #phase: 'greeting' | 'delayed' | 'starting' | 'ready' | 'ended' = 'greeting'
  #holdsId = false
  /** Settles when the socket is gone. */
  readonly closed: Promise<void>
  #linger: NodeJS.Timeout | undefined
  /** Accepted, and nothing else: never read, never closed from this side while that lasts. */
  readonly isZombie: boolean

  constructor(
    private readonly socket: Socket,
    private readonly terms: SessionTerms
  ) {
    this.floor = terms.floor
    const { faults } = terms.floor
    this.outbox = new Outbox(socket, {
      isMuted: () => this.ready && faults.is('mute'),
      isSplit: () => faults.is('split-bytes'),
      distort: (messages) => distorted(messages, faults),
      onRoom: () => {
        if (this.socket.isPaused()) this.#work()
      }
    })
    this.quotes = new QuoteLines(terms.floor, this.outbox, () => this.version)
    this.isZombie = faults.is('zombie')
    if (!this.isZombie) {
      socket.on('data', (data) => {
        this.#reader.take(data)
        this.#work()
      })
      socket.on('end', () => {
        this.end()
      })
    }
    // What follows is the close; there is nobody left to tell of the error.
    socket.on('error', () => undefined)
    this.closed = new Promise((gone) => {
      socket.once('close', () => {
        this.#release()
        gone()
      })
    })
  }

  get ready(): boolean {
    return this.#phase === 'ready'
  }

  /** Its client id is taken: until the socket is gone, as at a gateway. */
  get holdsId(): boolean {
    return this.#holdsId
  }

  warn(code: number, text: string, reqId?: number): void {
    this.outbox.say(notice(this.version, code, text, reqId))
  }

  atEnd(release: () => void): () => void {
    this.#atEnd.add(release)
    return () => {
      this.#atEnd.delete(release)
    }
  }

  /** Says what is still to be said, then closes: at once from this side, and for certain a moment later. */
  end(): void {
    if (this.#phase === 'ended') return
    this.outbox.flush()
    this.outbox.close()
    this.#phase = 'ended'
    this.socket.end()
    this.#linger = setTimeout(() => this.socket.destroy(), LINGER_MS)
  }

  /** 1300, and the end. */
  leaveFor(port: number): void {
    if (!this.ready) return
    this.warn(1300, `TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - ${String(port)}`)
    this.end()
  }

  /** A zombie's end. */
  bury(): void {
    if (this.isZombie) this.socket.destroy()
  }

  stage<Name extends MomentaryFault>(fault: Name, terms: MomentaryTerms<Name>): void {
    if (this.ready) staged[fault](this, this.socket, terms)
  }

  #release(): void {
    this.#phase = 'ended'
    clearTimeout(this.#linger)
    clearTimeout(this.#greetingDelay)
    this.#late.close()
    for (const release of this.#atEnd) release()
    this.#atEnd.clear()
    this.streams.closeAll()
    this.quotes.close()
    this.outbox.close()
  }

  /** Takes what has come, as far as there is room for the answers: who does not read them is not asked for more requests. */
  #work(): void {
    if (this.#isOver() || this.#phase === 'delayed') return
    try {
      if (this.#phase === 'greeting' && !this.#greet()) return
      while (!this.outbox.full && !this.#late.full && !this.#isOver()) {
        const body = this.#reader.next()
        if (body === null) break
        this.#take(fieldsOf(body))
      }
    } catch (error) {
      if (!(error instanceof BadFrame)) throw error
      this.end()
    }
    if (this.outbox.full || this.#late.full) this.socket.pause()
    else this.socket.resume()
  }

  #isOver(): boolean {
    return this.#phase === 'ended'
  }

  /** @returns whether the greeting is over and frames follow */
  #greet(): boolean {
    const hello = readHello(this.#reader.pending)
    if (hello.kind === 'incomplete') return false
    const version = hello.kind === 'range' ? negotiated(hello, this.terms.maxVersion) : null
    if (hello.kind === 'foreign' || version === null) {
      this.end()
      return false
    }
    this.#reader.skip(hello.bytes)
    this.version = version
    const { faults, clock } = this.floor
    const wrong = faults.terms('wrong-greeting')
    const slow = faults.terms('slow-handshake')
    if (wrong) this.outbox.bytes(wrongReply(wrong.greeting, clock.now()))
    else if (slow) this.#greetLater(slow.milliseconds)
    else if (!faults.is('silent-handshake')) this.outbox.bytes(versionReply(version, clock.now()))
    if (this.#phase === 'greeting') this.#phase = 'starting'
    return this.#phase === 'starting'
  }

  #greetLater(milliseconds: number): void {
    this.#phase = 'delayed'
    this.socket.pause()
    this.#greetingDelay = setTimeout(() => {
      this.#phase = 'starting'
      this.outbox.bytes(versionReply(this.version, this.floor.clock.now()))
      this.#work()
    }, milliseconds)
  }

  #take(fields: readonly string[]): void {
    const request = new Request(fields)
    let id: number
    try {
      id = request.id
    } catch (error) {
      if (!(error instanceof UnreadableRequest)) throw error
      if (this.ready) this.warn(320, `Error reading request. ${error.message}`)
      return
    }
    this.terms.record.note(id)
    if (this.#phase === 'starting') this.#start(id, request)
    else if (this.#paced()) this.#answer(fields, request)
  }

  #answer(fields: readonly string[], request: Request): void {
    const slow = this.floor.faults.terms('slow-answers')
    if (slow || this.#late.waits) this.#late.add(fields, slow?.milliseconds ?? 0)
    else answer(this, request)
  }

  /** Whatever comes before START_API is dropped. */
  #start(id: number, request: Request): void {
    const { faults } = this.floor
    if (id !== START_API || faults.is('silent-handshake') || faults.is('wrong-greeting')) return
    this.clientId = request.number(2)
    this.terms.record.clientId = this.clientId
    if (faults.is('client-id-in-use') || !this.terms.claim(this.clientId)) {
      this.warn(326, 'Unable to connect as the client id is already in use. Retry with a unique client id.')
      this.end()
      return
    }
    this.#holdsId = true
    answerManagedAccounts(this)
    if (faults.is('no-next-valid-id')) return
    answerNextId(this)
    for (const farm of farms) this.warn(...farmNotice(farm, faults.isBroken(farm)))
    if (!faults.upstream) this.warn(2110, 'Connectivity between TWS and server is broken. It will be restored automatically.')
    if (faults.is('orders-on-connect')) tellOpenOrders(this)
    tellOfTrading(this, this.terms.masterClientId === 'every' || this.terms.masterClientId === this.clientId)
    this.outbox.flush()
    this.#phase = 'ready'
  }

  #paced(): boolean {
    const perSecond = this.floor.faults.terms('message-rate')?.perSecond ?? this.terms.messagesPerSecond
    const pace = this.#pacing.take(this.floor.clock.now(), perSecond)
    if (pace === 'fine') return true
    this.warn(100, `Max rate of messages per second has been exceeded:max=${String(perSecond)}`)
    if (pace === 'end') this.end()
    return false
  }
}
