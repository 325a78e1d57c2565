import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'

/** A child that does not end this long after it was asked to is killed. Milliseconds. */
const GRACE_MS = 15_000

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => process.platform === 'linux' && existsSync(path))

/** Whether `bound` can keep its promise here. */
export const canBind = setpriv !== undefined

/**
 * A command line whose process the kernel ends when this one dies, however it dies. Elsewhere than on Linux: the plain one.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export const bound = (command, args) => (setpriv ? [setpriv, ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, [...args]])

/**
 * Waits for a child that holds a service, ending it when asked.
 * @param {import('node:child_process').ChildProcess} child
 */
export const stop = (child) =>
  new Promise((/** @type {(value: void) => void} */ resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

const onWindows = process.platform === 'win32'

/**
 * Runs a program on this terminal until it ends; signals sent to this process reach it, each exactly once: Electron takes the
 * first as a wish to quit and dies of the second. So it is out of the terminal's own reach, except on Windows, where a
 * process cannot be asked to end and the console tells both.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} its exit code, 128 + the signal's number when a signal ended it
 */
export const foreground = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(...bound(command, args), { ...options, stdio: ['ignore', 'inherit', 'inherit'], detached: !onWindows })
    /** @type {NodeJS.Timeout | undefined} */
    let force
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (!onWindows) child.kill(signal)
      force ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    }
    const settle = () => {
      clearTimeout(force)
      for (const signal of forwarded) process.off(signal, forward)
    }
    for (const signal of forwarded) process.on(signal, forward)
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      settle()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
