/** The catalogue in a language that nobody speaks, to see what is not in it, and what longer words do to the layout. */

const plain = 'AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuYyZz'
const accented = 'ÅåÇçĐđÉéĜĝĤĥÎîĶķĻļÑñÖöŔŕŠšŢţÛûÝýŽž'
const OPEN = '\u27E6'
const CLOSE = '\u27E7'

/** What was given to a sentence is not a word of it. */
function pseudoText(text: string, given: readonly string[]): string {
  const [first, ...rest] = given
  if (first !== undefined) return text.split(first).map((part) => pseudoText(part, rest)).join(first)
  return [...text].map((letter) => {
    const place = plain.indexOf(letter)
    const other = place < 0 ? letter : (accented[place] ?? letter)
    // Every vowel twice makes words longer by a third, as German is.
    return 'aeiou'.includes(letter) ? other + other : other
  }).join('')
}

function bracketed(text: string, given: readonly string[] = []): string {
  return text === '' ? '' : OPEN + pseudoText(text, given) + CLOSE
}

function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return bracketed(words)
  if (typeof words === 'function') {
    return (...parameters: readonly unknown[]): unknown => {
      const given = parameters.filter((each) => typeof each === 'string').filter((each) => each !== '').sort((one, other) => other.length - one.length)
      const result: unknown = Reflect.apply(words, undefined, parameters)
      if (typeof result === 'string') return bracketed(result, given)
      return Array.isArray(result) ? result.map((part: unknown) => (typeof part === 'string' && !given.includes(part) ? bracketed(part, given) : part)) : result
    }
  }
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, each]) => [name, pseudo(each)]))
}

/** An area of the catalogue, each of its words in brackets, accented and longer. */
export function pseudoWords<T extends object>(words: T): T {
  // The same names with the same kinds of values: that is what the walk keeps.
  return pseudo(words) as T
}
