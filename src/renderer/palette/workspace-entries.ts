/** The workspaces by name, and every panel that one can hold. */
import { show, useScreen } from '../app/current-screen.js'
import { workspaceText } from '../text/workspace.js'
import { useDock } from '../workspace/dock-store.js'
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

export function workspaceEntries(): readonly PaletteEntry[] {
  const { all } = useWorkspaces.getState().workspaces ?? defaultWorkspaces
  const { control } = useDock.getState()
  const isShown = useScreen.getState().name === WORKSPACE_SCREEN
  const panels = !isShown || control === null ? [] : dockPanels
  return [
    ...all.map(({ id, name }): PaletteEntry => ({ id: `workspace-${id}`, title: workspaceText.named(name), group: 'Go to', detail: '', words: 'workspace layout switch', actionId: null, focus: 'screen', run: () => { open(id) } })),
    ...panels.map(({ name, title }): PaletteEntry => ({ id: `dock-panel-${name}`, title: workspaceText.showPanel(title), group: 'Workspace', detail: '', words: 'panel add dock', actionId: null, focus: 'own', run: () => { control?.show(name) } }))
  ]
}
