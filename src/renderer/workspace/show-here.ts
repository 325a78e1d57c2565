/** The way to a panel from another: within the workspace where a person is at work there, else to its screen. */
import { show, useScreen } from '../app/current-screen.js'
import { focusedPage } from '../stores/desk-pages.js'
import { useDock } from './dock-store.js'
import { WORKSPACE_SCREEN } from '../../shared/workspace/workspace-screen.js'
import type { PanelName } from './panel-names.js'

/** Whether panels of the workspace are what a person works with: on screen, or in a window of their own. */
export function isAtWork(): boolean {
  return useScreen.getState().name === WORKSPACE_SCREEN || focusedPage() !== document
}

/** @param name of a panel that is a screen too */
export function showHere(name: Extract<PanelName, 'chart' | 'signals' | 'orders' | 'positions' | 'services'>): void {
  const { control } = useDock.getState()
  if (control !== null && isAtWork()) control.show(name)
  else show(name)
}
