/** Which entries were used last, the latest first; kept by the page, because it is no setting. */

const KEY = 'palette-recent'
const MOST = 12

/** Never throws: what was kept by another version, or not at all, is nothing. */
export function readRecent(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Never throws: the next start then knows less. */
export function keepRecent(storage: Pick<Storage, 'getItem' | 'setItem'>, id: string): void {
  const next = [id, ...readRecent(storage).filter((one) => one !== id)].slice(0, MOST)
  try {
    storage.setItem(KEY, JSON.stringify(next))
  } catch {
    // A full or forbidden storage costs the order of a list.
  }
}
