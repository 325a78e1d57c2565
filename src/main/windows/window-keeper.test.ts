import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseWindowState, type WindowState } from './window-bounds.js'
import { readWindowState, windowFile } from './window-file.js'
import { WindowKeeper, type KeptWindow } from './window-keeper.js'

const place = (x: number): WindowState => ({ bounds: { x, y: 5, width: 1000, height: 700 }, isMaximized: false, isFullScreen: false })

let folder: string
let faults: unknown[]
let now: WindowState
let isGone: boolean
const window: KeptWindow = {
  isDestroyed: () => isGone,
  isMinimized: () => false,
  isMaximized: () => now.isMaximized,
  isFullScreen: () => now.isFullScreen,
  getNormalBounds: () => now.bounds
}
/** Without the patience of the start, which a loaded machine outlasts. */
const kept = async (path = windowFile(folder)): Promise<WindowState | null> => parseWindowState(await readFile(path, 'utf8').catch(() => ''))
const keeper = (delayMs: number, path = windowFile(folder)): WindowKeeper => new WindowKeeper({ window, path, delayMs, onFault: (fault) => faults.push(fault) })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pitwall-window-'))
  faults = []
  now = place(1)
  isGone = false
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the window\'s place', () => {
  it('is kept a moment after the last move', async () => {
    const one = keeper(1)
    one.moved()
    now = { ...place(2), isMaximized: true }
    one.moved()
    await vi.waitFor(async () => expect(await kept()).toEqual(now))
    expect(await readdir(folder)).toEqual(['window.json'])
  })

  it('is kept at the end, whatever was still to be waited for', async () => {
    const one = keeper(1e9)
    one.moved()
    now = { ...place(3), isFullScreen: true }
    await one.close()
    expect(await kept()).toEqual(now)
  })

  it('stays what it was at the end when the window has gone before', async () => {
    const one = keeper(1e9)
    one.keep()
    now = place(4)
    isGone = true
    await one.close()
    expect(await kept()).toEqual(place(1))
  })

  it('is kept by the next move when a disk has refused it', async () => {
    const path = join(folder, 'not-there', 'window.json')
    await writeFile(join(folder, 'not-there'), 'a file')
    const one = keeper(1, path)
    one.keep()
    await vi.waitFor(() => { expect(faults).toHaveLength(1) })
    await rm(join(folder, 'not-there'))
    await one.close()
    expect(await kept(path)).toEqual(place(1))
  })

  it('is kept no more after the end', async () => {
    const one = keeper(1)
    await one.close()
    now = place(2)
    one.moved()
    one.keep()
    await one.close()
    expect(await kept()).toEqual(place(1))
  })

  it('is none where there is no file', async () => {
    expect(await readWindowState(windowFile(folder))()).toBeNull()
  })
})
