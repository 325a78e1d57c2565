/** The tables that are on screen, for whoever groups them from elsewhere: the palette. */
import { useEffect, useRef, type RefObject } from 'react'
import type { GridColumn } from './grid-column.js'

export interface GridHandle {
  readonly element: RefObject<HTMLElement | null>
  readonly label: string
  readonly columns: readonly GridColumn<unknown>[]
  readonly groupBy: readonly string[]
  readonly onGroup: (column: string, isAdded: boolean) => void
}

const shown = new Set<() => GridHandle>()

/** The tables on screen, in the order in which they came. */
export function gridHandles(): readonly GridHandle[] {
  return [...shown].map((handle) => handle())
}

export function useGridHandle(handle: GridHandle): void {
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  useEffect(() => {
    const read = (): GridHandle => latest.current
    shown.add(read)
    return () => {
      shown.delete(read)
    }
  }, [])
}
