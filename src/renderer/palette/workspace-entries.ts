/** The workspaces by name, and every panel that one can hold. */
import { show } from '../app/current-screen.js'
import { workspaceText } from '../text/workspace.js'
import { useDock } from '../workspace/dock-store.js'
import type { PanelName } from '../workspace/panel-names.js'
import { isAtWork } from '../workspace/show-here.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import { dockPanels } from '../workspace/panel-registry.js'
import { switched } from '../workspace/workspace-changes.js'
import { changeWorkspaces, loadWorkspaces, useWorkspaces } from '../workspace/workspaces-store.js'
import { defaultWorkspaces } from '../../shared/workspace/workspaces.js'
import type { PaletteEntry } from './palette-entry.js'

function open(id: string): void {
  show(WORKSPACE_SCREEN)
  // What main has not told yet can't be switched to before.
  void loadWorkspaces().then(() => {
    changeWorkspaces((before) => switched(before, id))
  })
}

/** Milliseconds that a workspace takes to open, and much more: whoever has gone elsewhere by then is not fetched back. */
const OPENING_MS = 10_000

/** In the workspace that is or was on screen last; another screen gives way to it. */
function showPanel(name: PanelName): void {
  if (!isAtWork()) show(WORKSPACE_SCREEN)
  const { control } = useDock.getState()
  if (control !== null) {
    control.show(name)
    return
  }
  const end = useDock.subscribe(({ control: opened }) => {
    if (opened === null) return
    stop()
    if (isAtWork()) opened.show(name)
  })
  const timer = setTimeout(() => { stop() }, OPENING_MS)
  const stop = (): void => {
    clearTimeout(timer)
    end()
  }
}

export function workspaceEntries(): readonly PaletteEntry[] {
  const { all } = useWorkspaces.getState().workspaces ?? defaultWorkspaces
  const detail = isAtWork() ? '' : workspaceText.inWorkspace
  return [
    ...all.map(({ id, name }): PaletteEntry => ({ id: `workspace-${id}`, title: workspaceText.named(name), group: 'Go to', detail: '', words: 'workspace layout switch', actionId: null, focus: 'screen', run: () => { open(id) } })),
    ...dockPanels.map(({ name, title }): PaletteEntry => ({ id: `dock-panel-${name}`, title: workspaceText.showPanel(title), group: 'Workspace', detail, words: 'panel add dock', actionId: null, focus: 'own', run: () => { showPanel(name) } }))
  ]
}
