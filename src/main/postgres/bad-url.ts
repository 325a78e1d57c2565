/** The settings' URL or hosts cannot be read. `code` for the screen. */
export class BadPostgresUrlError extends Error {
  readonly code = 'BAD_URL'
  override readonly name = 'BadPostgresUrlError'
}
