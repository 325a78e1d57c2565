/** Which screen the page begins with: told by its address, so that it loads what it needs before main can answer. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { settledWithin } from '../lib/settled-within.js'

/** A home folder on a network that does not answer must not keep the page from loading. */
const PATIENCE_MS = 150

export function workspacesPath(userData: string): string {
  return join(userData, 'workspaces.json')
}

function wasShown(text: string): boolean {
  const file: unknown = JSON.parse(text)
  return typeof file === 'object' && file !== null && Reflect.get(file, 'isShown') === true
}

/**
 * Begins to read. What it returns is asked once the page may load: the part of its address that names the screen, or nothing,
 * as the page begins by itself. Never rejects.
 */
export function readStartScreen(path: string, patienceMs = PATIENCE_MS): () => Promise<string> {
  // A file that cannot be used is said when the workspaces are asked for.
  const read = readFile(path, 'utf8').then(wasShown).catch(() => false)
  return async () => ((await settledWithin(read, patienceMs, false)) ? `#${WORKSPACE_SCREEN}` : '')
}
