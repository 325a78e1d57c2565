/** The page's own scheme: a real origin for checks and policy, and no way to a file outside the page's folder. */
import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { contentPolicy } from './content-policy.js'
import { contentType, pageFile } from './page-file.js'

const SCHEME = 'pitwall'
export const APP_ORIGIN = `${SCHEME}://desk`

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** Serves the built page from `folder`, once `ready`. */
export function serveApp(folder: string, ready: Promise<void>): void {
  protocol.handle(SCHEME, async (request) => {
    const file = pageFile(request.url, folder)
    if (file === null || request.method !== 'GET') return new Response('not found', { status: 404 })
    await ready
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
}
