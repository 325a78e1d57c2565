/** Starts Electron apps for a measurement and ends them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { BenchContext } from './figures.js'

const root = resolve(import.meta.dirname, '../..')

export interface App {
  readonly child: ChildProcess
  /** When it was spawned, in epoch milliseconds. */
  readonly spawnedAt: number
  /** When its page said that its text or rows are on screen. @rejects when it ends before */
  readonly paintedAt: Promise<number>
  /** Quits it and waits until it is gone. */
  end(): Promise<void>
}

const FORCE_AFTER_MS = 15_000

function start(context: BenchContext, args: readonly string[], env: Readonly<Record<string, string>>): App {
  const spawnedAt = Date.now()
  const child = spawn(context.electron, [...args, ...context.electronArgs], { cwd: root, env: { ...process.env, ...env, PITWALL_NO_DIALOGS: '1', PITWALL_NO_NOTIFICATIONS: '1', PITWALL_REPORT_START: '1' }, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  const paintedAt = new Promise<number>((settle, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [, at] = /\{"paintedAt":([\d.]+)\}/.exec(text) ?? []
      if (at !== undefined) settle(Number(at))
    })
    child.once('exit', (code) => {
      reject(new Error(`the app ended with code ${String(code)} before it showed anything`))
    })
  })
  paintedAt.catch(() => undefined)
  return {
    child,
    spawnedAt,
    paintedAt,
    end: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), FORCE_AFTER_MS)
      await ended
      clearTimeout(timer)
    }
  }
}

/** The yardstick: a window with one line of text. */
export function startBare(context: BenchContext, userData: string): App {
  return start(context, [resolve(root, 'bench/bare'), `--user-data-dir=${userData}`], {})
}

export function startPitwall(context: BenchContext, userData: string, desk: 'demo' | 'own', env: Readonly<Record<string, string>> = {}): App {
  return start(context, [root, `--user-data-dir=${userData}`, `--desk=${desk}`], env)
}
