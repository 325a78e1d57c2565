/** How well a text fits what was typed: its letters in their order, the better the closer together and the nearer to words' beginnings. */

export interface FuzzyMatch {
  /** Greater is better; comparable between texts for the same query. */
  readonly score: number
  /** Indices of the letters that fit, rising. */
  readonly letters: readonly number[]
}

const LETTER = 1
const WORD_START = 8
const NEXT_LETTER = 8
const WHOLE_START = 4
/** For each letter that is skipped between two that fit, up to a word's length. */
const GAP = 0.5
const LONGEST_GAP = 8
/** Longer texts fit a little worse. */
const LENGTH = 0.02

function isWordStart(text: string, index: number): boolean {
  const before = text[index - 1]
  if (before === undefined) return true
  const here = text[index] ?? ''
  return !/[\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(here)) || (/\p{L}/u.test(before) && /\p{N}/u.test(here))
}

interface Cell {
  readonly score: number
  /** Where the letter before this one is; -1: this is the first. */
  readonly from: number
}

/** Looks at every way to place the letters, and takes the best. */
function matchWord(word: string, text: string, lower: string): FuzzyMatch | null {
  const starts = [...lower].map((_letter, index) => WORD_START * Number(isWordStart(text, index)) + WHOLE_START * Number(index === 0))
  let before: (Cell | null)[] = []
  const rows: (Cell | null)[][] = []
  for (let at = 0; at < word.length; at += 1) {
    const row: (Cell | null)[] = []
    for (let index = 0; index < lower.length; index += 1) {
      if (lower[index] !== word[at]) {
        row.push(null)
        continue
      }
      const own = LETTER + (starts[index] ?? 0)
      if (at === 0) {
        row.push({ score: own, from: -1 })
        continue
      }
      let best: Cell | null = null
      for (let from = 0; from < index; from += 1) {
        const cell = before[from]
        if (cell == null) continue
        const gap = index - from - 1
        const score = cell.score + own + (gap === 0 ? NEXT_LETTER : -GAP * Math.min(gap, LONGEST_GAP))
        if (best === null || score > best.score) best = { score, from }
      }
      row.push(best)
    }
    rows.push(row)
    before = row
  }
  const end = before.reduce((best, cell, index) => (cell !== null && cell.score > (before[best]?.score ?? -Infinity) ? index : best), -1)
  const score = before[end]?.score
  if (score === undefined) return null
  const letters: number[] = []
  for (let at = word.length - 1, index = end; at >= 0; at -= 1) {
    letters.unshift(index)
    index = rows[at]?.[index]?.from ?? -1
  }
  return { score, letters }
}

/** Each word of the query has to fit, in whatever order; null: one does not. An empty query fits everything alike. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const lower = text.toLowerCase()
  // A letter whose small form has another length would shift all after it.
  if (lower.length !== text.length) return null
  const letters = new Set<number>()
  let score = 0
  for (const word of query.toLowerCase().split(/\s+/).filter((one) => one !== '')) {
    const match = matchWord(word, text, lower)
    if (match === null) return null
    score += match.score
    for (const index of match.letters) letters.add(index)
  }
  return { score: score - LENGTH * text.length, letters: [...letters].sort((a, b) => a - b) }
}
