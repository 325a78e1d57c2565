import { useContext, useEffect, useRef, type ClipboardEvent, type RefObject } from 'react'
import type { GridColumn } from './grid-column.js'
import { GridCopyContext, type CopySource } from './grid-copy.js'

/** Offers a grid's table to its panel, and answers Ctrl+C in the grid with it unless some text is selected. */
export function useGridCopy<R>(scroller: RefObject<HTMLElement | null>, rows: readonly R[], columns: readonly GridColumn<R>[]): (event: ClipboardEvent) => void {
  const copy = useContext(GridCopyContext)
  const shown = useRef({ rows, columns })
  useEffect(() => {
    shown.current = { rows, columns }
  })
  const read = useRef<CopySource['read']>(() => ({
    columns: shown.current.columns.map(({ title, align }) => ({ title, isNumber: align === 'end' })),
    rows: shown.current.rows.map((row) => shown.current.columns.map((column) => column.text(row)))
  }))
  useEffect(() => {
    copy?.offer({ read: read.current, focus: () => { scroller.current?.focus() } })
    return () => {
      copy?.offer(null)
    }
  }, [copy, scroller])
  return (event) => {
    if (copy === null || document.getSelection()?.isCollapsed === false) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copy.write(read.current()))
  }
}
