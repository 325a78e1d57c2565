/** Holds a server still without ending it, and lets it go on: SIGSTOP and SIGCONT for it and all that it started. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Windows cannot hold a process still. */
export const canFreeze = process.platform !== 'win32'

const LISTING_DEADLINE_MS = 3_000

async function childrenOf(pid: number): Promise<readonly number[]> {
  if (process.platform === 'linux') {
    const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').catch(() => '')
    return children.split(' ').filter((word) => word !== '').map(Number)
  }
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid='], { timeout: LISTING_DEADLINE_MS })
  return stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))
}

function signal(pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Connections are still accepted by the system; nothing is answered. */
export async function freeze(pid: number): Promise<void> {
  // First the one that starts others.
  signal([pid], 'SIGSTOP')
  signal(await childrenOf(pid), 'SIGSTOP')
}

/** Nothing happens when it was not frozen. */
export async function thaw(pid: number): Promise<void> {
  if (!canFreeze) return
  signal([...(await childrenOf(pid)), pid], 'SIGCONT')
}
