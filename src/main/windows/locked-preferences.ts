/** What every window of ours has in common: its page is sandboxed, isolated, and gets nothing of Node. */
import type { WebPreferences } from 'electron'

export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  spellcheck: false,
  // A monitor on a second screen must go on counting ages when another window is in front.
  backgroundThrottling: false
} as const satisfies WebPreferences
