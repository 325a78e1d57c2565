import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/pitwall.js'

interface Reply {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string }
}

/** As the page asks: through the bridge, so with every check of the border. */
function ask(page: Page, name: string, input?: unknown): Promise<Reply> {
  return page.evaluate(
    async ([channel, argument]) => {
      const bridge = (globalThis as unknown as { readonly pitwall: { readonly request: (name: unknown, input: unknown) => Promise<string> } }).pitwall
      return JSON.parse(await bridge.request(channel, argument)) as Reply
    },
    [name, input] as const
  )
}

test('the inbox of a desk is there after the first paint, keeps what a person says, and keeps its secrets', async ({ launch, userData }) => {
  const heard: IncomingMessage[] = []
  const server = createServer((request, response) => {
    heard.push(request)
    response.end()
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hooks/S3CRET-PATH`
  try {
    const first = await launch()
    await expect.poll(async () => (await ask(first.page, 'alerts:state')).value).toMatchObject({ ledger: { phase: 'recording', error: null }, channels: [] })
    expect(await ask(first.page, 'alerts:mute', { what: 'instrument', name: 'ESZ6', forMs: null })).toMatchObject({ ok: true })
    expect(await ask(first.page, 'alerts:pause', { forMs: 3_600_000, withCritical: false })).toMatchObject({ ok: true })
    expect(await ask(first.page, 'alerts:list', { filter: { search: '', severities: [], kinds: [], state: 'all', from: null, until: null }, before: null, limit: 10_000 })).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT' } })
    expect(await ask(first.page, 'alerts:save-address', { which: 'webhook', url: 'file:///etc/passwd', token: null })).toMatchObject({ ok: false, error: { code: 'BAD_ADDRESS' } })
    const saved = await ask(first.page, 'alerts:save-address', { which: 'webhook', url: address, token: 'S3CRET-T0KEN' })
    expect(saved).toMatchObject({ ok: true, value: { webhook: { host: new URL(address).host, hasToken: true }, deadMan: { kept: 'none' } } })
    expect(await ask(first.page, 'alerts:test-delivery', { channel: 'webhook' })).toMatchObject({ ok: true, value: { outcome: 'passed' } })
    expect(heard[0]).toMatchObject({ url: '/hooks/S3CRET-PATH', headers: { authorization: 'Bearer S3CRET-T0KEN' } })
    const replies = JSON.stringify([saved, await ask(first.page, 'alerts:addresses'), await ask(first.page, 'alerts:state'), await ask(first.page, 'settings:get')])
    expect(replies).not.toContain('S3CRET')
    await first.quit()

    const files = (await readdir(userData, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && /\.(json|log|sealed|sqlite)$/.test(entry.name))
    expect(files.map(({ name }) => name)).toContain('alerts.sqlite')
    for (const { parentPath, name } of files) expect(await readFile(join(parentPath, name), 'latin1'), name).not.toContain('S3CRET')

    const second = await launch()
    await expect.poll(async () => (await ask(second.page, 'alerts:state')).value).toMatchObject({ mutes: [{ what: 'instrument', name: 'ESZ6' }], pause: { withCritical: false } })
    await second.quit()
  } finally {
    server.close()
    server.closeAllConnections()
  }
})
