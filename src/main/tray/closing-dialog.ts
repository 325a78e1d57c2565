/** The first time that the window is closed: where Pitwall goes, how it comes back, and the other choice. The system's own dialog, so that it works whatever the page does. */
import { dialog, type BrowserWindow } from 'electron'
import type { ClosingAnswer } from './closing.js'

const answers: readonly ClosingAnswer[] = ['hide', 'quit', 'stay']

export async function askAboutClosing(window: BrowserWindow): Promise<ClosingAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Pitwall',
    message: 'Keep watching without a window?',
    detail:
      'Pitwall can stay in the tray: it goes on watching, its icon shows how the desk is, and alerts come as before. Click the icon to have the window back; Quit is in its menu.\n\nWithout it nobody is watching: no alert is raised while Pitwall is closed.\n\nYour choice is kept. Settings, Desktop changes it.',
    buttons: ['Keep watching in the tray', 'Quit Pitwall', 'Cancel'],
    defaultId: answers.indexOf('hide'),
    cancelId: answers.indexOf('stay'),
    noLink: true
  })
  return answers[response] ?? 'stay'
}
