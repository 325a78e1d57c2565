/** Links that lead out of the app: main asks the person before it opens one. All other ways out are denied by main. */
import { tellFailure } from '../actions/action-failure.js'
import { elementOf } from '../components/own-document.js'
import { said } from '../../shared/state/panel-truth.js'
import { windowText } from '../text/window.js'
import { bridge } from './bridge.js'

async function ask(url: string): Promise<void> {
  try {
    const reply = await bridge.request('app:link', { url })
    if (!reply.ok) tellFailure(windowText.notOpened(said(reply.error)))
  } catch (fault) {
    tellFailure(windowText.notOpened(String(fault)))
  }
}

/** Follows a person's clicks in a document, not a script's. Returns what ends it. */
export function followLinks(page: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || !event.isTrusted || event.button > 1) return
    const link = elementOf(event.target)?.closest('a') ?? null
    if (link === null || (link.protocol !== 'https:' && link.protocol !== 'http:') || link.host === page.location.host) return
    event.preventDefault()
    void ask(link.href)
  }
  page.addEventListener('click', onClick)
  page.addEventListener('auxclick', onClick)
  return () => {
    page.removeEventListener('click', onClick)
    page.removeEventListener('auxclick', onClick)
  }
}
