/**
 * What IB's codes mean for the session (IB.md 3.2). Decided by the number alone: the text may be in any language.
 */

export type FarmKind = 'market' | 'history' | 'security-definition'
export type FarmState = 'ok' | 'broken' | 'inactive' | 'connecting'

export type CodeMeaning =
  /** The TCP session is over. */
  | { readonly kind: 'transport-down' }
  | { readonly kind: 'client-id-in-use' }
  /** Retrying cannot help until a person changes something. */
  | { readonly kind: 'incompatible' }
  | { readonly kind: 'port-changed' }
  /** The gateway lost its link to IBKR; the socket is fine and is kept. */
  | { readonly kind: 'upstream-lost' }
  | { readonly kind: 'upstream-restored'; readonly dataKept: boolean }
  | { readonly kind: 'farm'; readonly farm: FarmKind; readonly state: FarmState }
  | { readonly kind: 'too-fast' }
  /** The request failed and is not to be repeated by itself. */
  | { readonly kind: 'request-failed' }
  /** No live entitlement: delayed data may be asked for instead. */
  | { readonly kind: 'no-entitlement' }
  /** No market data line is free. */
  | { readonly kind: 'no-line' }
  /** The request goes on; worth showing. */
  | { readonly kind: 'request-warning' }
  /** A stream has ended and must be asked for again. */
  | { readonly kind: 'stream-ended' }
  /** Validation failed; with Read-Only mode in the text it is a capability of the gateway (IB.md 3.8). */
  | { readonly kind: 'validation-failed' }
  | { readonly kind: 'order-note' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unknown' }

const farm = (kind: FarmKind, state: FarmState): CodeMeaning => ({ kind: 'farm', farm: kind, state })

/** Meaning of an IB code. Codes of nobody's table are `unknown`: shown and otherwise left alone. */
export function meaningOf(code: number): CodeMeaning {
  switch (code) {
    case 100: return { kind: 'too-fast' }
    case 101: case 10190: return { kind: 'no-line' }
    case 102: case 162: case 165: case 166: case 200: case 320: case 322: case 323: case 385: case 386: case 420:
      return { kind: 'request-failed' }
    case 201: case 202: case 399: case 404: case 2109: case 2137: case 2150: case 2168: case 2169: case 10147: case 10148:
      return { kind: 'order-note' }
    case 300: case 310: case 366: case 2159: return { kind: 'ignored' }
    case 316: case 10182: case 10225: return { kind: 'stream-ended' }
    case 321: return { kind: 'validation-failed' }
    case 326: return { kind: 'client-id-in-use' }
    case 354: case 10089: case 10091: case 10168: case 10186: return { kind: 'no-entitlement' }
    case 317: case 10090: case 10167: case 10197: case 2100: case 2101: return { kind: 'request-warning' }
    case 502: case 504: case 507: return { kind: 'transport-down' }
    case 503: case 506: return { kind: 'incompatible' }
    case 1100: case 2110: return { kind: 'upstream-lost' }
    case 1101: return { kind: 'upstream-restored', dataKept: false }
    case 1102: return { kind: 'upstream-restored', dataKept: true }
    case 1300: return { kind: 'port-changed' }
    case 2103: return farm('market', 'broken')
    case 2104: return farm('market', 'ok')
    case 2108: return farm('market', 'inactive')
    case 2119: return farm('market', 'connecting')
    case 2105: return farm('history', 'broken')
    case 2106: return farm('history', 'ok')
    case 2107: return farm('history', 'inactive')
    case 2157: return farm('security-definition', 'broken')
    case 2158: return farm('security-definition', 'ok')
    default: return { kind: 'unknown' }
  }
}

/**
 * Name of the farm in a notice, whatever the language before it: what follows the last colon or, in notices without one
 * ("... available upon demand.usfarm.nj"), the first full stop of the last word.
 */
export function farmName(text: string): string {
  const tail = text.slice(text.lastIndexOf(':') + 1).trim()
  const word = tail.slice(tail.lastIndexOf(' ') + 1)
  return word === tail ? tail : word.slice(word.indexOf('.') + 1)
}

/** Read-Only API is on: the one place where the text must decide (IB.md 3.2). */
export function saysReadOnly(code: number, text: string): boolean {
  return code === 321 && /read-only/i.test(text)
}

/**
 * The port that a 1300 names: the last number of its text that can be a port, whatever the language around it. Null: none.
 * Words for a person only; what happens is decided by the code.
 */
export function newPort(text: string): number | null {
  const ports = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits)).filter((port) => port > 0 && port <= 65_535)
  return ports.at(-1) ?? null
}

const NO_NAME = 'The host name cannot be resolved: check its spelling and the network.'
const NO_WAY = 'The host cannot be reached: check the network or the VPN.'

const remedies: Readonly<Record<string, string>> = {
  '326': 'Another program uses this client id, or the gateway still holds it from an earlier run. Close the other program or choose another id.',
  '502': 'Check that TWS or IB Gateway is running, that its API is enabled and that host and port are right.',
  '503': 'Update TWS or IB Gateway.',
  '504': 'The connection is gone. Pitwall connects again by itself.',
  '506': 'This gateway speaks a version of the API that Pitwall does not know.',
  '507': 'TWS may be locked, closing, or the client id may be in use.',
  '1100': 'The gateway has lost its link to Interactive Brokers. It reconnects by itself.',
  '2110': 'The gateway has lost its link to Interactive Brokers. It reconnects by itself.',
  '1300': 'The gateway has changed its socket port. Enter the new port in the settings.',
  ECONNREFUSED: 'Nothing listens there: start TWS or IB Gateway and log in, enable its socket clients and compare the port (Configure > API > Settings). Normal for two minutes in the nightly restart, and from Sunday 01:00 ET until someone logs in.',
  ENOTFOUND: NO_NAME,
  EAI_AGAIN: NO_NAME,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  ETIMEDOUT: 'No answer to the connection: check host and port, and any firewall between.',
  CLOSED: 'If it lasts: add this machine to the Trusted IPs of TWS or IB Gateway (Configure > API > Settings), and check that the port is that of its API.',
  'TCP-TIMEOUT': 'No answer to the connection: check host and port, and any firewall between.',
  'HANDSHAKE-TIMEOUT': 'The gateway accepts connections but does not answer: look for an "Accept incoming connection" dialog, add this machine to Trusted IPs, or restart the gateway.',
  'NEXT-ID-TIMEOUT': 'The gateway answered but did not open the session: look for a dialog on its screen, or restart it.',
  'BAD-VERSION': 'This is not the API port of TWS or IB Gateway.'
}

/** What a person can do about a code; null where nothing is known. */
export function remedyOf(code: string): string | null {
  return remedies[code] ?? null
}
