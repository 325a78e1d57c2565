/**
 * The workspace behind the other screens: once it was shown it stays, because panels in windows of their own are part of it.
 * Its code is read when it is first asked for; where the page begins with it, at once.
 */
import { lazy, Suspense, useState } from 'react'
import { useScreen } from '../app/current-screen.js'
import styles from '../app/app.module.css'
import { WORKSPACE_SCREEN } from './dock-store.js'
import { loadWorkspaces } from './workspaces-store.js'

const code = (): Promise<typeof import('./workspace-screen.js')> => import('./workspace-screen.js')
const WorkspaceScreen = lazy(async () => ({ default: (await code()).WorkspaceScreen }))

/** Reads the code and asks main for the workspaces while the desk is still on its way. */
export function beginWithWorkspace(): void {
  if (useScreen.getState().name !== WORKSPACE_SCREEN) return
  // A failure is shown where the screen asks again.
  code().catch(() => undefined)
  void loadWorkspaces()
}

export function KeptWorkspace(): React.JSX.Element | null {
  const isShown = useScreen(({ name }) => name === WORKSPACE_SCREEN)
  const [wasShown, setWasShown] = useState(isShown)
  if (isShown && !wasShown) setWasShown(true)
  if (!wasShown && !isShown) return null
  return (
    <div className={styles['kept']} data-shown={isShown} inert={!isShown} data-testid={isShown ? `screen-${WORKSPACE_SCREEN}` : undefined}>
      <Suspense fallback={null}><WorkspaceScreen /></Suspense>
    </div>
  )
}
