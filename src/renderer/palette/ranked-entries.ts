/** Which entries are listed for what was typed, in which groups and order. */
import { fuzzyMatch } from './fuzzy-match.js'
import { entryGroups, type EntryGroup, type PaletteEntry } from './palette-entry.js'

export interface RankedEntry {
  readonly entry: PaletteEntry
  /** Indices of the title's letters that fit. */
  readonly letters: readonly number[]
}

export interface RankedGroup {
  readonly value: EntryGroup
  readonly items: readonly RankedEntry[]
}

/** Listed first while nothing was typed. */
const MOST_RECENT = 5
/** What the entry used last gains over one that was never used; those before it gain less. */
const RECENT_BONUS = 6
/** Letters that are strewn over a text, or two within a word, fit by chance. */
const LEAST_PER_LETTER = 6
/** Of an entry that fits by words that are not its title; below any that fits by it. */
const BY_OTHER_WORDS = -50

interface Scored extends RankedEntry {
  readonly score: number
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function scored(query: string, entry: PaletteEntry, bonus: number): Scored | null {
  const match = fuzzyMatch(query, entry.title)
  if (match !== null && match.score >= match.letters.length * LEAST_PER_LETTER - 1) return { entry, letters: match.letters, score: match.score + bonus }
  const words = wordsOf(`${entry.title} ${entry.detail} ${entry.words}`)
  const isMeant = wordsOf(query).every((typed) => words.some((word) => word.startsWith(typed)))
  return isMeant && wordsOf(query).length > 0 ? { entry, letters: [], score: BY_OTHER_WORDS + bonus } : null
}

function unfiltered(entries: readonly PaletteEntry[], recent: readonly string[]): readonly RankedGroup[] {
  const latest = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []).slice(0, MOST_RECENT)
  const group = (value: EntryGroup): RankedGroup => ({
    value,
    items: (value === 'Recent' ? latest : entries.filter((entry) => entry.group === value && !latest.includes(entry))).map((entry) => ({ entry, letters: [] }))
  })
  return entryGroups.map(group).filter(({ items }) => items.length > 0)
}

/** @param recent ids of the entries used last, the latest first */
export function rankedEntries(entries: readonly PaletteEntry[], query: string, recent: readonly string[]): readonly RankedGroup[] {
  if (query.trim() === '') return unfiltered(entries, recent)
  const bonus = (id: string): number => {
    const at = recent.indexOf(id)
    return at < 0 ? 0 : RECENT_BONUS * (1 - at / recent.length)
  }
  const fitting = entries.flatMap((entry) => scored(query, entry, bonus(entry.id)) ?? []).sort((a, b) => b.score - a.score)
  // A map keeps the order in which groups come: by their best.
  const groups = new Map<EntryGroup, Scored[]>()
  for (const one of fitting) groups.set(one.entry.group, [...(groups.get(one.entry.group) ?? []), one])
  return [...groups].map(([value, items]) => ({ value, items }))
}
