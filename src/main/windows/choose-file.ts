/** Where a person wants a file to be: asked by the operating system, never by the page. */
import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron'

export interface FileSuggestion {
  readonly name: string
  readonly extension: string
}

/** Null: the person wants none, or there is no window to ask in. */
export async function chooseFile(window: BrowserWindow | null, { name, extension }: FileSuggestion): Promise<string | null> {
  if (window === null) return null
  const options: SaveDialogOptions = { defaultPath: name, filters: [{ name: extension.toUpperCase(), extensions: [extension] }], properties: ['createDirectory', 'showOverwriteConfirmation'] }
  const { canceled, filePath } = await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : filePath
}
