/** What the desk's actions know of the dock: what can be done with it. Nothing before the workspace was first shown. */
import { create } from 'zustand'
import type { PanelName } from './panel-names.js'

export const dockCommands = [
  'next-tab', 'previous-tab', 'next-group', 'previous-group', 'split-right', 'split-down', 'move-panel', 'maximize', 'popout', 'dock-back', 'close-panel', 'add-panel',
  'next-workspace', 'previous-workspace', 'create', 'rename', 'duplicate', 'remove', 'reset'
] as const
export type DockCommand = (typeof dockCommands)[number]

export interface DockControl {
  readonly can: (command: DockCommand) => boolean
  readonly run: (command: DockCommand) => void
  /** Brings a panel to the front, from wherever it is, or adds it beside the one at work. */
  readonly show: (name: PanelName) => void
}

export type WorkspaceDialog = 'create' | 'rename' | 'remove' | 'reset'

interface DockState {
  readonly control: DockControl | null
  readonly dialog: WorkspaceDialog | null
  /** Whether the menu of panels is open. */
  readonly isAdding: boolean
  /** Counts the resets: each draws the dock anew. */
  readonly resets: number
}

export const useDock = create<DockState>(() => ({ control: null, dialog: null, isAdding: false, resets: 0 }))
