/** Words of the dialog that says what the app is made of. */
import { inLanguage } from './words.js'

const english = {
  title: 'About Pitwall',
  promise: 'A read-only trading monitor: it never places, changes or cancels an order.',
  version: 'Pitwall',
  electron: 'Electron',
  chromium: 'Chromium',
  node: 'Node.js',
  platform: 'Platform',
  sandbox: 'Sandbox',
  sandboxOn: 'on',
  sandboxOff: 'off',
  copy: 'Copy versions',
  licences: 'Licences',
  licence: 'Pitwall is free software under the MIT licence. It is built of the following.',
  noNotices: 'The notices are made by a build; this page runs without one.',
  asking: 'Asking…',
  failed: (why: string) => `Not known: ${why}`
} as const

export const aboutText = inLanguage(english)
