import { useEffect, useState } from 'react'
import type { Instrument } from '../../../shared/domain/instrument.js'
import type { IpcError } from '../../../shared/ipc/envelope.js'
import { bridge } from '../../app/bridge.js'

/** A person who types is not asked after every letter: the broker answers one search in about a second. */
const DEBOUNCE_MS = 300
const NONE: readonly Instrument[] = []

interface Answer {
  readonly pattern: string
  readonly found: readonly Instrument[]
  readonly error: IpcError | null
}

export interface ContractSearch {
  /** What the last answered pattern found; it stays while the next is being asked. */
  readonly found: readonly Instrument[]
  readonly error: IpcError | null
  /** The pattern as it is has not been answered yet. */
  readonly isWaiting: boolean
}

/** Asks the broker which instruments fit a pattern, once nothing has been typed for a moment. */
export function useContractSearch(pattern: string): ContractSearch {
  const wanted = pattern.trim()
  const [answer, setAnswer] = useState<Answer>({ pattern: '', found: NONE, error: null })
  useEffect(() => {
    if (wanted === '') return undefined
    let isCurrent = true
    const take = (next: Answer): void => {
      if (isCurrent) setAnswer(next)
    }
    const timer = setTimeout(() => {
      bridge.request('contracts:search', { pattern: wanted }).then(
        (reply) => { take(reply.ok ? { pattern: wanted, found: reply.value, error: null } : { pattern: wanted, found: NONE, error: reply.error }) },
        (fault: unknown) => { take({ pattern: wanted, found: NONE, error: { code: 'INTERNAL', message: fault instanceof Error ? fault.message : String(fault), source: 'page', detail: null } }) }
      )
    }, DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [wanted])
  if (wanted === '') return { found: NONE, error: null, isWaiting: false }
  const isWaiting = answer.pattern !== wanted
  return { found: answer.found, error: isWaiting ? null : answer.error, isWaiting }
}
