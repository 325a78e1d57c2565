/** The running `postgres` program. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { environment } from './environment.js'
import type { Distribution } from './distribution.js'

/** Recovery after a kill takes a second or two here; a loaded machine gets this long. */
const READY_DEADLINE_MS = 60_000
const POLL_MS = 20
/** Of postmaster.pid: pid, folder, start time, port, socket folder, address, shared memory, status. */
const STATUS_LINE = 7
const KEPT_WORDS = 4_000

/** Has Linux end the server, in order, when this process dies, however it dies. Elsewhere the next start finds it. */
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => process.platform === 'linux' && existsSync(path))
const bound = setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'INT', '--']

export class ServerProcess {
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  #words = ''
  #alive = true
  #endExpected = false

  constructor({ postgres, user }: Distribution, private readonly dataDir: string, settings: readonly string[]) {
    const flags = settings.flatMap((setting) => ['-c', setting])
    const [program = postgres, ...args] = [...bound, postgres, '-D', dataDir, ...flags]
    this.#child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment(), cwd: dataDir, ...user })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#words = (this.#words + text).slice(-KEPT_WORDS)
    })
    this.ended = new Promise((resolve) => {
      const end = (reason: string): void => {
        this.#words += reason
        this.#alive = false
        resolve()
      }
      this.#child.once('error', (error) => {
        end(error.message)
      })
      this.#child.once('close', (code, signal) => {
        end(this.#endExpected ? '' : `postgres ended with ${signal ?? `code ${String(code)}`}`)
      })
    })
  }

  get pid(): number | null {
    return this.#alive ? (this.#child.pid ?? null) : null
  }

  /** Settles when the server takes connections. @rejects when it ends instead, or takes too long. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_DEADLINE_MS
    while (this.#alive) {
      if (await this.#saysReady()) return
      if (Date.now() > deadline) {
        this.kill()
        break
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    throw new Error(`Postgres did not start: ${this.lastWords()}`)
  }

  /** Asks the server's own lock file, not the port: somebody else's server may be listening there. */
  async #saysReady(): Promise<boolean> {
    const lines = (await readFile(join(this.dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    return Number(lines[0]) === this.#child.pid && lines[STATUS_LINE]?.trim() === 'ready'
  }

  expectEnd(): void {
    this.#endExpected = true
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** The end of what it wrote to its log. */
  lastWords(): string {
    return this.#words.trim()
  }
}
