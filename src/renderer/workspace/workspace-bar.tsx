/** The line above the panels: the workspaces, and the menus of panels and of the workspace. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Ellipsis, Plus } from 'lucide-react'
import type { Workspaces } from '../../shared/workspace/workspaces.js'
import { dockActionId } from '../actions/workspace-actions.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { workspaceText as words } from '../text/workspace.js'
import { AddPanelMenu } from './add-panel-menu.js'
import { useDock, type DockCommand } from './dock-store.js'
import { switched } from './workspace-changes.js'
import styles from './workspace.module.css'
import { changeWorkspaces } from './workspaces-store.js'

export function WorkspaceBar({ workspaces: { all, current } }: { readonly workspaces: Workspaces }): React.JSX.Element {
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <div className={styles['bar']}>
        <nav className={styles['names']} aria-label={words.workspaces}>
          {all.map(({ id, name }) => (
            <button key={id} type="button" className={styles['name']} aria-current={id === current ? 'true' : undefined} onClick={() => { changeWorkspaces((before) => switched(before, id)) }} data-testid={`workspace-${id}`}>{name}</button>
          ))}
          <NewButton />
        </nav>
        <span className={styles['spacer']} />
        <AddPanelMenu />
        <WorkspaceMenu />
      </div>
    </CSPProvider>
  )
}

function NewButton(): React.JSX.Element {
  const title = useTitleWithKeys()(words.menu.create, dockActionId('create'))
  return (
    <button type="button" className={styles['icon']} title={title} aria-label={words.menu.create} onClick={() => { useDock.getState().control?.run('create') }} data-testid="workspace-new">
      <Plus size={14} aria-hidden="true" />
    </button>
  )
}

const items: readonly (readonly [DockCommand, string])[] = [
  ['create', words.menu.create], ['rename', words.menu.rename], ['duplicate', words.menu.duplicate], ['reset', words.menu.reset], ['remove', words.menu.remove]
]

function WorkspaceMenu(): React.JSX.Element {
  return (
    <Menu.Root>
      <Menu.Trigger className={styles['icon']} title={words.more} aria-label={words.more} data-testid="workspace-menu">
        <Ellipsis size={15} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles['place']} sideOffset={4} align="end">
          <Menu.Popup className={styles['popup']} aria-label={words.more}>
            {items.map(([command, title]) => <CommandItem key={command} command={command} title={title} />)}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function CommandItem({ command, title }: { readonly command: DockCommand, readonly title: string }): React.JSX.Element {
  const control = useDock((state) => state.control)
  return <Menu.Item className={styles['item']} disabled={control?.can(command) !== true} onClick={() => { control?.run(command) }} data-testid={`workspace-do-${command}`}>{title}</Menu.Item>
}
