/** A fault as one says it in a line: `mute`, `slow-handshake=4000`, `notice=code:2103,text:Market data farm is broken`. */
import { faultList } from './stage.js'
import type { ListedFault } from './stage.js'
import { BadFault, allowed, readTerms } from './terms.js'
import type { Term } from './terms.js'

export interface SpokenFault {
  readonly name: string
  readonly given: Readonly<Record<string, string>>
}

const termsOf = ({ terms }: ListedFault): readonly (readonly [name: string, term: Term])[] => Object.entries(terms)

/** The fault is one of the list, with values that it takes. @throws BadFault */
export function readFault(spoken: string): SpokenFault {
  const [name = '', ...rest] = spoken.trim().split('=')
  const fault = faultList.find((each) => each.name === name)
  if (!fault) throw new BadFault(`unknown fault "${name}"`, `Faults: ${faultList.map((each) => each.name).join(', ')}.`)
  const values = rest.join('=')
  const given: Record<string, string> = {}
  if (rest.length > 0) {
    const first = termsOf(fault)[0]?.[0]
    if (first === undefined) throw new BadFault(`${name} is given "${values}"`, 'It has no parameters.')
    // A text may have commas of its own.
    const parts = /^[A-Za-z]+:/.test(values) ? values.split(/,(?=[A-Za-z]+:)/) : [`${first}:${values}`]
    for (const part of parts) given[part.slice(0, part.indexOf(':'))] = part.slice(part.indexOf(':') + 1)
  }
  readTerms(name, fault.terms, given)
  return { name, given }
}

/** The list in words, by group. */
export function faultsInWords(): string {
  const groups = [...new Set(faultList.map(({ group }) => group))]
  const parameter = ([name, term]: readonly [string, Term]): string => `      ${name}: ${term.says} ${allowed(term)}; ${String(term.fallback)} if left out`
  return groups.map((group) => [
    group,
    ...faultList.filter((fault) => fault.group === group).flatMap((fault) => [`  ${fault.name}`, `    ${fault.does}`, ...termsOf(fault).map(parameter)])
  ].join('\n')).join('\n\n')
}
