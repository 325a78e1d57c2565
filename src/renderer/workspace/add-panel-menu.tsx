/** Every panel that there is: one that is in the workspace comes to the front, another is added. It opens over the window that a person is at work in. */
import { Menu } from '@base-ui/react/menu'
import { Check, SquarePlus } from 'lucide-react'
import { useMemo } from 'react'
import { dockActionId } from '../actions/workspace-actions.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { panelsOfLayout } from '../../shared/workspace/workspaces.js'
import { focusedPage } from '../stores/desk-pages.js'
import { workspaceText as words } from '../text/workspace.js'
import { defaultLayouts } from './default-layouts.js'
import { useDock } from './dock-store.js'
import { dockPanels } from './panel-registry.js'
import { currentOf } from './workspace-changes.js'
import styles from './workspace.module.css'
import { useWorkspaces } from './workspaces-store.js'

/** The panels of the workspace, as it was kept last. */
function useShownPanels(): ReadonlySet<string> {
  const current = useWorkspaces(({ workspaces }) => (workspaces === null ? null : currentOf(workspaces)))
  return new Set(current === null ? [] : panelsOfLayout(current.layout ?? defaultLayouts[current.base]))
}

/** Where a menu hangs in a window that has no button for it. */
function topOf(page: Document): { readonly getBoundingClientRect: () => DOMRect; readonly contextElement: Element } {
  return { getBoundingClientRect: () => new DOMRect(page.documentElement.clientWidth / 2, 0, 0, 0), contextElement: page.body }
}

export function AddPanelMenu(): React.JSX.Element {
  const isOpen = useDock((state) => state.isAdding)
  const control = useDock((state) => state.control)
  const shown = useShownPanels()
  const title = useTitleWithKeys()(words.addTitle, dockActionId('add-panel'))
  const page = useMemo(() => (isOpen ? focusedPage() : document), [isOpen])
  return (
    <Menu.Root open={isOpen} onOpenChange={(next) => { useDock.setState({ isAdding: next }) }}>
      <Menu.Trigger className={styles['add']} title={title} data-testid="add-panel">
        <SquarePlus size={14} aria-hidden="true" />
        {words.add}
      </Menu.Trigger>
      <Menu.Portal container={page.body}>
        <Menu.Positioner className={styles['place']} sideOffset={4} {...(page === document ? { align: 'end' } : { align: 'center', anchor: topOf(page) })}>
          <Menu.Popup className={styles['popup']} aria-label={words.add} finalFocus={false}>
            {dockPanels.map(({ name, title: panel, icon: Icon }) => (
              <Menu.Item key={name} className={styles['item']} onClick={() => { control?.show(name) }} data-testid={`add-${name}`}>
                <Icon size={13} aria-hidden="true" />
                <span className={styles['itemName']}>{panel}</span>
                {shown.has(name) ? <Check size={12} aria-label={words.isShown} /> : null}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
