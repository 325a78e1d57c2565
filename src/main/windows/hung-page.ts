/** A page that does not answer a person's hand: they choose whether to wait. */
import { dialog, type BrowserWindow } from 'electron'

const WAIT = 0

/** Asks until the page answers again, or the person has chosen. @returns whether it is to be loaded again */
export async function askAboutHungPage(window: BrowserWindow, isOver: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Pitwall',
    message: 'The desk does not answer',
    detail: 'What it shows may be old. Main goes on watching and keeping the desk, and nothing is traded.\n\nLoading it again loses nothing but what is being typed and was not saved.',
    buttons: ['Wait', 'Load the desk again'],
    defaultId: WAIT,
    cancelId: WAIT,
    noLink: true,
    signal: isOver
  })
  return !isOver.aborted && response !== WAIT
}
