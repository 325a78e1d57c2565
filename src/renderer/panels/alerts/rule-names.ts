/** What a person calls the rules; asked for once in a while, since a rule that is renamed is the same rule. */
import { useEffect } from 'react'
import { create } from 'zustand'
import { bridge } from '../../app/bridge.js'

const useNames = create<{ readonly names: ReadonlyMap<string, string> }>(() => ({ names: new Map() }))

/** Milliseconds for which names are not asked for again. */
const VALID_MS = 10_000
let askedAt = -Infinity

/** @returns the name of a rule, its id where that is not known */
export function useRuleNames(): (ruleId: string) => string {
  const names = useNames((state) => state.names)
  useEffect(() => {
    if (performance.now() - askedAt < VALID_MS) return
    askedAt = performance.now()
    bridge.request('alerts:rules', undefined).then(
      (reply) => {
        if (reply.ok) useNames.setState({ names: new Map(reply.value.rules.map(({ rule }) => [rule.id, rule.name])) })
      },
      // Ids say which rule it is, too.
      () => undefined
    )
  }, [])
  return (ruleId) => names.get(ruleId) ?? ruleId
}
