/** TLS as users of libpq expect it from `sslmode` and the files around it. */
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import type { PostgresTarget } from './target.js'

export type TlsTarget = Pick<PostgresTarget, 'sslMode' | 'sslRootCert' | 'sslCert' | 'sslKey'>

/** A certificate or key file that cannot be used. `code` for the screen. */
class TlsFileError extends Error {
  readonly code = 'TLS_FILE'
  override readonly name = 'TlsFileError'
}

async function read(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new TlsFileError(`${what} ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The file that a setting names, or the one that libpq looks for by itself where there is none. */
async function named(path: string, byItself: string, what: string): Promise<Buffer | undefined> {
  if (path !== '') return read(path, what)
  return readFile(join(homedir(), '.postgresql', byItself)).catch(() => undefined)
}

async function refuseOpenKey(path: string): Promise<void> {
  if (path === '' || process.platform === 'win32') return
  const file = await stat(path).catch(() => null)
  if (file === null) return // Reading it says so better.
  // libpq's rule: its owner's alone, or root's and readable by its group.
  const allowed = file.uid === 0 ? 0o740 : 0o700
  if ((file.mode & 0o777 & ~allowed) !== 0) throw new TlsFileError(`The private key file ${path} can be read by others: give it mode 0600`)
}

async function ownCertificate({ sslCert, sslKey }: TlsTarget): Promise<Pick<ConnectionOptions, 'cert' | 'key'>> {
  const cert = await named(sslCert, 'postgresql.crt', 'The client certificate')
  if (cert === undefined) return {}
  await refuseOpenKey(sslKey)
  const key = await named(sslKey, 'postgresql.key', 'The private key')
  if (key === undefined) throw new TlsFileError('There is a client certificate and no private key to it: name its file, sslkey')
  return { cert, key }
}

/**
 * Options for one connection attempt; false: plain. `prefer` encrypts without asking who the server is, and so does
 * `require` unless there is an authority to ask. Files are read each time: certificates are exchanged while programs run.
 * Where no authority is named, it is `~/.postgresql/root.crt`, or else what this machine trusts.
 * @throws an Error with code TLS_FILE
 */
export async function tlsOptions(target: TlsTarget): Promise<ConnectionOptions | false> {
  const { sslMode, sslRootCert } = target
  if (sslMode === 'disable') return false
  const own = await ownCertificate(target)
  if (sslMode === 'prefer') return { ...own, rejectUnauthorized: false }
  const ca = sslRootCert === 'system' ? undefined : await named(sslRootCert, 'root.crt', 'The root certificate')
  if (sslMode === 'require' && ca === undefined) return { ...own, rejectUnauthorized: false }
  const vouched = { ...own, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) }
  return sslMode === 'verify-full' ? vouched : { ...vouched, checkServerIdentity: () => undefined }
}
