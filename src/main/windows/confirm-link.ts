/** Leads outside only with a person's consent, given in the system's own dialog: the page can neither draw it nor answer it. */
import { dialog, shell, type BrowserWindow } from 'electron'
import { linkWords } from '../text/windows.js'
import { externalLink } from './external-link.js'

const OPEN = 0
const STAY = 1

/** Windows that are being asked: a page that asks again and again gets one dialog. */
const asking = new WeakSet<BrowserWindow>()

/** @returns whether it was handed to the system's browser; false as well for what is no address of the web */
export async function confirmLink(window: BrowserWindow, url: string): Promise<boolean> {
  const link = externalLink(url)
  if (link === null || asking.has(window)) return false
  asking.add(window)
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: linkWords.title,
      message: linkWords.message(link.host),
      detail: link.address,
      buttons: [linkWords.open, linkWords.stay],
      defaultId: STAY,
      cancelId: STAY,
      noLink: true
    })
    if (response !== OPEN) return false
    await shell.openExternal(link.address)
    return true
  } finally {
    asking.delete(window)
  }
}
