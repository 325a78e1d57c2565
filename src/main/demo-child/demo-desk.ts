/**
 * Owns the demo desk's child process: embedded Postgres, simulated gateway, paper-trading writer. The child stops what it
 * started when this app stops it, and also when this app dies (docs/decisions/0006).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { demoMessage, type DemoCommand, type DemoFault, type DemoMessage, type DemoStart } from '../../shared/demo/messages.js'
import type { Clock } from '../../shared/lib/clock.js'
import type { BackendError } from '../../shared/state/slice-meta.js'
import type { DemoStatus } from '../../shared/state/status.js'
import { DemoOrders, type DemoOrder } from './demo-orders.js'
import type { Logger } from '../diagnostics/logger.js'

export type DemoReady = Extract<DemoMessage, { type: 'ready' }>

export interface DemoDesk {
  /** Settles when the desk's backends can be connected to. @rejects when they could not be started, or at the signal. */
  ready(signal: AbortSignal): Promise<DemoReady>
  /** What can be broken; null until the desk is ready. */
  faults(): readonly DemoFault[] | null
  /** Breaks or mends something. @rejects DemoRefusal */
  give(order: DemoOrder, signal: AbortSignal): Promise<void>
  /** Stops the backends and waits for the child to end; bounded. */
  stop(): Promise<void>
}

export interface DemoDeskOptions {
  /** The child's entry file. */
  readonly entry: string
  readonly folder: string
  readonly logger: Logger
  readonly clock: Clock
  readonly onStatus: (status: DemoStatus) => void
}

/** Postgres' fast shutdown takes well under a second; a slow disk gets this long before the child is killed. */
const STOP_DEADLINE_MS = 8_000

export function launchDemoDesk(options: DemoDeskOptions): DemoDesk {
  const start: Pick<DemoStart, 'dataDir'> = { dataDir: options.folder }
  const child = spawn(process.execPath, [options.entry], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', PITWALL_DEMO: JSON.stringify(start) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  })
  return new DemoChild(child, options)
}

class DemoChild implements DemoDesk {
  readonly #ready: Promise<DemoReady>
  readonly #ended: Promise<void>
  #stopping = false
  #faults: readonly DemoFault[] | null = null
  readonly #orders = new DemoOrders((command) => {
    this.#send(command)
  })

  constructor(
    private readonly child: ChildProcess,
    private readonly options: DemoDeskOptions
  ) {
    options.onStatus({ phase: 'starting', stage: 'Starting the demo desk', error: null, broken: [] })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      options.logger.warn({ part: 'demo' }, text.trimEnd())
    })
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        this.#orders.end()
        resolve()
      })
      child.once('error', () => {
        resolve()
      })
    })
    this.#ready = this.#watch()
    // Nobody may be waiting any more when the child fails; whoever waits sees the same rejection.
    this.#ready.catch(() => undefined)
  }

  ready(signal: AbortSignal): Promise<DemoReady> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('the desk was closed before the demo desk was ready'))
      })
      this.#ready.then(resolve, reject)
    })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#send({ type: 'stop' })
    const timer = setTimeout(() => {
      this.options.logger.error({ part: 'demo' }, 'the demo desk did not stop in time; killed')
      this.child.kill('SIGKILL')
    }, STOP_DEADLINE_MS)
    await this.#ended
    clearTimeout(timer)
    this.options.onStatus({ phase: 'off', stage: '', error: null, broken: [] })
  }

  faults(): readonly DemoFault[] | null {
    return this.#faults
  }

  give(order: DemoOrder, signal: AbortSignal): Promise<void> {
    return this.#orders.give(order, signal)
  }

  #send(command: DemoCommand): void {
    // A child that has just died says so by its exit.
    if (this.child.connected) this.child.send(command, () => undefined)
  }

  #titled(names: readonly string[]): DemoStatus['broken'] {
    return names.map((name) => ({ name, title: this.#faults?.find((fault) => fault.name === name)?.title ?? name }))
  }

  #watch(): Promise<DemoReady> {
    return new Promise((resolve, reject) => {
      const fail = (code: string, message: string, remedy: string | null): void => {
        if (this.#stopping) return
        const error: BackendError = { code, message, source: 'demo', remedy, at: this.options.clock.now() }
        this.options.onStatus({ phase: 'failed', stage: '', error, broken: [] })
        this.options.logger.error({ part: 'demo', code }, message)
        reject(new Error(`${code}: ${message}`))
      }
      this.child.on('message', (sent) => {
        const message = demoMessage.safeParse(sent)
        if (!message.success) {
          fail('BAD_MESSAGE', `the demo desk said something unknown: ${message.error.message}`, null)
          return
        }
        this.#hear(message.data, resolve, fail)
      })
      this.child.once('error', (fault: NodeJS.ErrnoException) => {
        fail(fault.code ?? 'SPAWN', fault.message, 'Reinstall Pitwall: its own executable could not be started.')
      })
      this.child.once('exit', (code, signal) => {
        fail('EXIT', `the demo desk ended by itself (${signal ?? `exit code ${String(code)}`})`, 'Reopen the demo desk; the log says what it was doing.')
      })
    })
  }

  #hear(message: DemoMessage, resolve: (ready: DemoReady) => void, fail: (code: string, text: string, remedy: string | null) => void): void {
    switch (message.type) {
      case 'stage':
        this.options.onStatus({ phase: 'starting', stage: message.text, error: null, broken: [] })
        break
      case 'ready':
        this.#faults = message.faults
        this.options.onStatus({ phase: 'running', stage: '', error: null, broken: [] })
        resolve(message)
        break
      case 'failed':
        fail(message.code, message.message, message.remedy)
        break
      case 'broken':
        this.options.onStatus({ phase: 'running', stage: '', error: null, broken: this.#titled(message.faults) })
        break
      case 'done':
        this.#orders.answered(message)
        break
    }
  }
}
