/**
 * One child process of the demo desk: embedded Postgres, simulated gateway, paper-trading writer. It stops what it started
 * when this app stops it, and also when this app dies (docs/decisions/0006).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { demoMessage, type DemoCommand, type DemoFault, type DemoMessage, type DemoStart } from '../../shared/demo/messages.js'
import { DemoOrders, type DemoOrder } from './demo-orders.js'
import type { Logger } from '../diagnostics/logger.js'

export type DemoReady = Extract<DemoMessage, { type: 'ready' }>

/** Why a child is of no use. */
export interface DemoFailure {
  readonly code: string
  readonly message: string
  readonly remedy: string | null
}

export interface DemoProcessOptions {
  /** The child's entry file. */
  readonly entry: string
  readonly start: Partial<DemoStart>
  readonly logger: Logger
  /** A step of its start has begun, in words for the screen. */
  readonly onStage: (text: string) => void
  readonly onReady: (ready: DemoReady) => void
  /** What is broken on purpose, by name; told when it changes. */
  readonly onBroken: (names: readonly string[]) => void
  /** It ended without having been asked to. Called once, when the process is gone. */
  readonly onLost: (failure: DemoFailure) => void
}

/** Postgres' fast shutdown takes well under a second; a slow disk gets this long before the child is killed. */
const STOP_DEADLINE_MS = 8_000

export class DemoProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #orders = new DemoOrders((command) => {
    this.#send(command)
  })
  #isStopping = false
  /** What it complained of before it ended: the cause of its end. */
  #complaint: DemoFailure | null = null

  constructor(private readonly options: DemoProcessOptions) {
    this.#child = spawn(process.execPath, [options.entry], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', PITWALL_DEMO: JSON.stringify(options.start) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc']
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      options.logger.warn({ part: 'demo' }, text.trimEnd())
    })
    this.#child.on('message', (sent) => {
      this.#hear(sent)
    })
    this.#ended = new Promise((resolve) => {
      const end = (failure: DemoFailure): void => {
        resolve()
        this.#orders.end()
        if (!this.#isStopping) options.onLost(this.#complaint ?? failure)
        // One that could not be started may tell of it twice.
        this.#isStopping = true
      }
      this.#child.once('exit', (code, signal) => {
        end({ code: 'EXIT', message: `the demo desk ended by itself (${signal ?? `exit code ${String(code)}`})`, remedy: 'The log says what it was doing.' })
      })
      this.#child.once('error', (fault: NodeJS.ErrnoException) => {
        end({ code: fault.code ?? 'SPAWN', message: fault.message, remedy: "Reinstall Pitwall if that lasts: its own executable could not be started." })
      })
    })
  }

  /** Breaks or mends something. @rejects DemoRefusal */
  give(order: DemoOrder, signal: AbortSignal): Promise<void> {
    return this.#orders.give(order, signal)
  }

  /** Stops the backends and waits for the child to end; bounded. */
  async stop(): Promise<void> {
    this.#isStopping = true
    this.#send({ type: 'stop' })
    const timer = setTimeout(() => {
      this.options.logger.error({ part: 'demo' }, 'the demo desk did not stop in time; killed')
      this.#child.kill('SIGKILL')
    }, STOP_DEADLINE_MS)
    await this.#ended
    clearTimeout(timer)
  }

  #send(command: DemoCommand): void {
    // A child that has just died says so by its exit.
    if (this.#child.connected) this.#child.send(command, () => undefined)
  }

  #hear(sent: unknown): void {
    const { data: message, error } = demoMessage.safeParse(sent)
    if (message === undefined) {
      this.#complaint ??= { code: 'BAD_MESSAGE', message: `the demo desk said something unknown: ${error.message}`, remedy: null }
      // A channel that closes ends it in order.
      this.#child.disconnect()
      return
    }
    switch (message.type) {
      case 'stage':
        this.options.onStage(message.text)
        break
      case 'ready':
        this.options.onReady(message)
        break
      case 'failed':
        // It ends by itself now.
        this.#complaint ??= { code: message.code, message: message.message, remedy: message.remedy }
        break
      case 'broken':
        this.options.onBroken(message.faults)
        break
      case 'done':
        this.#orders.answered(message)
        break
    }
  }
}

/** Names with their titles, as far as they are known. */
export function titled(names: readonly string[], faults: readonly DemoFault[]): { readonly name: string; readonly title: string }[] {
  return names.map((name) => ({ name, title: faults.find((fault) => fault.name === name)?.title ?? name }))
}
