// The yardstick of the cold start and of memory: an Electron window, sandboxed as Pitwall's is, that shows one line of text.
import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'

// Not awaited at the top level: Electron is ready only after its main module has been loaded.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true, contextIsolation: true } })
  window.webContents.on('console-message', (...args) => {
    // Electron 33 hands the text as the third argument, newer ones within the event.
    const text = typeof args[2] === 'string' ? args[2] : args[0].message
    if (text.startsWith('{"paintedAt"')) process.stdout.write(`${text}\n`)
  })
  return window.loadFile(join(import.meta.dirname, 'index.html'))
})
app.on('window-all-closed', () => {
  app.quit()
})
