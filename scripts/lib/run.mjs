import { spawn } from 'node:child_process'

/**
 * @typedef {object} Outcome
 * @property {number | null} code null when a signal ended it or it could not be started
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr also holds the reason when the program could not be started
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end and collects what it says. Never rejects: a program that cannot be started is an outcome too.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<Outcome>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const { timeoutMs = 60_000, ...spawnOptions } = options
    const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    const deadline = setTimeout(() => {
      timedOut = true
      child.kill('SIGKILL')
    }, timeoutMs)
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr += chunk))
    child.on('error', (error) => {
      clearTimeout(deadline)
      resolve({ code: null, signal: null, stdout, stderr: `${stderr}${error.message}`, timedOut })
    })
    child.on('close', (code, signal) => {
      clearTimeout(deadline)
      resolve({ code, signal, stdout, stderr, timedOut })
    })
  })

/**
 * Whether a program of this name is on the PATH.
 * @param {string} command
 */
export const hasCommand = async (command) => {
  const finder = process.platform === 'win32' ? 'where' : 'which'
  return (await run(finder, [command], { timeoutMs: 10_000 })).code === 0
}

/**
 * The last non-empty line of a program's complaint: what it was about.
 * @param {Outcome} outcome
 * @returns {string}
 */
export const complaint = (outcome) => {
  if (outcome.timedOut) return 'no answer in time'
  const lines = `${outcome.stdout}\n${outcome.stderr}`.split('\n').map((line) => line.trim())
  const last = lines.filter((line) => line !== '').at(-1)
  return last ?? (outcome.signal ? `ended by ${outcome.signal}` : `exit code ${outcome.code}`)
}
