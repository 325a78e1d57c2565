/** Processor time of a process and all below it, from /proc. Linux only. */
import { readdir, readFile } from 'node:fs/promises'

/** Of a tick in /proc: 100 on every Linux that Node runs on. */
const MS_PER_TICK = 10

interface Used {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
}

async function used(): Promise<readonly Used[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid): Promise<Used | null> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
      if (stat === null) return null // It ended while we looked.
      // After the name: state, parent, ... ; utime, stime and those of children that have ended are the 12th to 15th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
      return { pid: Number(pid), parent: Number(fields[1]), ticks }
    })
  )
  return found.filter((one) => one !== null)
}

/** Milliseconds that a process, those below it, and those of them that have ended have used so far. */
export async function cpuMs(root: number): Promise<number> {
  const all = await used()
  const sum = (pid: number): number => {
    const own = all.find((one) => one.pid === pid)?.ticks ?? 0
    return all.filter(({ parent }) => parent === pid).reduce((total, child) => total + sum(child.pid), own)
  }
  return sum(root) * MS_PER_TICK
}
