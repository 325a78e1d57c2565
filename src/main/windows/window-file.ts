/** The small file in which the window's place is kept: read while Electron gets ready, so that it costs the start nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { settledWithin } from '../lib/settled-within.js'
import { parseWindowState, type WindowState } from './window-bounds.js'

/** A home folder on a network that does not answer must not keep the window from opening. */
const PATIENCE_MS = 150

export function windowFile(userData: string): string {
  return join(userData, 'window.json')
}

/**
 * Begins to read. What it returns is asked once the window may open: null then, if there is no file, it is of no use, or it
 * still does not come. Never rejects.
 */
export function readWindowState(path: string): () => Promise<WindowState | null> {
  const read = readFile(path, 'utf8').then(parseWindowState, () => null)
  return () => settledWithin(read, PATIENCE_MS, null)
}
