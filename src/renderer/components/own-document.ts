/** The document that a panel is drawn in: that of the main window, or of a window that the panel was moved to. */
import { createContext, useContext } from 'react'

export const OwnDocument = createContext<Document>(document)

/** Where a panel's menus and dialogs belong: over the panel, not over another window. */
export function useOwnBody(): HTMLElement {
  return useContext(OwnDocument).body
}
