import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

type Holder = ReturnType<typeof startHolder>

const startHolder = () => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = process.env
  // A group of its own, as a shell gives to a command.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.mjs')], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return { child, ended: once(child, 'exit'), said: () => said.join('') }
}

const pidOf = ({ child }: Holder): number => {
  if (child.pid === undefined) throw new Error('the holder did not start')
  return child.pid
}

/** The processes that this one started and that they started, without those that have ended. */
const descendants = async (pid: number): Promise<readonly number[]> => {
  const parents = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
        const parent = /\) [^Z] (\d+)/.exec(stat)?.[1]
        return { pid: Number(name), parent: Number(parent ?? -1) }
      })
  )
  const below = (ancestor: number): number[] => parents.filter((p) => p.parent === ancestor).flatMap((p) => [p.pid, ...below(p.pid)])
  return below(pid)
}

const isAlive = async (pid: number): Promise<boolean> => /\) [^Z]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))

const waitUntilUp = (holder: Holder): Promise<void> => vi.waitFor(() => expect(holder.said()).toMatch(/app \d+ on :\d+/), { timeout: 20_000 })

let holder: Holder | undefined
let started: readonly number[] = []
afterEach(async () => {
  if (holder?.child.exitCode === null) holder.child.kill('SIGKILL')
  for (const pid of started) if (await isAlive(pid)) process.kill(pid, 'SIGKILL')
})

/** Processes are looked up in /proc, and only Linux has virtual screens. */
const onLinux = process.platform === 'linux' ? ['on Linux'] : []

describe('what the scripts start', () => {
  it.each(onLinux)('is asked to end exactly once by a signal, and nothing stays (%s)', async () => {
    holder = startHolder()
    await waitUntilUp(holder)
    started = await descendants(pidOf(holder))
    expect(started.length).toBeGreaterThanOrEqual(3)
    holder.child.kill('SIGTERM')
    expect(await holder.ended).toEqual([41, null])
    expect(holder.said()).toContain('asked 1')
    expect(await Promise.all(started.map(isAlive))).not.toContain(true)
  })

  it.each(onLinux)('is asked to end exactly once by Ctrl-C, on a screen that is still there (%s)', async () => {
    holder = startHolder()
    await waitUntilUp(holder)
    started = await descendants(pidOf(holder))
    process.kill(-pidOf(holder), 'SIGINT')
    expect(await holder.ended).toEqual([41, null])
    expect(await Promise.all(started.map(isAlive))).not.toContain(true)
  })

  it.each(onLinux)('ends with the script, however the script ends (%s)', async () => {
    holder = startHolder()
    await waitUntilUp(holder)
    started = await descendants(pidOf(holder))
    expect(started.length).toBeGreaterThanOrEqual(3)
    holder.child.kill('SIGKILL')
    await holder.ended
    await vi.waitFor(async () => expect(await Promise.all(started.map(isAlive))).not.toContain(true), { timeout: 10_000 })
  })
})
