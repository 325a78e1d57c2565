/** Memory of an app's processes, from /proc. Linux only. */
import { readdir, readFile } from 'node:fs/promises'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly commandLine: string
}

async function processes(): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (name): Promise<Process | null> => {
      try {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return { pid: Number(name), parent, commandLine: (await readFile(`/proc/${name}/cmdline`, 'utf8')).replaceAll('\0', ' ') }
      } catch {
        return null // It ended while we looked.
      }
    })
  )
  return found.filter((one) => one !== null)
}

/** Resident set of a process and all below it, in MB. @param leaveOut branches whose root's command line this matches are not counted */
export async function residentMb(root: number, leaveOut: RegExp): Promise<number> {
  const all = await processes()
  const counted: number[] = []
  const visit = (pid: number): void => {
    counted.push(pid)
    for (const child of all) if (child.parent === pid && !leaveOut.test(child.commandLine)) visit(child.pid)
  }
  visit(root)
  const sizes = await Promise.all(
    counted.map(async (pid) => {
      const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0)
    })
  )
  return sizes.reduce((sum, kb) => sum + kb, 0) / 1_024
}
