/** A workspace on screen: which one, what can be done with it, and its panels. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { useScreen } from '../app/current-screen.js'
import { PanelBoundary } from '../components/panel-boundary.js'
import { workspaceText } from '../text/workspace.js'
import { Dock } from './dock.js'
import { useDock } from './dock-store.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { currentOf } from './workspace-changes.js'
import { WorkspaceBar } from './workspace-bar.js'
import styles from './workspace.module.css'
import { changeWorkspaces, closeIssues, flushWorkspaces, useWorkspaces } from './workspaces-store.js'

const { issue: words } = workspaceText

const WorkspaceDialogs = lazy(async () => ({ default: (await import('./workspace-dialogs.js')).WorkspaceDialogs }))

/** The next start begins with the workspace where it, or a window of it, was on screen. */
function useRemembered(): void {
  const isShown = useScreen(({ name }) => name === WORKSPACE_SCREEN)
  const hasWindows = useWorkspaces(({ workspaces }) => workspaces !== null && (currentOf(workspaces).layout?.windows.length ?? 0) > 0)
  const isKnown = useWorkspaces(({ workspaces }) => workspaces !== null)
  useEffect(() => {
    changeWorkspaces((before) => (before.isShown === (isShown || hasWindows) ? before : { ...before, isShown: isShown || hasWindows }))
  }, [isShown, hasWindows, isKnown])
}

export function WorkspaceScreen(): React.JSX.Element | null {
  const workspaces = useWorkspaces((state) => state.workspaces)
  const resets = useDock((state) => state.resets)
  const isAsked = useDock((state) => state.dialog !== null)
  useRemembered()
  useEffect(() => {
    window.addEventListener('pagehide', flushWorkspaces)
    return () => {
      window.removeEventListener('pagehide', flushWorkspaces)
      flushWorkspaces()
    }
  }, [])
  if (workspaces === null) return null
  const current = currentOf(workspaces)
  return (
    <div className={styles['screen']}>
      <WorkspaceBar workspaces={workspaces} />
      <Issues />
      <div className={styles['dock']} data-testid="dock" data-workspace={current.id}>
        <PanelBoundary key={`${current.id} ${String(resets)}`} name={current.name}>
          <CSPProvider disableStyleElements><Dock workspace={current} /></CSPProvider>
        </PanelBoundary>
      </div>
      {isAsked ? <Suspense fallback={null}><WorkspaceDialogs workspaces={workspaces} /></Suspense> : null}
    </div>
  )
}

/** What of the file could not be used, and whether changes are kept. */
function Issues(): React.JSX.Element | null {
  const { issues, failure } = useWorkspaces()
  if (issues.length === 0 && failure === null) return null
  return (
    <div className={styles['issues']} role="status" data-testid="workspace-issues">
      <TriangleAlert size={14} aria-hidden="true" />
      <div className={styles['issueWords']}>
        {issues.map(({ workspace, problem, keptAs }) => <p key={workspace ?? ''}>{workspace === null ? words.whole(problem, keptAs) : words.one(workspace, problem, keptAs)}</p>)}
        {failure === null ? null : <p>{words.notKept(failure)}</p>}
      </div>
      <button type="button" className={styles['quiet']} onClick={closeIssues}>{words.close}</button>
    </div>
  )
}
