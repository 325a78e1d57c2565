/** What a table opens beside itself for one of its rows. */
import type { ComponentType } from 'react'
import type { GridColumn } from './grid-column.js'

export interface GridDetailProps<R> {
  readonly rowKey: string
  /** As they are now: the row may be gone from them. */
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  /** All columns of the table. */
  readonly columns: readonly GridColumn<R>[]
  /** Closes it; the focus goes back to the table. */
  readonly onClose: () => void
}

export type GridDetail<R> = ComponentType<GridDetailProps<R>>
