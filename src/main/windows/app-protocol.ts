/** The page's own scheme: a real origin for checks and policy, and no way to a file outside the page's folder. */
import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { contentPolicy } from './content-policy.js'
import { contentType, pageFile } from './page-file.js'

const SCHEME = 'pitwall'
export const APP_ORIGIN = `${SCHEME}://desk`

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** What becomes of the page's files. */
export interface ServedApp {
  /** Settles when the page's document has been asked for and is on its way. */
  readonly documentSent: Promise<void>
  /** What runs in the document waits for this: main can answer it now. */
  readonly letRun: () => void
}

/** Serves the built page from `folder`: its document at once, so that its process starts, everything else once it may run. */
export function serveApp(folder: string): ServedApp {
  const sent = gate()
  const mayRun = gate()
  protocol.handle(SCHEME, async (request) => {
    const file = pageFile(request.url, folder)
    if (file === null || request.method !== 'GET') return new Response('not found', { status: 404 })
    if (extname(file) === '.html') setImmediate(sent.open)
    else await mayRun.opened
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': contentType(file),
          'content-security-policy': contentPolicy,
          'x-content-type-options': 'nosniff'
        }
      })
    } catch (fault) {
      return new Response(fault instanceof Error ? fault.message : 'unreadable', { status: 404 })
    }
  })
  return { documentSent: sent.opened, letRun: mayRun.open }
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
