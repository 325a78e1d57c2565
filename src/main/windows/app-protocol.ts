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

/** Serves the built page from `folder`. Settles when the page's document has been asked for and is on its way. */
export function serveApp(folder: string): Promise<void> {
  return new Promise((documentSent) => {
    protocol.handle(SCHEME, async (request) => {
      const file = pageFile(request.url, folder)
      if (file === null || request.method !== 'GET') return new Response('not found', { status: 404 })
      if (extname(file) === '.html') setImmediate(documentSent)
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
  })
}
