/** The ways to everything else. */
import { actionsText } from '../text/actions.js'
import type { Action } from './action.js'
import { turnOverlay } from './overlay-store.js'

export const PALETTE_ACTION = 'open-palette'
export const SHEET_ACTION = 'show-shortcuts'

export const helpActions: readonly Action[] = [
  { id: PALETTE_ACTION, ...actionsText.palette, group: 'Help', shortcut: 'Mod+K', overlays: true, run: () => { turnOverlay('palette') } },
  { id: SHEET_ACTION, ...actionsText.sheet, group: 'Help', shortcut: '?', overlays: true, run: () => { turnOverlay('shortcuts') } }
]
