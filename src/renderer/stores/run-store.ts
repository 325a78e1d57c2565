/** The run durations that this page has seen: gathered for as long as it is open, forgotten with the desk that they are of. */
import { create } from 'zustand'
import { withRuns, type RunHistory } from '../../shared/domain/run-history.js'
import { deskStore } from './desk-store.js'

const NONE: RunHistory = new Map()

export const useRuns = create<{ readonly desk: number | null; readonly history: RunHistory }>(() => ({ desk: null, history: NONE }))

/** Gathers from now on; returns what ends it. */
export function gatherRuns(): () => void {
  let seen: unknown = null
  return deskStore.subscribe(({ desk, tables, past }) => {
    // What a past desk tells was told once.
    if (past !== null || tables.services.rows === seen) return
    seen = tables.services.rows
    const before = useRuns.getState()
    const history = withRuns(before.desk === desk ? before.history : NONE, tables.services.rows)
    if (history !== before.history || before.desk !== desk) useRuns.setState({ desk, history })
  })
}
