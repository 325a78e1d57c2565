/** What no page of ours may do: leave, open windows, embed, ask for a device or a permission. */
import type { App, Session, WebContents } from 'electron'
import { isOwnPage } from '../ipc/trusted-sender.js'

function guardPage(page: WebContents, ownOrigin: string, onDenied: (what: string, url: string) => void): void {
  page.setWindowOpenHandler(({ url }) => {
    onDenied('window.open', url)
    return { action: 'deny' }
  })
  page.on('will-navigate', (event) => {
    if (isOwnPage(event.url, ownOrigin)) return
    event.preventDefault()
    onDenied('navigation', event.url)
  })
  page.on('will-redirect', (event) => {
    if (isOwnPage(event.url, ownOrigin)) return
    event.preventDefault()
    onDenied('redirect', event.url)
  })
  page.on('will-attach-webview', (event) => {
    event.preventDefault()
    onDenied('webview', '')
  })
}

/** Guards every page that will ever be created, before its first load. */
export function guardAllPages(app: App, ownOrigin: string, onDenied: (what: string, url: string) => void): void {
  app.on('web-contents-created', (_event, page) => {
    guardPage(page, ownOrigin, onDenied)
  })
}

/** The one thing our own page may do: put a table that a person copies on the clipboard. It may not read it. */
const GRANTED = 'clipboard-sanitized-write'

/** Denies every permission and every device, but for our own page's writing to the clipboard. */
export function denyPermissions(session: Session, ownOrigin: string, onDenied: (what: string, url: string) => void): void {
  session.setPermissionRequestHandler((page, permission, answer, { requestingUrl }) => {
    if (permission === GRANTED && isOwnPage(requestingUrl, ownOrigin)) {
      answer(true)
      return
    }
    onDenied(`permission ${permission}`, page.getURL())
    answer(false)
  })
  session.setPermissionCheckHandler((_page, permission, origin) => permission === GRANTED && isOwnPage(origin, ownOrigin))
  session.setDevicePermissionHandler(() => false)
}
