import { useCallback, useContext, useEffect, useRef, type RefObject } from 'react'
import { groupingText } from '../../text/grouping.js'
import type { GridColumn } from './grid-column.js'
import type { ShownTable } from './grid-csv.js'
import { GridCopyContext, type CopySource, type GridCopy } from './grid-copy.js'
import type { GridSelection } from './grid-selection.js'
import { toTsv } from './grid-tsv.js'

export interface GridContent<R> {
  readonly rows: readonly R[]
  readonly columns: readonly GridColumn<R>[]
  /** In words. */
  readonly filter: string | null
  readonly sort: string | null
  readonly grouping: readonly string[]
  readonly keyOf: (row: R) => string
  /** A row as it is now. */
  readonly nowOf: (row: R) => R | undefined
  readonly selection: GridSelection | null
  /** All rows, those that are left out too. */
  readonly of: number
}

export interface GridCopying {
  readonly copy: GridCopy | null
  readonly read: CopySource['read']
}

function tableOf<R>(rows: readonly R[], columns: readonly GridColumn<R>[]): Pick<ShownTable, 'columns' | 'rows'> {
  return {
    columns: columns.map(({ title, align }) => ({ title, isNumber: align === 'end' })),
    rows: rows.map((row) => columns.map((column) => column.text(row)))
  }
}

/** Offers a grid's table to its panel, and answers Ctrl+C in the grid with it unless some text is selected. */
export function useGridCopy<R>(scroller: RefObject<HTMLElement | null>, content: GridContent<R>): GridCopying {
  const copy = useContext(GridCopyContext)
  const shown = useRef(content)
  useEffect(() => {
    shown.current = content
  })
  const read = useCallback<CopySource['read']>(() => {
    const { rows, nowOf, columns, filter, sort, grouping, of } = shown.current
    return { ...tableOf(rows.flatMap((row) => nowOf(row) ?? []), columns), filter, sort, grouping, of }
  }, [])
  useEffect(() => {
    const place = scroller.current
    if (copy === null || place === null) return undefined
    copy.offer({ read, focus: () => { place.focus() } })
    // Without a selection the event goes to the body, wherever the focus is.
    // The table may be in a window of its own.
    const page = place.ownerDocument
    const onCopy = (event: ClipboardEvent): void => {
      if (page.activeElement !== place || page.getSelection()?.isCollapsed === false) return
      event.preventDefault()
      const { rows, nowOf, columns, keyOf, selection } = shown.current
      if (selection === null) {
        event.clipboardData?.setData('text/plain', copy.write(read()))
        return
      }
      const table = tableOf(rows.flatMap((row) => (selection.rows.has(keyOf(row)) ? (nowOf(row) ?? []) : [])), columns.filter(({ id }) => selection.columns === null || selection.columns.has(id)))
      event.clipboardData?.setData('text/plain', toTsv(table))
      copy.tell(groupingText.selectedCopied(table.rows.length))
    }
    page.addEventListener('copy', onCopy)
    return () => {
      page.removeEventListener('copy', onCopy)
      copy.offer(null)
    }
  }, [copy, scroller, read])
  return { copy, read }
}
