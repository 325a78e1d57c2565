/** Where the session bus of a Linux desktop listens. */

/** Of Node's `connect`: a socket's path; of an abstract one it begins with a zero byte. */
export type SocketPath = string

/** @returns the first unix socket that is named; null: none (some buses listen on TCP or are started by others) */
export function busSocket(env: Readonly<Record<string, string | undefined>>): SocketPath | null {
  const named = env['DBUS_SESSION_BUS_ADDRESS'] ?? ''
  for (const address of named.split(';')) {
    const [transport, list = ''] = address.split(/:(.*)/s)
    if (transport !== 'unix') continue
    const parts = new Map(list.split(',').map((part): [string, string] => {
      const [key = '', value = ''] = part.split(/=(.*)/s)
      return [key, unescaped(value)]
    }))
    const path = parts.get('path')
    if (path !== undefined) return path
    const abstract = parts.get('abstract')
    if (abstract !== undefined) return `\0${abstract}`
  }
  const runtime = env['XDG_RUNTIME_DIR'] ?? ''
  return named === '' && runtime !== '' ? `${runtime}/bus` : null
}

/** As the D-Bus specification has it: `%2c` is a comma. */
function unescaped(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
