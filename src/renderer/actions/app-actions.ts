/** What concerns the application around the desk: its window, its files, what it is made of. */
import type { RequestInput } from '../../shared/ipc/contract.js'
import { said } from '../../shared/state/panel-truth.js'
import { bridge } from '../app/bridge.js'
import { useShell } from '../stores/shell-store.js'
import { windowText } from '../text/window.js'
import { tellFailure } from './action-failure.js'
import type { Action } from './action.js'
import { turnOverlay } from './overlay-store.js'

async function askMain(what: RequestInput<'app:do'>['what']): Promise<void> {
  try {
    const reply = await bridge.request('app:do', { what })
    tellFailure(reply.ok ? null : windowText.notDone(said(reply.error)))
  } catch (fault) {
    tellFailure(windowText.notDone(String(fault)))
  }
}

async function copyDiagnostics(): Promise<void> {
  try {
    const reply = await bridge.request('app:diagnostics', { copy: true })
    tellFailure(reply.ok ? null : windowText.notCopied(said(reply.error)))
  } catch (fault) {
    tellFailure(windowText.notCopied(String(fault)))
  }
}

export const fullScreenAction: Action = {
  id: 'full-screen', title: windowText.fullScreen, group: 'View', words: windowText.fullScreenWords, shortcut: 'F11', run: () => { void askMain('turn-full-screen') }
}

export const appActions: readonly Action[] = [
  { id: 'open-documentation', title: windowText.documentation, group: 'Help', words: windowText.documentationWords, shortcut: null, run: () => { void askMain('open-documentation') } },
  { id: 'open-logs', title: windowText.logs, group: 'Help', words: windowText.logsWords, shortcut: null, run: () => { void askMain('open-logs') } },
  { id: 'copy-diagnostics', title: windowText.copyDiagnostics, group: 'Help', words: windowText.copyDiagnosticsWords, shortcut: null, run: () => { void copyDiagnostics() } },
  { id: 'about', title: windowText.about, group: 'Help', words: windowText.aboutWords, shortcut: null, overlays: true, run: () => { turnOverlay('about') } },
  {
    id: 'component-gallery', title: windowText.gallery, group: 'Help', words: windowText.galleryWords, shortcut: null, overlays: true,
    isAvailable: () => useShell.getState().app?.packaged === false, run: () => { turnOverlay('gallery') }
  }
]
