/** The documents that the page draws in: its own, and those of the windows that panels were moved to. */

const others = new Set<Document>()

/** @returns what ends it */
export function addPage(page: Document): () => void {
  others.add(page)
  return () => {
    others.delete(page)
  }
}

/** Where a person is at work; the main window where that cannot be told. */
export function focusedPage(): Document {
  return [...others].find((page) => page.hasFocus()) ?? document
}
