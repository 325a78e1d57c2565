/** Whatever main loads behind the window begins here. */
const APP = /src\/main\/app\/compose\.ts$/

/** Loaded before the app or beside it, on the way to the first rows: they read what they need, and nothing for the others' sake. */
const EARLY = ['index', 'snapshot-worker']

/**
 * Those of `entries`, and the app, that need a module as soon as they are loaded.
 * @param {string} id
 * @param {import('vite').Rolldown.ChunkingContext} context
 * @param {Readonly<Record<string, string>>} entries
 */
function neededBy(id, context, entries) {
  const names = new Map(Object.entries(entries).map(([name, path]) => [path, name]))
  const [found, seen, ahead] = [new Set(), new Set(), [id]]
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const name = APP.test(at) ? 'app' : names.get(at)
    if (name === undefined) ahead.push(...(context.getModuleInfo(at)?.importers ?? []))
    else found.add(name)
  }
  return found
}

/**
 * Joins into a few files what the app loads behind its window: Node takes about a millisecond for each, and the last desk's
 * rows wait for all. What other threads and processes also need is kept apart, so that none of them loads the app.
 * @param {Readonly<Record<string, string>>} entries name to path
 * @returns {import('vite').Rolldown.CodeSplittingGroup & { name: import('vite').Rolldown.CodeSplittingNameFunction }}
 */
export const mainChunks = (entries) => ({
  debugName: 'behind the window',
  includeDependenciesRecursively: false,
  name: (id, context) => {
    const users = neededBy(id, context, entries)
    if (!users.has('app') || EARLY.some((name) => users.has(name))) return null
    return users.size === 1 ? 'app' : 'shared'
  }
})
