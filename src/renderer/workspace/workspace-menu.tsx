/** What can be done with the workspace that is shown. */
import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { workspaceText as words } from '../text/workspace.js'
import { useDock, type DockCommand } from './dock-store.js'
import styles from './workspace.module.css'

const items: readonly (readonly [DockCommand, string])[] = [
  ['create', words.menu.create], ['rename', words.menu.rename], ['duplicate', words.menu.duplicate], ['reset', words.menu.reset], ['remove', words.menu.remove]
]

export function WorkspaceMenu(): React.JSX.Element {
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
