/** How a panel gets hold of the table in it, to copy and export it as it is shown. */
import { createContext } from 'react'
import type { ShownTable } from './grid-csv.js'

export interface CopySource {
  readonly read: () => ShownTable
  readonly focus: () => void
}

export type ExportFormat = 'csv' | 'json'

export interface GridCopy {
  /** Called by a grid when it is there, and with null when it is gone. */
  readonly offer: (source: CopySource | null) => void
  /** The whole text, caption first; the panel says that it was copied. */
  readonly write: (table: ShownTable) => string
  /** The panel says so, for a moment. */
  readonly tell: (words: string) => void
  /** Puts it on the clipboard. */
  readonly copy: (source: CopySource) => void
  /** Asks where to, and writes it there; the panel says what became of it. */
  readonly save: (table: ShownTable, format: ExportFormat) => void
}

export const GridCopyContext = createContext<GridCopy | null>(null)
