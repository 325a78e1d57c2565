/** Where a figure leads: to what it is made of, and to the rows behind it. */
import { show } from '../../app/current-screen.js'
import type { SliceKey } from '../../../shared/state/slices.js'
import type { GridSort } from '../data-grid/grid-column.js'
import { useShell } from '../../stores/shell-store.js'
import { useDock } from '../../workspace/dock-store.js'
import type { PanelName } from '../../workspace/panel-names.js'
import { isAtWork } from '../../workspace/show-here.js'
import { askGrid } from '../data-grid/grid-requests.js'

export interface FigureInput {
  readonly label: string
  /** As shown. */
  readonly text: string
}

/** A table, and what of it is behind the figure. */
export interface RowsTarget {
  /** "Positions by market value" */
  readonly words: string
  readonly screen: string
  /** Under which the table's layout is remembered. */
  readonly grid: string
  readonly sort?: GridSort
  readonly filters?: Readonly<Record<string, string>>
  /** The figure is of the chosen account, and the table has a column of accounts: the rows are of that account too. */
  readonly byAccount?: true
  /** Key of the row to go to. */
  readonly row?: string
  /** Told when that row is on screen. */
  readonly onFound?: () => void
}

export interface FigureDrill {
  /** Where it comes from. */
  readonly slices: readonly SliceKey[]
  /** What it is made of, as it is now; asked for while a person looks at it. */
  readonly inputs?: () => readonly FigureInput[]
  readonly rows?: RowsTarget
}

/** The panels of a workspace that hold the tables that figures lead to. */
const panels: Readonly<Record<string, PanelName>> = { positions: 'positions', 'Open orders': 'orders', Fills: 'fills', 'Paper trades': 'pilot-trades', Services: 'services', Signals: 'signals' }

/** Within the workspace where a person is at work there, else on the table's screen. */
export function openRows({ screen, grid, sort, filters = {}, byAccount, row, onFound }: RowsTarget): void {
  const { account } = useShell.getState()
  askGrid(grid, { filters: byAccount === true && account !== null ? { ...filters, account } : filters, sort: sort ?? null, row: row ?? null, onFound })
  const { control } = useDock.getState()
  const panel = panels[grid]
  if (control !== null && panel !== undefined && isAtWork()) control.show(panel)
  else show(screen)
}
