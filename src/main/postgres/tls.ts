/** TLS as users of libpq expect it from `sslmode`. */
import type { ConnectionOptions } from 'node:tls'
import type { SslMode } from './target.js'

/** Options for one connection attempt; false: plain. `prefer` and `require` encrypt without asking who the server is, as libpq does. */
export function tlsOptions(mode: SslMode): ConnectionOptions | false {
  switch (mode) {
    case 'disable':
      return false
    case 'prefer':
    case 'require':
      return { rejectUnauthorized: false }
    case 'verify-ca':
      return { rejectUnauthorized: true, checkServerIdentity: () => undefined }
    case 'verify-full':
      return { rejectUnauthorized: true }
  }
}
