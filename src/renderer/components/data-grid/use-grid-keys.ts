/** The keys of a grid besides those that lead through it: sort, filter, arrange, type ahead. */
import { useRef } from 'react'
import type { GridColumn } from './grid-column.js'
import { HEADER_ROW, type GridPlace } from './grid-keys.js'
import { TYPED_TOGETHER_MS, typedRow } from './grid-typeahead.js'

/** Pixels by which a key makes a column wider or narrower. */
const WIDTH_STEP = 8

export interface GridKeysInput<R> {
  readonly active: GridPlace
  /** Of lines: rows, and groups of them. */
  readonly count: number
  readonly rowAt: (index: number) => R | undefined
  readonly columns: readonly GridColumn<R>[]
  readonly onRowKey: ((row: R, key: string) => boolean) | undefined
  readonly isFiltered: boolean
  readonly onSort: (column: string, isAdded: boolean) => void
  /** By so many pixels. */
  readonly onWiden: (column: string, by: number) => void
  /** By so many places. */
  readonly onMove: (column: string, by: number) => void
  readonly onMenu: (column: string) => void
  readonly onFilter: (column: string) => void
  readonly onClearFilters: () => void
  readonly onRow: (row: number) => void
  readonly onGroup: (column: string, isAdded: boolean) => void
  readonly hasSelection: boolean
  readonly onSelectAll: () => void
  /** The whole row that the hand is at. */
  readonly onSelectRow: () => void
  readonly onClearSelection: () => void
}

/** @returns handles a key; true: it did something */
export function useGridKeys<R>(input: GridKeysInput<R>): (event: React.KeyboardEvent) => boolean {
  const typed = useRef({ text: '', at: 0 })

  const onHeader = (event: React.KeyboardEvent, column: string): boolean => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Enter' || event.key === ' ') input.onSort(column, event.shiftKey)
    else if (step !== 0 && event.shiftKey && (event.ctrlKey || event.metaKey)) input.onMove(column, step)
    else if (step !== 0 && event.shiftKey) input.onWiden(column, step * WIDTH_STEP)
    else return false
    return true
  }

  const onTyped = ({ key, timeStamp }: React.KeyboardEvent, about: GridColumn<R>): boolean => {
    const isGoingOn = timeStamp - typed.current.at < TYPED_TOGETHER_MS
    // Other signs may be somebody else's keys: `?` shows the shortcuts.
    if (key.length !== 1 || !(isGoingOn ? /[\p{L}\p{N} .]/u : /[\p{L}\p{N}]/u).test(key)) return false
    const text = (isGoingOn ? typed.current.text : '') + key
    typed.current = { text, at: timeStamp }
    const from = Math.max(0, input.active.row) + (text.length === 1 ? 1 : 0)
    const found = typedRow((index) => { const row = input.rowAt(index); return row === undefined ? '' : about.text(row) }, input.count, text, from)
    if (found !== null) input.onRow(found)
    return true
  }

  return (event) => {
    const column = input.columns[input.active.column]
    const [about] = input.columns
    if (column === undefined || about === undefined) return false
    if (event.altKey && event.key === 'ArrowDown') {
      input.onMenu(column.id)
      return true
    }
    if (event.altKey) return false
    if (input.active.row === HEADER_ROW && onHeader(event, column.id)) return true
    const isPlain = !event.ctrlKey && !event.metaKey
    if ((isPlain && event.key === '/') || (!isPlain && !event.shiftKey && event.key.toLowerCase() === 'f')) {
      input.onFilter(column.id)
      return true
    }
    const letter = event.key.toLowerCase()
    if (!isPlain && (letter === 'a' || letter === 'g')) {
      if (letter === 'a') input.onSelectAll()
      else input.onGroup(column.id, event.shiftKey)
      return true
    }
    if (!isPlain) return false
    if (event.key === ' ' && event.shiftKey) {
      input.onSelectRow()
      return true
    }
    if (event.key === 'Escape' && input.hasSelection) {
      input.onClearSelection()
      return true
    }
    if (event.key === 'Escape' && input.isFiltered) {
      input.onClearFilters()
      return true
    }
    const row = input.rowAt(input.active.row)
    const isTyping = event.timeStamp - typed.current.at < TYPED_TOGETHER_MS
    if (row !== undefined && !(isTyping && event.key.length === 1) && input.onRowKey?.(row, event.key) === true) return true
    return onTyped(event, about)
  }
}
