/** The lines of a grid that are on screen: rows, and the groups above them. */
import type { VirtualItem } from '@tanstack/react-virtual'
import { lazy, Suspense } from 'react'
import type { GridColumn } from './grid-column.js'
import type { GridPlace } from './grid-keys.js'
import { GridRow } from './grid-row.js'
import type { GridSelection } from './grid-selection.js'
import type { GridTemplate } from './grid-template.js'
import type { GridModel } from './use-grid-model.js'

const GridGroupRow = lazy(async () => ({ default: (await import('./grid-group-row.js')).GridGroupRow }))

export interface GridBodyProps<R> {
  readonly id: string
  readonly items: readonly VirtualItem[]
  readonly model: GridModel<R>
  readonly keyOf: (row: R) => string
  readonly columns: readonly GridColumn<R>[]
  readonly template: GridTemplate
  readonly headRows: number
  readonly active: GridPlace
  readonly selection: GridSelection | null
  readonly isDim: ((row: R) => boolean) | undefined
  readonly isLinked: (row: R) => boolean
  /** Key of the row that was led to; null: none. */
  readonly marked: string | null
  readonly onPick: (place: GridPlace, isExtended: boolean) => void
  readonly onTurn: (group: string) => void
  readonly onDetail: ((rowKey: string) => void) | null
}

export function GridBody<R>({ id, items, model: { rows, lines, nowOf }, keyOf, columns, template, headRows, active, selection, isDim, isLinked, marked, onPick, onTurn, onDetail }: GridBodyProps<R>): React.JSX.Element {
  // The parts below know of no row type: they hand rows to the columns that came with them.
  const anyColumns = columns as readonly GridColumn<unknown>[]
  return (
    <>
      {items.map(({ index, start }) => {
        const line = lines?.[index]
        if (line?.kind === 'group') {
          return (
            <Suspense key={`group ${line.group.key}`}>
              <GridGroupRow id={id} line={line} index={index} headRows={headRows} top={start} columns={anyColumns} template={template} isActive={index === active.row} onTurn={onTurn} />
            </Suspense>
          )
        }
        const row = lines === null ? rows[index] : line === undefined ? undefined : nowOf(line.row)
        if (row === undefined) return null
        const key = keyOf(row)
        return (
          <GridRow
            key={key}
            rowKey={key}
            id={id}
            row={row}
            index={index}
            headRows={headRows}
            top={start}
            columns={anyColumns}
            template={template}
            activeColumn={index === active.row ? active.column : null}
            isDim={isDim?.(row) ?? false}
            isLinked={isLinked(row)}
            isMarked={key === marked}
            selected={selection?.rows.has(key) === true ? selection.columns ?? true : false}
            level={line?.level ?? 0}
            place={line?.place ?? 0}
            siblings={line?.siblings ?? 0}
            onPick={onPick}
            onDetail={onDetail}
          />
        )
      })}
    </>
  )
}
