/** The tables on screen and how they can be grouped. */
import { gridHandles, type GridHandle } from '../components/data-grid/grid-handles.js'
import { groupingText } from '../text/grouping.js'
import type { PaletteEntry } from './palette-entry.js'

/** Numbers and prices are shared by few rows: columns of text are offered here, the others in their own menus. */
export function gridEntries(handles: readonly GridHandle[] = gridHandles()): readonly PaletteEntry[] {
  return handles.flatMap(({ element, label, columns, groupBy, onGroup }) => {
    const entry = (id: string, title: string, column: string, isAdded: boolean): PaletteEntry => ({
      id: `${id}-${label}-${column}`, title, group: 'On this screen', detail: '', words: groupingText.lookedFor, actionId: null, focus: 'own',
      run: () => {
        onGroup(column, isAdded)
        element.current?.focus()
      }
    })
    const offered = columns.filter(({ id, align, groupText }) => (align !== 'end' || groupText !== undefined) && !groupBy.includes(id))
    return [
      ...groupBy.flatMap((id) => { const column = columns.find((one) => one.id === id); return column === undefined ? [] : [entry('ungroup', groupingText.tableNoLongerBy(label, column.title), id, true)] }),
      ...offered.map(({ id, title }) => entry('group', groupingText.tableBy(label, title), id, groupBy.length > 0))
    ]
  })
}
