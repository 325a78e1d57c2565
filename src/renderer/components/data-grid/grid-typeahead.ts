/** Typing the beginning of what a row is about leads to it. */

/** Milliseconds after which the next letter begins another word. */
export const TYPED_TOGETHER_MS = 800

/**
 * @param from where the search begins; it goes on at the top when it has reached the end
 * @returns the index of the next text that begins so, in any case; null: there is none
 */
export function typedRow(texts: (index: number) => string, count: number, typed: string, from: number): number | null {
  const wanted = typed.toLowerCase()
  for (let step = 0; step < count; step += 1) {
    const index = (from + step) % count
    if (texts(index).toLowerCase().startsWith(wanted)) return index
  }
  return null
}
