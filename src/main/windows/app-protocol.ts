/** The page's own scheme: a real origin for checks and policy, and no way to a file outside the page's folder. */
import { protocol } from 'electron'
import { extname } from 'node:path'
import { contentPolicy } from './content-policy.js'
import { contentType, pageFile } from './page-file.js'

const SCHEME = 'pitwall'
export const APP_ORIGIN = `${SCHEME}://desk`

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** Chromium's ERR_FILE_NOT_FOUND and ERR_METHOD_NOT_SUPPORTED. */
const NOT_FOUND = -6
const NO_SUCH_METHOD = -322

/**
 * Serves the built page from `folder`.
 * @returns settles when a page's document has been asked for and is on its way
 */
export function serveApp(folder: string): Promise<void> {
  let sent = (): void => undefined
  const documentSent = new Promise<void>((settle) => {
    sent = settle
  })
  // Deprecated in favour of `handle`, which first loads all of Node's fetch in the middle of the start (decision 14).
  protocol.registerFileProtocol(SCHEME, (request, answer) => {
    const file = pageFile(request.url, folder)
    if (request.method !== 'GET') answer({ error: NO_SUCH_METHOD })
    else if (file === null) answer({ error: NOT_FOUND })
    else {
      const headers = { 'content-type': contentType(file), 'content-security-policy': contentPolicy, 'x-content-type-options': 'nosniff' }
      answer({ path: file, headers })
      if (extname(file) === '.html') setImmediate(sent)
    }
  })
  return documentSent
}
