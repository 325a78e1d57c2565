/** What a table is asked to show from elsewhere on the desk: it answers when it is on screen, within the moment that a screen takes. */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { GridSort } from './grid-column.js'

export interface GridRequest {
  /** In place of those that are there; a person sees them above the table and can clear them. */
  readonly filters: Readonly<Record<string, string>>
  /** Null: as it is. */
  readonly sort: GridSort | null
  /** Key of the row to go to; null: none. */
  readonly row: string | null
  /** Told when the row is on screen, and marked. */
  readonly onFound?: (() => void) | undefined
}

interface Asked extends GridRequest {
  readonly at: number
}

/** Milliseconds after which nobody waits for it any more: a table that is opened much later is not asked. */
const VALID_MS = 10_000

const useRequests = create<{ readonly byGrid: Readonly<Record<string, Asked>> }>(() => ({ byGrid: {} }))

/** @param name under which the table's layout is remembered */
export function askGrid(name: string, request: GridRequest): void {
  useRequests.setState(({ byGrid }) => ({ byGrid: { ...byGrid, [name]: { ...request, at: performance.now() } } }))
}

/** @param answer the same function each time */
export function useGridRequest(name: string, answer: (request: GridRequest) => void): void {
  const asked = useRequests(({ byGrid }) => byGrid[name])
  useEffect(() => {
    if (asked === undefined) return
    useRequests.setState(({ byGrid }) => ({ byGrid: Object.fromEntries(Object.entries(byGrid).filter(([grid]) => grid !== name)) }))
    if (performance.now() - asked.at < VALID_MS) answer(asked)
  }, [asked, name, answer])
}
