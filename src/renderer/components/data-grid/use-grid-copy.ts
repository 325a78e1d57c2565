import { useContext, useEffect, useRef, type RefObject } from 'react'
import type { GridColumn } from './grid-column.js'
import { GridCopyContext, type CopySource } from './grid-copy.js'

/** Offers a grid's table to its panel, and answers Ctrl+C in the grid with it unless some text is selected. */
export function useGridCopy<R>(scroller: RefObject<HTMLElement | null>, rows: readonly R[], columns: readonly GridColumn<R>[]): void {
  const copy = useContext(GridCopyContext)
  const shown = useRef({ rows, columns })
  useEffect(() => {
    shown.current = { rows, columns }
  })
  useEffect(() => {
    const place = scroller.current
    if (copy === null || place === null) return undefined
    const read: CopySource['read'] = () => ({
      columns: shown.current.columns.map(({ title, align }) => ({ title, isNumber: align === 'end' })),
      rows: shown.current.rows.map((row) => shown.current.columns.map((column) => column.text(row)))
    })
    copy.offer({ read, focus: () => { place.focus() } })
    // Without a selection the event goes to the body, wherever the focus is.
    const onCopy = (event: ClipboardEvent): void => {
      if (document.activeElement !== place || document.getSelection()?.isCollapsed === false) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', copy.write(read()))
    }
    document.addEventListener('copy', onCopy)
    return () => {
      document.removeEventListener('copy', onCopy)
      copy.offer(null)
    }
  }, [copy, scroller])
}
