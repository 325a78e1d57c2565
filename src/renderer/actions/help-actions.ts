/** The ways to everything else. */
import type { Action } from './action.js'
import { turnOverlay } from './overlay-store.js'

export const PALETTE_ACTION = 'open-palette'
export const SHEET_ACTION = 'show-shortcuts'

export const helpActions: readonly Action[] = [
  { id: PALETTE_ACTION, title: 'Find an action, instrument or setting', group: 'Help', words: 'command palette search', shortcut: 'Mod+K', overlays: true, run: () => { turnOverlay('palette') } },
  { id: SHEET_ACTION, title: 'Show all keyboard shortcuts', group: 'Help', words: 'keys hotkeys sheet', shortcut: '?', overlays: true, run: () => { turnOverlay('shortcuts') } }
]
