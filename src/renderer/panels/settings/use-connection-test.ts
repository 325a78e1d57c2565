/** Runs one connection test at a time and keeps its outcome. */
import { useEffect, useRef, useState } from 'react'
import type { TestStep } from '../../../shared/ipc/contract.js'
import type { IpcReply } from '../../../shared/ipc/envelope.js'
import type { EpochMs } from '../../../shared/lib/clock.js'

interface Outcome {
  readonly phase: 'idle' | 'running' | 'done'
  readonly startedAt: EpochMs
  readonly steps: readonly TestStep[]
  /** Why there are no steps: the test itself could not be run. */
  readonly failure: string | null
}

export interface ConnectionTest extends Outcome {
  readonly run: () => void
  /** Milliseconds within which main answers. */
  readonly deadlineMs: number
}

const IDLE: Outcome = { phase: 'idle', startedAt: 0, steps: [], failure: null }

/** @param ask starts the test; null: the fields do not allow one, and `ask` has said so */
export function useConnectionTest(ask: () => Promise<IpcReply<readonly TestStep[]>> | null, deadlineMs: number): ConnectionTest {
  const [outcome, setOutcome] = useState(IDLE)
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  const finish = (steps: readonly TestStep[], failure: string | null): void => {
    if (isMounted.current) setOutcome((before) => ({ ...before, phase: 'done', steps, failure }))
  }
  const run = (): void => {
    const answer = ask()
    if (answer === null) return
    setOutcome({ phase: 'running', startedAt: Date.now(), steps: [], failure: null })
    answer.then(
      (reply) => {
        if (reply.ok) finish(reply.value, null)
        else finish([], `${reply.error.code}: ${reply.error.message}`)
      },
      (fault: unknown) => {
        finish([], fault instanceof Error ? fault.message : String(fault))
      }
    )
  }
  return { ...outcome, run, deadlineMs }
}
