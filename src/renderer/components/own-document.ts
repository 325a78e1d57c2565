/** The document that a panel is drawn in: that of the main window, or of a window that the panel was moved to. */
import { createContext, useContext } from 'react'

/** Null: the main window's. */
export const OwnDocument = createContext<Document | null>(null)

export function useOwnDocument(): Document {
  return useContext(OwnDocument) ?? document
}

/** Where a panel's menus and dialogs belong: over the panel, not over another window. */
export function useOwnBody(): HTMLElement {
  return useOwnDocument().body
}

/** The element that an event came from. Of another window's elements `instanceof` says that they are none. */
export function elementOf(target: EventTarget | null): Element | null {
  return target !== null && 'closest' in target ? (target as Element) : null
}
