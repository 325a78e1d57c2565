/** What a fault lets one choose, and how a choice is read from text. */

interface WholeTerm {
  readonly kind: 'whole'
  readonly fallback: number
  readonly least: number
  readonly most: number
  readonly says: string
}
interface FlagTerm {
  readonly kind: 'flag'
  readonly fallback: boolean
  readonly says: string
}
interface TextTerm {
  readonly kind: 'text'
  readonly fallback: string
  readonly says: string
}
interface ChoiceTerm<Choice extends string = string> {
  readonly kind: 'choice'
  readonly fallback: Choice
  readonly choices: readonly Choice[]
  readonly says: string
}
export type Term = WholeTerm | FlagTerm | TextTerm | ChoiceTerm
export type TermTable = Readonly<Record<string, Term>>
type ValueOf<T extends Term> = T extends WholeTerm ? number : T extends FlagTerm ? boolean : T extends ChoiceTerm<infer Choice> ? Choice : string
/** The values that a fault is staged with. */
export type TermValues<T extends TermTable> = { readonly [Name in keyof T]: ValueOf<T[Name]> }

export const whole = (fallback: number, [least, most]: readonly [number, number], says: string): WholeTerm => ({ kind: 'whole', fallback, least, most, says })
export const flag = (fallback: boolean, says: string): FlagTerm => ({ kind: 'flag', fallback, says })
export const text = (fallback: string, says: string): TextTerm => ({ kind: 'text', fallback, says })
/** The first choice is meant when none is made. */
export const choice = <const Choice extends string>(choices: readonly [Choice, ...Choice[]], says: string): ChoiceTerm<Choice> =>
  ({ kind: 'choice', fallback: choices[0], choices, says })

/** The longest time that a fault can be told to take: a day. */
const A_DAY_MS = 86_400_000
/** A time in milliseconds. */
export const duration = (fallback: number, says: string): WholeTerm => whole(fallback, [0, A_DAY_MS], says)

/** Names the argument, its value and what would be right. */
export class BadFault extends Error {
  constructor(
    message: string,
    /** What to do instead. */
    readonly remedy: string
  ) {
    super(message)
  }
}

/** What a value of the term may be, in words. */
export function allowed(term: Term): string {
  switch (term.kind) {
    case 'whole':
      return `a whole number from ${String(term.least)} to ${String(term.most)}`
    case 'flag':
      return 'true or false'
    case 'choice':
      return `one of ${term.choices.join(', ')}`
    case 'text':
      return 'a text'
  }
}

function readOne(term: Term, given: string): number | boolean | string | null {
  switch (term.kind) {
    case 'whole': {
      const value = Number(given)
      return /^-?\d+$/.test(given) && value >= term.least && value <= term.most ? value : null
    }
    case 'flag':
      return given === 'true' ? true : given === 'false' ? false : null
    case 'choice':
      return term.choices.includes(given) ? given : null
    case 'text':
      return given
  }
}

/** Whole values from texts; what is left out is as the table says. @throws BadFault */
export function readTerms<T extends TermTable>(fault: string, table: T, given: Readonly<Record<string, string>>): TermValues<T> {
  const names = Object.keys(table)
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue
    throw new BadFault(`${fault}: unknown parameter "${name}"`, names.length === 0 ? 'It has none.' : `Its parameters: ${names.join(', ')}.`)
  }
  const values = Object.entries(table).map(([name, term]) => {
    const said = given[name]
    const value = said === undefined ? term.fallback : readOne(term, said)
    if (value === null) throw new BadFault(`${fault}: ${name} is "${String(said)}"`, `Give ${allowed(term)}.`)
    return [name, value] as const
  })
  // Every name of the table has a value of its kind.
  return Object.fromEntries(values) as TermValues<T>
}

/** All values: those given, the rest as the table says. */
export function filled<T extends TermTable>(table: T, given: Partial<TermValues<T>> | undefined): TermValues<T> {
  const values = Object.entries(table).map(([name, term]) => [name, given?.[name] ?? term.fallback] as const)
  return Object.fromEntries(values) as TermValues<T>
}
