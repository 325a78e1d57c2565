/** The first time that the window is closed: where Pitwall goes, how it comes back, and the other choice. The system's own dialog, so that it works whatever the page does. */
import { dialog, type BrowserWindow } from 'electron'
import { closingWords as words } from '../text/tray.js'
import type { ClosingAnswer } from './closing.js'

const answers: readonly ClosingAnswer[] = ['hide', 'quit', 'stay']

export async function askAboutClosing(window: BrowserWindow): Promise<ClosingAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Pitwall',
    message: words.message,
    detail: words.detail,
    buttons: answers.map((answer) => words[answer]),
    defaultId: answers.indexOf('hide'),
    cancelId: answers.indexOf('stay'),
    noLink: true
  })
  return answers[response] ?? 'stay'
}
