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

/** Denies every permission and every device. */
export function denyPermissions(session: Session, onDenied: (what: string, url: string) => void): void {
  session.setPermissionRequestHandler((page, permission, answer) => {
    onDenied(`permission ${permission}`, page.getURL())
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
