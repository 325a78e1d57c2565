/** The webhook and the dead man's switch, against real servers that answer badly. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { DeliveryOutcome } from '../../../src/main/alerts/delivery/ports.js'
import { DeadMan, ping } from '../../../src/main/alerts/outbound/dead-man.js'
import type { Resolve } from '../../../src/main/alerts/outbound/send.js'
import { webhookDelivery, type OutboundSecret } from '../../../src/main/alerts/outbound/webhook.js'
import { systemTimers } from '../../../src/main/ib/timers.js'
import { webhookSettings, type WebhookSettings } from '../../../src/shared/config/notification-settings.js'
import { groupOf, type AlertGroup } from '../../../src/shared/domain/alerts/alert-group.js'
import { systemClock } from '../../../src/shared/lib/clock.js'
import { alert } from './alerts.js'

interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const servers: Server[] = []

async function serve(answer: (response: ServerResponse, seen: Seen) => void): Promise<{ readonly port: number; readonly seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => { body += part })
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
      seen.push(one)
      answer(response, one)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return { port: (server.address() as AddressInfo).port, seen }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })))
})

const ok = (response: ServerResponse): void => { response.end('fine') }
const one = groupOf([alert('a', { title: 'ESZ6 & co <unprotected>', detail: 'no stop for 2', severity: 'critical' })], { id: 'g', occasion: 'raised', isUpdate: false, waited: false })
const fifty = groupOf(Array.from({ length: 50 }, (_, index) => alert(`f${String(index)}`)), { id: 'g', occasion: 'raised', isUpdate: false, waited: false })

interface Sending {
  readonly settings?: Partial<WebhookSettings>
  readonly token?: string
  readonly areAmountsHidden?: boolean
  readonly group?: AlertGroup
  readonly resolve?: Resolve
  readonly signal?: AbortSignal
}

function sendTo(url: string, { settings = {}, token = '', areAmountsHidden = false, group = one, resolve, signal = AbortSignal.timeout(10_000) }: Sending = {}): Promise<DeliveryOutcome> {
  const delivery = webhookDelivery({ settings: { ...webhookSettings.parse({}), ...settings }, secret: () => Promise.resolve<OutboundSecret>({ url, token }), areAmountsHidden: () => areAmountsHidden, clock: systemClock, ...(resolve === undefined ? {} : { resolve }) })
  return delivery.deliver(group, signal)
}

const leadsTo = (...addresses: readonly string[]): Resolve => () => Promise.resolve(addresses.map((address) => ({ address, family: 4 })))

describe('what is sent', () => {
  it('to plain JSON', async () => {
    const { port, seen } = await serve(ok)
    expect(await sendTo(`http://127.0.0.1:${String(port)}/hook?key=1`, { token: 'sesame' })).toEqual({ kind: 'shown' })
    expect(seen).toMatchObject([{ method: 'POST', path: '/hook?key=1', headers: { authorization: 'Bearer sesame', 'content-type': 'application/json; charset=utf-8' } }])
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ version: 1, source: 'pitwall', severity: 'critical', count: 1, alerts: [{ id: 'a', title: 'ESZ6 & co <unprotected>' }] })
  })

  it('to ntfy', async () => {
    const { port, seen } = await serve(ok)
    await sendTo(`http://127.0.0.1:${String(port)}/desk`, { settings: { template: 'ntfy' }, group: fifty })
    expect(seen).toMatchObject([{ path: '/' }])
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ topic: 'desk', title: 'Info: 50 alerts', priority: 3, message: expect.stringMatching(/filled\n.*and 45 more$/s) as string })
  })

  it('to Slack and its like', async () => {
    const { port, seen } = await serve(ok)
    await sendTo(`http://127.0.0.1:${String(port)}/services/x`, { settings: { template: 'slack' } })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ text: '*CRITICAL: ESZ6 &amp; co &lt;unprotected&gt;*\nno stop for 2' })
  })

  it.each(['json', 'ntfy', 'slack', 'telegram'] as const)('to %s holds no figure where amounts are hidden, and still says what it is about', async (template) => {
    const { port, seen } = await serve(ok)
    const group = groupOf([alert('a', { title: 'ESZ6: Unrealized P&L below its level', detail: '-5,432.10 USD; the level is -5,000.00 USD (2.0 % of net liquidation)' })], { id: 'g', occasion: 'raised', isUpdate: false, waited: false })
    for (const areAmountsHidden of [true, false]) await sendTo(`http://127.0.0.1:${String(port)}/desk`, { settings: { template }, group, areAmountsHidden })
    const [hidden, whole] = seen.map(({ body }) => body)
    expect(whole).toContain('5,432.10')
    expect(hidden).toContain('ESZ6: Unrealized')
    expect(hidden).toContain('2.0 %')
    expect(hidden).not.toMatch(/5,432|5,000/)
  })

  it('to Telegram and its like', async () => {
    const { port, seen } = await serve(ok)
    await sendTo(`http://127.0.0.1:${String(port)}`, { settings: { template: 'telegram', chatId: '-100' }, token: '12:ab' })
    expect(seen).toMatchObject([{ path: '/bot12:ab/sendMessage' }])
    expect(seen[0]?.headers.authorization).toBeUndefined()
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ chat_id: '-100', text: 'CRITICAL: ESZ6 & co <unprotected>\nno stop for 2', disable_notification: false })
  })
})

describe('a server that answers badly', () => {
  it.each([
    [500, {}, { code: '500', isFinal: false, retryAfterMs: null }],
    [503, { 'retry-after': '120' }, { code: '503', isFinal: false, retryAfterMs: 120_000 }],
    [429, { 'retry-after': '7' }, { code: '429', isFinal: false, retryAfterMs: 7_000 }],
    [429, { 'retry-after': 'soon' }, { code: '429', isFinal: false, retryAfterMs: null }],
    [401, {}, { code: '401', isFinal: true, remedy: 'Check the token.' }],
    [404, {}, { code: '404', isFinal: true }],
    [302, {}, { code: '302', isFinal: true }]
  ])('with %i %j is said with its own words', async (status, headers, refused) => {
    const { port } = await serve((response) => {
      response.writeHead(status, headers)
      response.end('not\n now')
    })
    expect(await sendTo(`http://127.0.0.1:${String(port)}/x`)).toMatchObject({ kind: 'refused', message: `answered ${String(status)}: not now`, ...refused })
  })

  it('a date in Retry-After is understood', async () => {
    const { port } = await serve((response) => {
      response.writeHead(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() })
      response.end()
    })
    const outcome = await sendTo(`http://127.0.0.1:${String(port)}/`)
    expect(outcome.kind === 'refused' ? outcome.retryAfterMs : null).toBeGreaterThan(50_000)
  })

  it.each([
    ['never', (): void => undefined, { kind: 'refused', code: 'DEADLINE', isFinal: false }],
    ['drop by drop', (response: ServerResponse): void => {
      response.writeHead(200)
      response.flushHeaders()
      // It said that all is well before it hung: so it is.
    }, { kind: 'shown' }]
  ])('%s is left when the time is over', async (_how, answer, outcome) => {
    const stop = new AbortController()
    const { port, seen } = await serve(answer)
    const sent = sendTo(`http://127.0.0.1:${String(port)}/`, { signal: stop.signal })
    await expect.poll(() => seen.length).toBe(1)
    stop.abort()
    expect(await sent).toMatchObject(outcome)
  })

  it('with more than anybody would read is cut short', async () => {
    const { port } = await serve((response) => {
      response.writeHead(500)
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    const outcome = await sendTo(`http://127.0.0.1:${String(port)}/`)
    expect(outcome).toMatchObject({ kind: 'refused', code: '500' })
    expect(outcome.kind === 'refused' ? outcome.message.length : 0).toBeLessThan(250)
  })

  it('that is not there is said', async () => {
    const { port } = await serve(ok)
    await new Promise((resolve) => servers.pop()?.close(resolve))
    expect(await sendTo(`http://127.0.0.1:${String(port)}/`)).toMatchObject({ kind: 'refused', code: 'ECONNREFUSED', isFinal: false })
  })

  it('with our secret has it hidden from what is shown and kept', async () => {
    const { port } = await serve((response, { path }) => {
      response.writeHead(404)
      response.end(`no such hook: ${path} of T0KEN-T0KEN`)
    })
    const outcome = await sendTo(`http://127.0.0.1:${String(port)}/services/B00-SECRET`, { token: 'T0KEN-T0KEN' })
    expect(JSON.stringify(outcome)).not.toMatch(/B00-SECRET|T0KEN/)
    expect(outcome).toMatchObject({ code: '404' })
  })
})

describe('a redirect', () => {
  it.each([301, 302, 307, 308])('of %i is followed with all that was sent', async (status) => {
    const { port, seen } = await serve((response, { path }) => {
      if (path === '/new') ok(response)
      else response.writeHead(status, { location: '/new' }).end()
    })
    expect(await sendTo(`http://127.0.0.1:${String(port)}/old`, { token: 'sesame' })).toEqual({ kind: 'shown' })
    expect(seen[1]).toMatchObject({ method: 'POST', path: '/new', body: seen[0]?.body, headers: { authorization: 'Bearer sesame' } })
  })

  it('from the internet to an address of our own network is refused, and nothing arrives there', async () => {
    const inside = await serve(ok)
    const { port } = await serve((response) => { response.writeHead(307, { location: `http://127.0.0.1:${String(inside.port)}/` }).end() })
    // The first server stands for one of the internet: the name may lead here because a person says so, where it leads on may not.
    expect(await sendTo(`http://hook.test:${String(port)}/`, { settings: { allowPrivate: true }, resolve: leadsTo('127.0.0.1') })).toMatchObject({ kind: 'refused', code: 'PRIVATE_ADDRESS', isFinal: true })
    expect(inside.seen).toEqual([])
  })

  it('to another server does not take the token along', async () => {
    const other = await serve(ok)
    const { port } = await serve((response) => { response.writeHead(307, { location: `http://127.0.0.1:${String(other.port)}/` }).end() })
    expect(await sendTo(`http://127.0.0.1:${String(port)}/`, { token: 'sesame' })).toEqual({ kind: 'shown' })
    expect(other.seen[0]?.headers.authorization).toBeUndefined()
  })

  it.each([
    ['in a circle', '/again', 'TOO_MANY_REDIRECTS'],
    ['to a file', 'file:///etc/passwd', 'BAD_REDIRECT'],
    ['to nothing', 'http://', 'BAD_REDIRECT']
  ])('%s is refused', async (_what, location, code) => {
    const { port } = await serve((response) => { response.writeHead(302, { location }).end() })
    expect(await sendTo(`http://127.0.0.1:${String(port)}/`)).toMatchObject({ kind: 'refused', code })
  })
})

describe('a name', () => {
  it('that leads to an address of our own network is refused, and nothing arrives there', async () => {
    const { port, seen } = await serve(ok)
    for (const resolve of [leadsTo('127.0.0.1'), leadsTo('1.1.1.1', '127.0.0.1'), leadsTo('::ffff:127.0.0.1')]) {
      expect(await sendTo(`http://hook.test:${String(port)}/`, { resolve })).toMatchObject({ kind: 'refused', code: 'PRIVATE_ADDRESS', remedy: expect.stringContaining('allow') as string })
    }
    expect(seen).toEqual([])
  })

  it('is asked for once: what was checked is what is spoken to', async () => {
    const { port, seen } = await serve(ok)
    let asked = 0
    const resolve: Resolve = () => {
      asked += 1
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    }
    expect(await sendTo(`http://hook.test:${String(port)}/`, { settings: { allowPrivate: true }, resolve })).toEqual({ kind: 'shown' })
    expect([asked, seen.length]).toEqual([1, 1])
    expect(seen[0]?.headers.host).toBe(`hook.test:${String(port)}`)
  })

  it('that nobody knows is said without the rest of the address', async () => {
    const resolve: Resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND hook.test'), { code: 'ENOTFOUND' }))
    const outcome = await sendTo('https://hook.test/B00-SECRET', { resolve })
    expect(outcome).toMatchObject({ kind: 'refused', code: 'ENOTFOUND', isFinal: false })
    expect(JSON.stringify(outcome)).not.toContain('B00')
  })
})

describe('a token', () => {
  it.each([
    ['to a name of the internet', 'http://hook.test/', leadsTo('1.1.1.1')],
    ['to a name that leads to both', 'http://hook.test/', leadsTo('127.0.0.1', '1.1.1.1')],
    ['to an address of the internet', 'http://1.1.1.1/', undefined]
  ])('is not sent over http %s', async (_where, url, resolve) => {
    for (const template of ['json', 'telegram'] as const) {
      const outcome = await sendTo(url, { token: 'sesame', settings: { template, allowPrivate: true }, ...(resolve === undefined ? {} : { resolve }) })
      expect(outcome).toMatchObject({ kind: 'refused', code: 'INSECURE_ADDRESS', isFinal: true, remedy: expect.stringContaining('https') as string })
    }
  })

  it('is sent over http within our own network, where a person allows that', async () => {
    const { port, seen } = await serve(ok)
    expect(await sendTo(`http://hook.test:${String(port)}/`, { token: 'sesame', settings: { allowPrivate: true }, resolve: leadsTo('127.0.0.1') })).toEqual({ kind: 'shown' })
    expect(seen[0]?.headers.authorization).toBe('Bearer sesame')
  })

  it('that a keychain does not give up is waited for no longer than a telling may take', async () => {
    const never = new Promise<never>(() => undefined)
    const stop = new AbortController()
    const asked = [
      webhookDelivery({ settings: webhookSettings.parse({}), secret: () => never, areAmountsHidden: () => false, clock: systemClock }).deliver(one, stop.signal),
      ping({ secret: () => never, allowPrivate: false, clock: systemClock }, stop.signal)
    ]
    stop.abort()
    expect(await Promise.all(asked)).toMatchObject([{ kind: 'refused', code: 'DEADLINE', isFinal: false }, { kind: 'refused', code: 'DEADLINE' }])
  })

  it('of the ping is not sent over http to the internet', async () => {
    const outcome = await ping({ secret: () => Promise.resolve({ url: 'http://hook.test/', token: 'sesame' }), allowPrivate: true, clock: systemClock, resolve: leadsTo('1.1.1.1') }, AbortSignal.timeout(5_000))
    expect(outcome).toMatchObject({ kind: 'refused', code: 'INSECURE_ADDRESS' })
  })
})

it.each(['', 'not an address', 'ftp://host/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://user:secret@host/'])('refuses as an address: %s', async (url) => {
  const outcome = await sendTo(url)
  expect(outcome).toMatchObject({ kind: 'refused', code: 'BAD_ADDRESS', isFinal: true })
  expect(JSON.stringify(outcome)).not.toContain('secret')
})

describe('the dead man\'s switch', () => {
  const options = (url: string, unwell: () => string | null) => ({
    everyMs: 20, allowPrivate: false, secret: () => Promise.resolve({ url, token: '' }), unwell, clock: systemClock, timers: systemTimers, onStatus: () => undefined
  })

  it('is held while all is well, and let go when it is not', async () => {
    const { port, seen } = await serve(ok)
    let trouble: string | null = null
    const man = new DeadMan(options(`http://127.0.0.1:${String(port)}/ping`, () => trouble))
    await expect.poll(() => seen.length).toBeGreaterThan(3)
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/ping' })
    trouble = 'the rules are not judged'
    await expect.poll(() => man.status.error).toMatchObject({ code: 'NOT_WELL', message: 'not sent: the rules are not judged' })
    const before = seen.length
    const told = man.status.error?.at ?? 0
    await expect.poll(() => man.status.error?.at).toBeGreaterThan(told)
    expect(seen.length).toBe(before)
    trouble = null
    await expect.poll(() => seen.length).toBeGreaterThan(before)
    await man.stop()
  })

  it('says what came of it', async () => {
    const { port } = await serve((response) => { response.writeHead(500).end('no') })
    expect(await ping(options(`http://127.0.0.1:${String(port)}/`, () => null), AbortSignal.timeout(5_000))).toMatchObject({ kind: 'refused', code: '500', message: 'answered 500: no' })
  })
})
