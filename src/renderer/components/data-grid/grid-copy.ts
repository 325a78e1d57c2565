/** How a panel gets hold of the table in it, to copy it as it is shown. */
import { createContext } from 'react'
import type { CsvTable } from './grid-csv.js'

export interface CopySource {
  readonly read: () => Omit<CsvTable, 'caption'>
  readonly focus: () => void
}

export interface GridCopy {
  /** Called by a grid when it is there, and with null when it is gone. */
  readonly offer: (source: CopySource | null) => void
  /** The whole text, caption first; the panel says that it was copied. */
  readonly write: (table: Omit<CsvTable, 'caption'>) => string
}

export const GridCopyContext = createContext<GridCopy | null>(null)
