import { spawn } from 'node:child_process'
import { bound, canBind, stop } from './child.mjs'
import { note, step } from './progress.mjs'
import { hasCommand } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const START_DEADLINE_MS = 15_000

/** The virtual screen: large enough for the desk's default window. */
const SCREEN = '1920x1200x24'

export const needsVirtualDisplay = () => process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY

/**
 * Starts a service that reports where it can be reached by writing one line to file descriptor 3.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
const startService = (command, args) =>
  new Promise((resolve, reject) => {
    // Out of the terminal's reach: Ctrl-C must let the app end on a living screen. The kernel still ends it with this process.
    const child = spawn(...bound(command, args), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: canBind })
    let complaint = ''
    let answer = ''
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(deadline)
      child.kill('SIGKILL')
      reject(new SetupError(`${command} did not start: ${reason}`, `run \`${command} ${args.join(' ')}\` to see why`))
    }
    const deadline = setTimeout(() => fail('no answer in time'), START_DEADLINE_MS)
    child.stderr?.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-2_000)))
    child.stdio[3]?.on('data', (chunk) => {
      answer += chunk
      if (!answer.includes('\n')) return
      clearTimeout(deadline)
      resolve({ address: answer.trim(), close: () => stop(child) })
    })
    child.once('error', (error) => fail(error.message))
    child.once('exit', () => fail(complaint.trim() || 'it ended at once'))
  })

/** What the machine has, or has not: nothing was started and nothing has to be closed. */
export const ownDisplay = { env: process.env, close: async () => {} }

/**
 * Gives the app a screen and a session bus where the machine has none; what was started here ends with `close`.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>}
 */
export const openDisplay = async () => {
  if (!needsVirtualDisplay()) return ownDisplay
  const screen = await step('starting a virtual display', () => startService('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset']))
  note(`no display here: using a virtual one (:${screen.address})`)
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DISPLAY: `:${screen.address}` }
  if (env.DBUS_SESSION_BUS_ADDRESS || !(await hasCommand('dbus-daemon'))) return { env, close: screen.close }
  try {
    const bus = await step('starting a session bus', () => startService('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3']))
    return {
      env: { ...env, DBUS_SESSION_BUS_ADDRESS: bus.address },
      close: async () => {
        await bus.close()
        await screen.close()
      }
    }
  } catch (error) {
    await screen.close()
    throw error
  }
}
