/** Which file of the page's folder a URL stands for. */
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png'
}

export function contentType(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream'
}

/** The file, or null when the URL is none of ours: another host, a path out of the folder, a kind of file a page has no use for. */
export function pageFile(url: string, folder: string): string | null {
  const { host, pathname } = new URL(url)
  if (host !== 'desk') return null
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null // Not a well-formed escape: no file of ours is called that.
  }
  if (path.includes('\0')) return null
  const file = normalize(join(folder, path))
  if (!file.startsWith(folder + sep)) return null
  return extname(file) in types ? file : null
}
