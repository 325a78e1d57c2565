/** Everything that can be done with a column, and with the table. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import type { RefObject } from 'react'
import { groupingText as words } from '../../text/grouping.js'
import { useOwnBody } from '../own-document.js'
import { gridText } from '../../text/grid.js'
import type { GridColumn } from './grid-column.js'
import type { CopySource, GridCopy } from './grid-copy.js'
import styles from './grid-extras.module.css'
import { groupKeys, type GridGroup } from './grid-groups.js'
import { filteredBy, moved, type GridLayout } from './grid-layout.js'

export interface GridMenuProps {
  /** Whose menu it is. */
  readonly column: GridColumn<unknown>
  readonly anchor: Element | null
  /** All columns of the panel. */
  readonly all: readonly GridColumn<unknown>[]
  /** Those that are shown, in their order. */
  readonly shown: readonly string[]
  readonly layout: GridLayout
  readonly grid: RefObject<HTMLElement | null>
  readonly change: (next: (layout: GridLayout) => GridLayout) => void
  readonly reset: () => void
  readonly onFilter: (column: string) => void
  /** @param isAdded within the groups that there are */
  readonly onGroup: (column: string, isAdded: boolean) => void
  readonly groups: readonly GridGroup<unknown>[]
  /** Null: the grid has no panel to say what it is, and is not exported. */
  readonly copy: GridCopy | null
  readonly read: CopySource['read']
  readonly onClose: () => void
}

interface ItemProps {
  readonly words: string
  readonly keys?: string
  readonly isOff?: boolean
  readonly run: () => void
}

function Item({ words: label, keys, isOff = false, run }: ItemProps): React.JSX.Element {
  return <Menu.Item className={styles['item']} disabled={isOff} onClick={run}>{label}{keys === undefined ? null : <span className={styles['keys']}>{keys}</span>}</Menu.Item>
}

export function GridMenu({ column: { id, title }, anchor, all, shown, layout, grid, change, reset, onFilter, onGroup, groups, copy, read, onClose }: GridMenuProps): React.JSX.Element {
  const body = useOwnBody()
  const place = shown.indexOf(id)
  const pinnedNow = layout.pinned ?? shown.slice(0, 1)
  const isPinned = pinnedNow.includes(id)
  const sortBy = (descending: boolean): void => { change((before) => ({ ...before, sort: [{ column: id, descending }] })) }
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <Menu.Root open onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
        <Menu.Portal container={body}>
          <Menu.Positioner className={styles['place']} anchor={anchor} sideOffset={2} align="start">
            <Menu.Popup className={styles['popup']} aria-label={gridText.column(title)} finalFocus={grid} data-testid="grid-menu">
              <Item words={gridText.menu.sortDown} run={() => { sortBy(true) }} />
              <Item words={gridText.menu.sortUp} run={() => { sortBy(false) }} />
              <Item words={gridText.menu.sortToo} keys="Shift+Enter" isOff={layout.sort.length === 0 || layout.sort.some((one) => one.column === id)} run={() => { change((before) => ({ ...before, sort: [...before.sort, { column: id, descending: true }] })) }} />
              <Item words={gridText.menu.asGiven} isOff={layout.sort.length === 0} run={() => { change((before) => ({ ...before, sort: [] })) }} />
              <Menu.Separator className={styles['line']} />
              <Item words={gridText.menu.filter} keys="/" run={() => { onFilter(id) }} />
              <Item words={gridText.menu.clearFilter} isOff={layout.filters[id] === undefined} run={() => { change((before) => filteredBy(before, id, '')) }} />
              <Menu.Separator className={styles['line']} />
              <Item words={layout.groupBy.includes(id) ? words.noLongerBy(title) : words.by(title)} keys="Ctrl+G" run={() => { onGroup(id, layout.groupBy.includes(id)) }} />
              <Item words={words.withinBy(title)} keys="Ctrl+Shift+G" isOff={layout.groupBy.length === 0 || layout.groupBy.includes(id)} run={() => { onGroup(id, true) }} />
              <Item words={words.closeAll} isOff={groups.length === 0} run={() => { change((before) => ({ ...before, closed: groupKeys(groups) })) }} />
              <Item words={words.openAll} isOff={layout.closed.length === 0} run={() => { change((before) => ({ ...before, closed: [] })) }} />
              <Menu.Separator className={styles['line']} />
              <Item words={isPinned ? gridText.menu.unpin : gridText.menu.pin} run={() => { change((before) => ({ ...before, order: shown, pinned: shown.slice(0, isPinned ? place : place + 1) })) }} />
              <Item words={gridText.menu.left} keys="Ctrl+Shift+Left" isOff={place === 0} run={() => { change((before) => moved(before, shown, id, -1)) }} />
              <Item words={gridText.menu.right} keys="Ctrl+Shift+Right" isOff={place === shown.length - 1} run={() => { change((before) => moved(before, shown, id, 1)) }} />
              <Item words={gridText.menu.usualWidth} keys="Shift+Left, Shift+Right" isOff={layout.widths[id] === undefined} run={() => { change((before) => ({ ...before, widths: Object.fromEntries(Object.entries(before.widths).filter(([name]) => name !== id)) })) }} />
              <Item words={gridText.menu.hide} isOff={shown.length === 1} run={() => { change((before) => ({ ...before, shown: { ...before.shown, [id]: false } })) }} />
              <Columns all={all} shown={shown} change={change} />
              <Menu.Separator className={styles['line']} />
              {copy === null ? null : (
                <>
                  <Item words={gridText.menu.copy} keys="Ctrl+C" run={() => { copy.copy({ read, focus: () => { grid.current?.focus() } }) }} />
                  <Item words={gridText.menu.exportCsv} run={() => { copy.save(read(), 'csv') }} />
                  <Item words={gridText.menu.exportJson} run={() => { copy.save(read(), 'json') }} />
                  <Menu.Separator className={styles['line']} />
                </>
              )}
              <Item words={gridText.menu.reset} run={reset} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  )
}

function Columns({ all, shown, change }: Pick<GridMenuProps, 'all' | 'shown' | 'change'>): React.JSX.Element {
  const body = useOwnBody()
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles['item']}>{gridText.menu.columns}<ChevronRight size={13} aria-hidden="true" /></Menu.SubmenuTrigger>
      <Menu.Portal container={body}>
        <Menu.Positioner className={styles['place']} sideOffset={2} alignOffset={-4}>
          <Menu.Popup className={styles['popup']} aria-label={gridText.menu.columns}>
            {all.map(({ id, title }) => (
              <Menu.CheckboxItem key={id} className={styles['item']} checked={shown.includes(id)} disabled={shown.length === 1 && shown.includes(id)} onCheckedChange={(isShown) => { change((before) => ({ ...before, shown: { ...before.shown, [id]: isShown } })) }}>
                <Menu.CheckboxItemIndicator className={styles['check']}><Check size={12} aria-hidden="true" /></Menu.CheckboxItemIndicator>
                {title}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}
