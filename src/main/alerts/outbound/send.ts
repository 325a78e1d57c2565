/** One HTTP request to an address that a person typed: resolved once, checked, and sent to what was checked. */
import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Clock } from '../../../shared/lib/clock.js'
import { hostOf, isPublicAddress, namesOwnMachine } from './address-guard.js'

const MOST_REDIRECTS = 3
/** Of an answer, for the words of a failure: more is not read. */
const MOST_ANSWER_BYTES = 4_096
const LONGEST_RETRY_AFTER_MS = 86_400_000

/** Addresses of a name, as the system knows them. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

export interface Outgoing {
  /** As the person typed it, parsed. */
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** The person said that the name may lead into their own network. */
  readonly allowPrivate: boolean
  /** A token is in it, in whatever place: it goes over http only where nobody else can read along. */
  readonly holdsToken: boolean
}

export interface SendContext {
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly resolve?: Resolve
}

export interface Answered {
  readonly status: number
  /** What the server asks us to wait; null: it does not. */
  readonly retryAfterMs: number | null
  /** The beginning of its answer. */
  readonly text: string
}

/** A request that got no answer, or must not be made. Its words never hold more of the address than its host. */
export class OutboundError extends Error {
  constructor(readonly code: string, message: string, readonly remedy: string | null = null) {
    super(message)
  }
}

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (fault, addresses) => {
      if (fault === null) resolve(addresses)
      else reject(fault)
    })
  })

/** An address as a person types it. @throws OutboundError when it is none that may be spoken to */
export function parseAddress(text: string): URL {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    throw new OutboundError('BAD_ADDRESS', 'this is not an address', 'Type it whole, as https://host/path.')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError('BAD_ADDRESS', `${url.protocol} is not spoken, only http and https`, 'Type it whole, as https://host/path.')
  if (url.username !== '' || url.password !== '') throw new OutboundError('BAD_ADDRESS', 'a name and password in the address are not sent', 'Use a token.')
  return url
}

/** @rejects OutboundError, or the signal's reason */
export async function send(outgoing: Outgoing, context: SendContext): Promise<Answered> {
  let { url, method, body } = outgoing
  let headers: Readonly<Record<string, string>> = outgoing.headers
  for (let hops = 0; ; hops += 1) {
    const allowPrivate = hostOf(url) === hostOf(outgoing.url) && (outgoing.allowPrivate || namesOwnMachine(outgoing.url))
    const holdsToken = outgoing.holdsToken && url.origin === outgoing.url.origin
    const response = await ask(url, { method, headers, body, allowPrivate, holdsToken }, context)
    const target = isRedirect(response) ? redirectTarget(url, response) : null
    if (target === null) return answerOf(response, context)
    response.destroy()
    if (hops === MOST_REDIRECTS) throw new OutboundError('TOO_MANY_REDIRECTS', `${hostOf(outgoing.url)} redirects more than ${String(MOST_REDIRECTS)} times`)
    if (url.protocol === 'https:' && target.protocol === 'http:') throw new OutboundError('INSECURE_REDIRECT', `${hostOf(url)} redirects to http, where anybody could read it`)
    // Who holds the token is who the person typed, nobody they send us to.
    if (target.origin !== outgoing.url.origin) headers = without(headers, 'authorization')
    if (response.statusCode === 303) {
      method = 'GET'
      body = null
      headers = without(headers, 'content-type')
    }
    url = target
  }
}

function without(headers: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== name))
}

function isRedirect({ statusCode = 0, headers }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined
}

function redirectTarget(from: URL, { headers }: IncomingMessage): URL {
  try {
    return parseAddress(new URL(headers.location ?? '', from).href)
  } catch {
    throw new OutboundError('BAD_REDIRECT', `${hostOf(from)} redirects to something that is no web address`)
  }
}

type Hop = Omit<Outgoing, 'url'>

/** @throws OutboundError where nothing may be sent to this address of the host */
function checkAddress(url: URL, address: string, { allowPrivate, holdsToken }: Hop): void {
  const host = hostOf(url)
  const isPublic = isPublicAddress(address)
  if (isPublic && holdsToken && url.protocol === 'http:') throw new OutboundError('INSECURE_ADDRESS', `a token is not sent to ${host} over http, where anybody could read it`, 'Type the address with https.')
  if (allowPrivate || isPublic) return
  const leads = host === address ? `${host} is an address` : `${host} leads to ${address}, an address`
  throw new OutboundError('PRIVATE_ADDRESS', `${leads} of this machine or its own network`, 'Where that is meant, allow addresses of your own network.')
}

async function ask(url: URL, hop: Hop, { signal, resolve = resolveBySystem }: SendContext): Promise<IncomingMessage> {
  signal.throwIfAborted()
  const { method, headers, body } = hop
  const host = hostOf(url)
  if (isIP(host) !== 0) checkAddress(url, host, hop)
  // Asked once: what has been checked is what is connected to, whatever the name leads to a moment later.
  const lookup: LookupFunction = (_host, { all }, callback) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses
        if (first === undefined) throw new OutboundError('ENOTFOUND', `${host} has no address`)
        for (const { address } of addresses) checkAddress(url, address, hop)
        if (all === true) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      }
    ).catch((fault: unknown) => {
      callback(fault instanceof Error ? fault : new Error(String(fault)), '')
    })
  }
  const options: RequestOptions = {
    method,
    lookup,
    signal,
    agent: false,
    headers: { 'user-agent': 'Pitwall', accept: '*/*', ...headers, ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }) }
  }
  return new Promise((settle, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, settle)
    request.on('error', (fault: NodeJS.ErrnoException) => {
      if (signal.aborted || fault instanceof OutboundError) reject(signal.aborted ? new OutboundError('DEADLINE', `${host} did not answer in time`) : fault)
      else reject(new OutboundError(fault.code ?? 'FAILED', `${host}: ${fault.code ?? 'the request failed'}`, remedyOf(fault.code ?? '')))
    })
    request.end(body ?? undefined)
  })
}

function remedyOf(code: string): string | null {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Check the name, and whether this machine is online.'
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check the address and its port.'
  return code.startsWith('ERR_TLS') || code.includes('CERT') ? 'The server cannot prove who it is: check its certificate.' : null
}

async function answerOf(response: IncomingMessage, { clock, signal }: SendContext): Promise<Answered> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size >= MOST_ANSWER_BYTES) break
    }
  } catch {
    // It said how it went before it broke off; only its words are cut short.
    if (signal.aborted && response.statusCode === undefined) throw new OutboundError('DEADLINE', 'no answer in time')
  }
  response.destroy()
  return { status: response.statusCode ?? 0, retryAfterMs: retryAfterOf(response.headers['retry-after'], clock), text: Buffer.concat(parts).subarray(0, MOST_ANSWER_BYTES).toString('utf8') }
}

/** Seconds, or a date (RFC 9110). */
function retryAfterOf(header: string | undefined, clock: Clock): number | null {
  if (header === undefined) return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - clock.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS) : null
}
