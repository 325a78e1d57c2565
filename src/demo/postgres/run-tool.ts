import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { environment } from './environment.js'
import type { OperatingUser } from './operating-user.js'

const DEADLINE_MS = 120_000

/** Runs one of Postgres' programs to its end. @rejects with its own words when it fails or takes too long. */
export function runTool(program: string, args: readonly string[], user: OperatingUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'], env: environment(), timeout: DEADLINE_MS, cwd: '/', ...user })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${basename(program)} ended with ${signal ?? `code ${String(code)}`}: ${words.trim()}`))
    })
  })
}
