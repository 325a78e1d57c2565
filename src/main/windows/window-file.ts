/** The small file in which the window's place is kept: read while Electron gets ready, so that it costs the start nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseWindowState, type WindowState } from './window-bounds.js'

/** A home folder on a network that does not answer must not keep the window from opening. */
const PATIENCE_MS = 150

export function windowFile(userData: string): string {
  return join(userData, 'window.json')
}

/** Null: there is none, it is of no use, or it did not come in time. Never rejects. */
export async function readWindowState(path: string): Promise<WindowState | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null)
  })
  const read = readFile(path, 'utf8').then(parseWindowState, () => null)
  const state = await Promise.race([read, late])
  clearTimeout(timer)
  return state
}
