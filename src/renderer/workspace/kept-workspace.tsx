/**
 * The workspace behind the other screens: once it was shown it stays, because panels in windows of their own are part of it.
 * Its code is read when it is first asked for.
 */
import { lazy, Suspense, useEffect, useState } from 'react'
import { useScreen } from '../app/current-screen.js'
import styles from '../app/app.module.css'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { outlineDrawn, WorkspaceOutline } from './workspace-outline.js'
import { loadWorkspaces } from './workspaces-store.js'

const WorkspaceScreen = lazy(async () => {
  // The dock takes as long to read and draw as the first rows do: what stands in for it is on screen first.
  await outlineDrawn
  return { default: (await import('./workspace-screen.js')).WorkspaceScreen }
})

/** Asks main for the workspaces while the desk is still on its way. */
export function beginWithWorkspace(): void {
  if (useScreen.getState().name === WORKSPACE_SCREEN) void loadWorkspaces()
}

export function KeptWorkspace(): React.JSX.Element | null {
  const isShown = useScreen(({ name }) => name === WORKSPACE_SCREEN)
  const [wasShown, setWasShown] = useState(isShown)
  if (isShown && !wasShown) setWasShown(true)
  useEffect(() => {
    if (isShown) void loadWorkspaces()
  }, [isShown])
  if (!wasShown && !isShown) return null
  return (
    <div className={styles['kept']} data-shown={isShown} inert={!isShown} data-testid={isShown ? `screen-${WORKSPACE_SCREEN}` : undefined}>
      <Suspense fallback={<WorkspaceOutline />}><WorkspaceScreen /></Suspense>
    </div>
  )
}
