/** What stands around the desk: menus, versions, diagnostics, ways to the system. Nothing of it is needed for the first paint; it is loaded when it is first asked for. */
import { app, clipboard, Menu, shell, type BrowserWindow } from 'electron'
import { readFile } from 'node:fs/promises'
import { arch, homedir, release } from 'node:os'
import { dirname, join } from 'node:path'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.js'
import type { OfferedAction } from '../../shared/ipc/offered-action.js'
import { diagnosticsText, type DiagnosticsFacts, type Versions } from '../diagnostics/diagnostics-text.js'
import { writtenDocumentation } from '../diagnostics/documentation.js'
import { logTail } from '../diagnostics/log-tail.js'
import { menuTemplate } from '../windows/menu/menu-template.js'

/** Lines of the log that go with the diagnostics. */
const LOG_LINES = 60

function versions(): Versions {
  const { electron, chrome, node } = process.versions
  return { version: app.getVersion(), electron, chromium: chrome, node, platform: `${process.platform} ${release()} ${arch()}` }
}

/** @param built folder of the built main process */
export async function about(built: string): Promise<RequestOutput<'app:about'>> {
  const read = (folder: string): Promise<string> => readFile(join(folder, 'notices.txt'), 'utf8').catch(() => '')
  const notices = await Promise.all([read(built), read(join(built, '../renderer'))])
  return { ...versions(), notices: notices.some((part) => part !== '') ? notices.join('\n') : null }
}

/** @param log its path */
export async function diagnostics(log: string, facts: Pick<DiagnosticsFacts, 'startedAt' | 'status' | 'alerts' | 'crash' | 'now'>): Promise<string> {
  const lines = await logTail(log, LOG_LINES).catch((fault: unknown) => [`the log could not be read: ${String(fault)}`])
  return diagnosticsText({ ...facts, versions: versions(), sandboxed: !app.commandLine.hasSwitch('no-sandbox'), log: lines, home: homedir() })
}

/** @throws when the system has no clipboard */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text)
}

export function showMenu(actions: readonly OfferedAction[], run: (id: string) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ actions, isMac: process.platform === 'darwin', appName: app.name, run })))
}

/** @throws what the system says when it cannot open a folder or a file */
async function openPath(path: string): Promise<void> {
  const problem = await shell.openPath(path)
  if (problem !== '') throw new Error(`${path}: ${problem}`)
}

/**
 * @param log path of the log
 * @param built folder of the built main process
 */
export async function doOutside(what: RequestInput<'app:do'>['what'], window: BrowserWindow, { log, built }: { readonly log: string; readonly built: string }): Promise<void> {
  switch (what) {
    case 'turn-full-screen':
      window.setFullScreen(!window.isFullScreen())
      return
    case 'open-logs':
      await openPath(dirname(log))
      return
    case 'keep-page-storage':
      window.webContents.session.flushStorageData()
      return
    case 'open-documentation':
      await openPath(await writtenDocumentation(join(built, 'documentation'), join(app.getPath('userData'), 'documentation')))
  }
}
