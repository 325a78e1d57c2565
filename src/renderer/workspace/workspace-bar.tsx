/** The line above the panels: the workspaces, and the menus of panels and of the workspace. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Workspaces } from '../../shared/workspace/workspaces.js'
import { dockActionId } from '../actions/workspace-actions.js'
import { useTitleWithKeys } from '../actions/use-shortcuts.js'
import { useIsPainted } from '../components/use-is-painted.js'
import { workspaceText as words } from '../text/workspace.js'
import { useDock } from './dock-store.js'
import { switched } from './workspace-changes.js'
import styles from './workspace.module.css'
import { changeWorkspaces } from './workspaces-store.js'

// Rows are on screen first; nobody opens a menu before.
const AddPanelMenu = lazy(async () => ({ default: (await import('./add-panel-menu.js')).AddPanelMenu }))
const WorkspaceMenu = lazy(async () => ({ default: (await import('./workspace-menu.js')).WorkspaceMenu }))

export function WorkspaceBar({ workspaces: { all, current } }: { readonly workspaces: Workspaces }): React.JSX.Element {
  const isPainted = useIsPainted()
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
        {isPainted ? <Suspense fallback={null}><AddPanelMenu /><WorkspaceMenu /></Suspense> : null}
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
