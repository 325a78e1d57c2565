/** Which screen the page begins with: told by its address, so that it loads what it needs before main can answer. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The screen whose layout is in the file of workspaces; the page's own name of it. */
const WORKSPACE_SCREEN = 'workspace'

/** A home folder on a network that does not answer must not keep the page from loading. */
const PATIENCE_MS = 150

export function workspacesPath(userData: string): string {
  return join(userData, 'workspaces.json')
}

function wasShown(text: string): boolean {
  const file: unknown = JSON.parse(text)
  return typeof file === 'object' && file !== null && Reflect.get(file, 'isShown') === true
}

/** @returns the part of the address that names the screen: `#workspace`, or nothing: as the page begins by itself. Never rejects. */
export async function readStartScreen(path: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false)
  })
  // A file that cannot be used is said when the workspaces are asked for.
  const isShown = await Promise.race([readFile(path, 'utf8').then(wasShown).catch(() => false), late])
  clearTimeout(timer)
  return isShown ? `#${WORKSPACE_SCREEN}` : ''
}
