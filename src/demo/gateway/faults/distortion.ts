/** Answers with something missing, repeated or turned round, whatever they are about. */
import type { Faults } from '../faults.js'
import type { Message } from '../wire/fields.js'
import type { LastingTerms } from './table.js'

type Whose = LastingTerms<'missing-end'>['of']

const ends: Readonly<Record<Exclude<Whose, 'all'>, readonly number[]>> = {
  executions: [55],
  positions: [62],
  orders: [53],
  'completed-orders': [102],
  summary: [64],
  account: [54],
  accounts: [72, 74],
  contracts: [52],
  snapshot: [57]
}
const allEnds = Object.values(ends).flat()

/** Status, order, account value, holding, execution, commission, position, summary, and those of several accounts. */
const repeatable: ReadonlySet<unknown> = new Set([3, 5, 6, 7, 11, 59, 61, 63, 71, 73])
/** What comes before what when all is well. */
const pairs: ReadonlyMap<unknown, unknown> = new Map([[5, 3], [11, 59]])

function turnedRound(messages: readonly Message[]): readonly Message[] {
  const turned = [...messages]
  for (let at = 1; at < turned.length; at += 1) {
    const [first, second] = [turned[at - 1], turned[at]]
    if (!first || !second || pairs.get(first[0]) !== second[0]) continue
    turned[at - 1] = second
    turned[at] = first
  }
  return turned
}

/** What is told in place of the messages. */
export function distorted(messages: readonly Message[], faults: Faults): readonly Message[] {
  const missing = faults.terms('missing-end')
  let told = messages
  if (missing) {
    const swallowed = missing.of === 'all' ? allEnds : ends[missing.of]
    told = told.filter(([id]) => typeof id !== 'number' || !swallowed.includes(id))
  }
  if (faults.is('out-of-order')) told = turnedRound(told)
  if (faults.is('duplicates')) told = told.flatMap((message) => (repeatable.has(message[0]) ? [message, message] : [message]))
  return told
}
