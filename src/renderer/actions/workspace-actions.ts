/** What can be done with the panels of the workspace, and with the workspaces. */
import { workspaceActionsText } from '../text/workspace-actions.js'
import { dockCommands, useDock, type DockCommand } from '../workspace/dock-store.js'
import { isAtWork } from '../workspace/show-here.js'
import type { Action } from './action.js'

/** Letters that keyboards have in the same places, and F6, by which panes are gone through everywhere. */
const shortcuts: Readonly<Partial<Record<DockCommand, string>>> = {
  'next-tab': 'Alt+N',
  'previous-tab': 'Alt+P',
  'next-group': 'F6',
  'previous-group': 'Shift+F6',
  'split-right': 'Alt+Shift+R',
  'split-down': 'Alt+Shift+D',
  'move-panel': 'Alt+Shift+N',
  maximize: 'Alt+M',
  popout: 'Alt+O',
  'dock-back': 'Alt+Shift+O',
  'close-panel': 'Alt+X',
  'add-panel': 'Alt+A',
  'next-workspace': 'Alt+Shift+W'
}

export function dockActionId(command: DockCommand): string {
  return `dock-${command}`
}

function canDo(command: DockCommand): boolean {
  return isAtWork() && useDock.getState().control?.can(command) === true
}

export const workspaceActions: readonly Action[] = dockCommands.map((command) => ({
  id: dockActionId(command), title: workspaceActionsText[command].title, group: 'Workspace', words: `workspace panel ${workspaceActionsText[command].words}`, shortcut: shortcuts[command] ?? null,
  isAvailable: () => canDo(command), run: () => { useDock.getState().control?.run(command) }
}))
