import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'
import { openStage, showScene } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'

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

const trade = (strategy: string, at = 'now()'): string => `
  INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
  VALUES ('${strategy}-1', '${strategy}', 'SMART', 'ACME', 'buy', 7, 1234.5, 0.35, 'open', ${at}, 'USD', now())`

const rowOf = (page: Page, words: string): Locator => page.getByTestId('alert-list').getByRole('row').filter({ hasText: words })

async function openInbox(page: Page): Promise<void> {
  await expect.poll(async () => (await ask(page, 'alerts:state')).value, { timeout: 20_000 }).toMatchObject({ ledger: { phase: 'recording' } })
  await show(page, 'alerts')
  await expect(page.getByTestId('panel-alerts')).toBeVisible()
}

test('an alert is found, answered with a note, snoozed and muted, leads to its row and to the desk of then, and is all of that after a restart', async ({ launch }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const { page, quit } = await launch({ env: { ...backends.env, PITWALL_HISTORY_SECONDS: '1' } })
    await waitForLive(page)
    await openInbox(page)
    await backends.admin.query(trade('inbox-alpha'))
    await expect(rowOf(page, 'inbox-alpha')).toBeVisible({ timeout: 20_000 })
    await backends.admin.query(trade('inbox-beta'))
    await expect(rowOf(page, 'inbox-beta')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByTestId('alert-badge')).toBeVisible()

    await test.step('its keys work as soon as it is opened', async () => {
      await page.getByTestId('nav-alerts').click()
      await expect(page.getByTestId('alert-list')).not.toBeFocused()
      await page.keyboard.press('j')
      await expect(page.getByTestId('alert-list')).toBeFocused()
      await expect(page.getByTestId('alert-detail')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('alert-detail')).toHaveCount(0)
    })

    await test.step('found by words, and all of them again', async () => {
      await page.getByTestId('alerts-search').fill('alpha acme')
      await expect(rowOf(page, 'inbox-beta')).toHaveCount(0)
      await expect(rowOf(page, 'inbox-alpha')).toBeVisible()
      await expect(page.getByTestId('alerts-counted')).toContainText(/^1 of \d+/)
      await page.getByTestId('alerts-clear').click()
      await expect(rowOf(page, 'inbox-beta')).toBeVisible()
    })

    await test.step('acknowledged by keys, with a note', async () => {
      await rowOf(page, 'inbox-alpha').click()
      await expect(page.getByTestId('alert-detail')).toContainText('inbox-alpha')
      await page.getByTestId('alert-list').focus()
      await page.keyboard.press('n')
      await expect(page.getByTestId('alert-note')).toBeFocused()
      await page.keyboard.type('looked at the bracket')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByTestId('alerts-outcome')).toHaveText('1 acknowledged')
      await expect(page.getByTestId('alert-note')).toHaveValue('')
      await expect(page.getByTestId('alert-note-shown')).toHaveText('looked at the bracket')
      await expect(rowOf(page, 'inbox-alpha')).toHaveAttribute('data-read', 'true')
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('alert-list')).toBeFocused()
    })

    await test.step('what comes while one is read waits above the list', async () => {
      const before = await rowOf(page, 'inbox-alpha').boundingBox()
      await backends.admin.query(trade('inbox-gamma'))
      await expect(page.getByTestId('alerts-fresh')).toHaveText('1 new', { timeout: 20_000 })
      expect((await rowOf(page, 'inbox-alpha').boundingBox())?.y).toBe(before?.y)
      await page.getByTestId('alerts-fresh').click()
      await expect(rowOf(page, 'inbox-gamma')).toBeVisible()
    })

    await test.step('snoozed, muted, and muted no longer', async () => {
      await page.getByTestId('alert-snooze').selectOption('hour')
      await expect(page.getByTestId('alerts-outcome')).toHaveText('1 snoozed')
      await expect(rowOf(page, 'inbox-alpha')).toContainText('snoozed')
      await page.getByTestId('alert-mute').selectOption('strategy')
      await expect(page.getByTestId('alerts-outcome')).toHaveText('Muted')
      await rowOf(page, 'inbox-beta').click()
      await page.getByTestId('alert-mute').selectOption('rule')
      await expect(page.getByTestId('alerts-outcome')).toHaveText('Muted')
      await page.getByTestId('alert-close').click()
      await expect(page.getByTestId('alerts-mutes')).toContainText('New paper trade')
      await page.getByTestId('alerts-unmute-rule').click()
      await expect(page.getByTestId('alerts-mutes')).not.toContainText('New paper trade')
      await expect(page.getByTestId('alerts-mutes')).toContainText('inbox-alpha')
    })

    await test.step('several at once, by keys', async () => {
      await page.getByTestId('alert-list').focus()
      await page.keyboard.press('j')
      await page.keyboard.press('Shift+ArrowDown')
      await expect(page.getByTestId('panel-alerts-chosen')).toContainText('2 alerts chosen')
      await page.keyboard.press('a')
      await expect(page.getByTestId('alerts-outcome')).toHaveText('2 acknowledged')
      await expect(rowOf(page, 'inbox-beta')).toHaveAttribute('data-read', 'true')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('panel-alerts-glance')).toBeVisible()
    })

    await test.step('no amount while they are hidden', async () => {
      await expect(rowOf(page, 'inbox-alpha')).toContainText('1,234.50')
      await page.keyboard.press('Control+Shift+H')
      await expect(rowOf(page, 'inbox-alpha')).toContainText('inbox-alpha: buy ••• ACME')
      await rowOf(page, 'inbox-alpha').click()
      await expect(page.getByTestId('alert-detail')).toContainText('opened at ••• USD')
      expect(await page.content()).not.toContain('1,234.5')
      await page.keyboard.press('Control+Shift+H')
      await expect(rowOf(page, 'inbox-alpha')).toContainText('1,234.50')
    })

    await test.step('its row', async () => {
      await page.getByTestId('alert-show-row').click()
      await expect(page.getByTestId('screen-pilot')).toBeVisible()
      await expect(page.getByTestId('row-inbox-alpha-1')).toBeVisible()
      await show(page, 'alerts')
    })

    await test.step('the desk of then, and back', async () => {
      await expect(page.getByTestId('alert-show-then')).toBeEnabled()
      await page.getByTestId('alert-show-then').click()
      await expect(page.getByTestId('replay-bar')).toBeVisible()
      await expect(page.getByTestId('screen-overview')).toBeVisible()
      await show(page, 'alerts')
      await expect(page.getByTestId('alerts-past')).toBeVisible()
      // It was raised by then and not answered; what came later is not in the inbox of then.
      await expect(rowOf(page, 'inbox-alpha')).toHaveAttribute('data-read', 'false')
      await expect(rowOf(page, 'inbox-gamma')).toHaveCount(0)
      await page.keyboard.press('Control+Shift+J')
      await expect(page.getByTestId('replay-bar')).toHaveCount(0)
      await expect(rowOf(page, 'inbox-alpha')).toHaveAttribute('data-read', 'true')
      await expect(rowOf(page, 'inbox-gamma')).toBeVisible()
    })
    await quit()

    await backends.admin.query(trade('inbox-night'))
    const next = await launch({ env: backends.env })
    await waitForLive(next.page)
    await openInbox(next.page)
    await expect(rowOf(next.page, 'inbox-alpha')).toHaveAttribute('data-read', 'true')
    const away = next.page.getByTestId('alerts-away')
    await expect(away).toContainText('inbox-night', { timeout: 20_000 })
    await expect(away).toContainText('1 raised')
    await rowOf(next.page, 'inbox-alpha').click()
    await expect(next.page.getByTestId('alert-note-shown')).toHaveText('looked at the bracket')
    await next.page.getByTestId('alert-close').click()
    await expect(next.page.getByTestId('alerts-mutes')).toContainText('inbox-alpha')
    await next.page.getByTestId('alerts-away-dismiss').click()
    await expect(away).toHaveCount(0)
    await next.quit()
  } finally {
    await backends.stop()
  }
})

test('an answer that cannot be kept is said where it was given, and the note stays', async ({ launch }) => {
  const stage = await openStage(await launch(), await recordedDesk())
  const { page, app } = stage
  await showScene(stage, { state: 'live', screen: 'alerts', appearance: {} })
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('alerts:acknowledge')
    ipcMain.handle('alerts:acknowledge', () => JSON.stringify({ ok: false, error: { code: 'SQLITE_FULL', message: 'database or disk is full', source: 'alerts', detail: 'Make room on this disk.' } }))
  })
  await rowOf(page, 'ESZ6: no stop').click()
  await page.getByTestId('alert-note').fill('stop is being placed by hand')
  await page.getByTestId('alert-acknowledge').click()
  await expect(page.getByTestId('alerts-outcome')).toContainText('SQLITE_FULL')
  await expect(page.getByTestId('alerts-outcome')).toContainText('Make room on this disk.')
  await expect(page.getByTestId('alert-note')).toHaveValue('stop is being placed by hand')
  await expect(page.getByTestId('alert-badge')).toHaveAttribute('data-severity', 'critical')
  await test.step('other screens say in a line what was raised while nobody was here, until it is dismissed', async () => {
    await show(page, 'overview')
    await expect(page.getByTestId('away-line')).toContainText('3 critical')
    await page.getByTestId('away-line-show').click()
    await expect(page.getByTestId('alerts-away')).toContainText('ESZ6: no stop for 2 of 2')
    await show(page, 'overview')
    await page.getByTestId('away-line-dismiss').click()
    await expect(page.getByTestId('away-line')).toHaveCount(0)
    await page.reload()
    await expect(page.getByTestId('alert-badge')).toBeVisible()
    await expect(page.getByTestId('away-line')).toHaveCount(0)
  })
  // A count that cannot be read is no zero.
  await showScene(stage, { state: 'partial', screen: 'alerts', appearance: {} })
  await expect(page.getByTestId('alert-badge')).toHaveText('?')
  await expect(page.getByTestId('alerts-count-unread')).toContainText('not known')
})
