/** A Postgres that still runs on a data folder because whoever started it was killed. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { environment } from './environment.js'
import type { Distribution } from './distribution.js'
import { thaw } from './freezing.js'

const STOP_SECONDS = 5

/** Process id of the server that says it runs on this folder, if it really does. */
export async function runningOn(dataDir: string): Promise<number | null> {
  const [line] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(line)
  if (!Number.isInteger(pid) || pid <= 0 || !(await isAlive(pid))) return null
  return (await isPostgresOn(pid, dataDir)) ? pid : null
}

/** Stops it, at once if it will not go quietly. Settles when it is gone; does nothing when there is none. */
export async function stopLeftover(dataDir: string, distribution: Distribution): Promise<void> {
  const pid = await runningOn(dataDir)
  if (pid === null) return
  // One that was held still hears of nothing.
  await thaw(pid)
  await pgCtlStop(dataDir, 'fast', distribution)
  if (await isAlive(pid)) await pgCtlStop(dataDir, 'immediate', distribution)
  if (await isAlive(pid)) process.kill(pid, 'SIGKILL')
}

/** Ends with the server, or after STOP_SECONDS. */
function pgCtlStop(dataDir: string, mode: 'fast' | 'immediate', { pgCtl, user }: Distribution): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(pgCtl, ['stop', '-D', dataDir, '-m', mode, '-w', '-t', String(STOP_SECONDS)], {
      stdio: 'ignore',
      env: environment(),
      cwd: dataDir,
      ...user
    })
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
}

/** Whether a process runs. One that has ended and that nobody has buried yet does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, yet there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  // The state follows the name, which is in parentheses and may hold anything.
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => ') Z')
  return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z'
}

/** After a reboot the number may belong to anyone: where the system tells what a process is, it is asked. */
async function isPostgresOn(pid: number, dataDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')
  return commandLine.split('\0').includes(dataDir)
}
