/** A window that panels were moved to: it looks as the main one does, and its keys do the same. */
import { useEffect, type ReactNode } from 'react'
import { useActionKeys } from '../actions/use-action-keys.js'
import { followLinks } from '../app/outside-links.js'
import { addPage } from '../stores/desk-pages.js'

/** Theme, density and language stand on the document's root, where the style sheets read them. Call before anything is drawn in it. */
export function dressPage(page: Document): void {
  for (const { name, value } of document.documentElement.attributes) {
    // The page's policy has no inline styles, here as there.
    if (name !== 'style' && page.documentElement.getAttribute(name) !== value) page.documentElement.setAttribute(name, value)
  }
}

interface PopoutPageProps {
  readonly page: Document
  readonly children: ReactNode
}

export function PopoutPage({ page, children }: PopoutPageProps): React.JSX.Element {
  useActionKeys(page.defaultView ?? window)
  useEffect(() => addPage(page), [page])
  useEffect(() => followLinks(page), [page])
  useEffect(() => {
    const observer = new MutationObserver(() => {
      dressPage(page)
    })
    observer.observe(document.documentElement, { attributes: true })
    dressPage(page)
    return () => {
      observer.disconnect()
    }
  }, [page])
  return <>{children}</>
}
