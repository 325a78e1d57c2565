/** The page's own scheme: a real origin for checks and policy, and no way to a file outside the page's folder. */
import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { contentPolicy } from './content-policy.js'

const SCHEME = 'pitwall'
export const APP_ORIGIN = `${SCHEME}://desk`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png'
}

/** The file a page URL stands for, or null when it is none of ours. */
export function pageFile(url: string, folder: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'desk') return null
  const file = normalize(join(folder, decodeURIComponent(pathname)))
  if (!file.startsWith(folder + sep)) return null
  return extname(file) in types ? file : null
}

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }])
}

/** Serves the built page from `folder`. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = pageFile(request.url, folder)
    if (file === null || request.method !== 'GET') return new Response('not found', { status: 404 })
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentPolicy,
          'x-content-type-options': 'nosniff'
        }
      })
    } catch (fault) {
      return new Response(fault instanceof Error ? fault.message : 'unreadable', { status: 404 })
    }
  })
}
