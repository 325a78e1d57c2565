/**
 * A grid's layout, remembered on this computer. It is kept by the page itself: it is needed before the first paint, when main
 * has not answered yet, concerns nothing but the page, and a lost one costs nothing but some clicks.
 */
import { useCallback, useEffect, useState } from 'react'
import { keepStorage } from '../../stores/keep-storage.js'
import type { GridSort } from './grid-column.js'
import { initialLayout, parsedLayout, type GridLayout } from './grid-layout.js'

/** Another shape of the layout gets another number: an old one is then not read. */
const PREFIX = 'pitwall.grid.v1.'

function remembered(name: string): GridLayout | null {
  try {
    const json = localStorage.getItem(PREFIX + name)
    return json === null ? null : parsedLayout(json)
  } catch {
    // The page may be forbidden to keep anything.
    return null
  }
}

function remember(name: string, layout: GridLayout | null): void {
  try {
    if (layout === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, JSON.stringify(layout))
    keepStorage()
  } catch {
    // Full, or forbidden: the layout lasts as long as the grid does.
  }
}

export interface GridLayoutState {
  readonly layout: GridLayout
  readonly change: (next: (layout: GridLayout) => GridLayout) => void
  /** As the panel gives it. */
  readonly reset: () => void
}

export function useGridLayout(name: string, initialSort: GridSort | null): GridLayoutState {
  // Null: as the panel gives it, which is then not kept.
  const [own, setOwn] = useState(() => remembered(name))
  const [first] = useState(() => initialLayout(initialSort))
  const [read] = useState(own)
  useEffect(() => {
    // A few microseconds, also while a column is dragged wider: what waited could be lost with the page.
    if (own !== read) remember(name, own)
  }, [name, own, read])
  const change = useCallback<GridLayoutState['change']>((next) => {
    setOwn((before) => next(before ?? first))
  }, [first])
  const reset = useCallback(() => { setOwn(null) }, [])
  return { layout: own ?? first, change, reset }
}
