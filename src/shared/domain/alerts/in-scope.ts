/** Whether a rule is about something. */
import type { RuleScope } from './rule-schema.js'

export interface Scoped {
  /** Null: the row tells none. */
  readonly account?: string | null
  /** Contract id and names of the instrument. */
  readonly instrument?: readonly (string | null)[]
  readonly strategy?: string | null
}

/** A scope that names something leaves out what does not tell it. */
export function inScope({ accounts, instruments, strategies }: RuleScope, { account, instrument = [], strategy }: Scoped): boolean {
  return (
    (accounts.length === 0 || (account != null && accounts.includes(account))) &&
    (instruments.length === 0 || instrument.some((name) => name !== null && instruments.includes(name))) &&
    (strategies.length === 0 || (strategy != null && strategies.includes(strategy)))
  )
}
