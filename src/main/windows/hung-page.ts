/** A page that does not answer a person's hand: they choose whether to wait. */
import { dialog, type BrowserWindow } from 'electron'
import { hungPageWords as words } from '../text/windows.js'

const WAIT = 0

/** Asks until the page answers again, or the person has chosen. @returns whether it is to be loaded again */
export async function askAboutHungPage(window: BrowserWindow, isOver: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Pitwall',
    message: words.message,
    detail: words.detail,
    buttons: [words.wait, words.again],
    defaultId: WAIT,
    cancelId: WAIT,
    noLink: true,
    signal: isOver
  })
  return !isOver.aborted && response !== WAIT
}
