/** Words of what stands around the desk: the window, the application's own actions, links that lead outside. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  fullScreen: 'Full screen on or off',
  fullScreenWords: 'window maximise whole display',
  documentation: 'Documentation',
  documentationWords: 'help manual readme guide',
  logs: 'Open the log folder',
  logsWords: 'files diagnostics trouble',
  copyDiagnostics: 'Copy diagnostics',
  copyDiagnosticsWords: 'report bug versions log support',
  gallery: 'Component gallery',
  galleryWords: 'design system tokens colours states developer',
  about: 'About Pitwall',
  aboutWords: 'version licences electron chromium',
  breakSomething: 'Break something',
  breakSomethingWords: 'demo fault chaos',
  connectOwn: 'Connect your own desk',
  connectOwnWords: 'database gateway settings first',
  notDone: (why: string) => `Not done: ${why}`,
  notCopied: (why: string) => `Not copied: ${why}`,
  notOpened: (why: string) => `The link was not opened: ${why}`,
  recovered: (at: string, reason: string) => `The page's process ended at ${at} (${reason}) and the desk was loaded again. Nothing was lost: main kept watching meanwhile. A second end within a minute stops at a page that says so.`,
  begunAgain: (at: string, reason: string) => `The page did not begin at ${at} (${reason}) and was loaded again. Nothing was lost: main kept watching meanwhile.`
} as const

export const windowText = inLanguage(english)
