/** Alerts as the desktop is told of them, on a real session bus: what its notification service hears, what a click does, and what happens where there is none. */
import type { Page } from '@playwright/test'
import { startBackends, type Backends } from './fixtures/backends.js'
import { startDesktop, type Desktop, type DesktopOptions } from './fixtures/desktop/desktop.js'
import type { Notified } from './fixtures/desktop/notification-service.js'
import { expect, test as base, writeSettings, type Pitwall } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

interface Staged {
  readonly backends: Backends
  readonly desktopOptions: DesktopOptions
  readonly desktop: Desktop
  readonly start: () => Promise<Pitwall>
}

const test = base.extend<Staged>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  },
  desktopOptions: [{}, { option: true }],
  desktop: async ({ desktopOptions }, use) => {
    const desktop = await startDesktop(desktopOptions)
    await use(desktop)
    await desktop.stop()
  },
  start: async ({ launch, backends, desktop, userData }, use) => {
    // News too: they are in the inbox only, as it comes.
    await writeSettings(userData, JSON.stringify({ version: 1, notifications: { native: { leastSeverity: 'info' } } }))
    await use(async () => {
      const pitwall = await launch({ env: { ...backends.env, ...desktop.env, PITWALL_NO_NOTIFICATIONS: '0' } })
      await waitForLive(pitwall.page)
      await expect.poll(async () => (await ask(pitwall.page, 'alerts:state')).value, { timeout: 15_000 }).toMatchObject({ ledger: { phase: 'recording' }, channels: [{ name: 'desktop' }] })
      return pitwall
    })
  }
})

interface Reply {
  readonly ok: boolean
  readonly value: unknown
}

/** As the page asks: through the bridge. */
function ask(page: Page, name: string, input?: unknown): Promise<Reply> {
  return page.evaluate(
    async ([channel, argument]) => {
      const bridge = (globalThis as unknown as { readonly pitwall: { readonly request: (name: unknown, input: unknown) => Promise<string> } }).pitwall
      return JSON.parse(await bridge.request(channel, argument)) as Reply
    },
    [name, input] as const
  )
}

const ALL = { filter: { search: '', severities: [], kinds: [], state: 'all', from: null, until: null }, before: null, limit: 500 }

interface Listed {
  readonly alerts: readonly { readonly alert: { readonly title: string }; readonly deliveries: readonly { readonly channel: string; readonly state: string; readonly code: string | null }[] }[]
}

async function listed(page: Page, word: string): Promise<Listed['alerts']> {
  const { value } = await ask(page, 'alerts:list', { ...ALL, filter: { ...ALL.filter, search: word } })
  return (value as Listed).alerts
}

const openTrade = (strategy: string): string => `
  INSERT INTO pitwall.paper_trades (trade_id, strategy, venue, symbol, side, quantity, price, fees, status, opened_at, currency, updated_at)
  VALUES ('${strategy}-1', '${strategy}', 'SMART', 'ACME', 'buy', 7, 12.5, 0.35, 'open', now(), 'USD', now())`

const orders = (name: string, count: number, status: string): string => `
  INSERT INTO pitwall.orders (order_id, venue, account, strategy, symbol, side, order_type, quantity, filled_quantity, limit_price, time_in_force, status, currency, created_at, updated_at)
  SELECT '${name}-' || n, 'SMART', 'DU4200017', '${name}', 'ACME', 'buy', 'limit', 5, CASE WHEN '${status}' = 'filled' THEN 5 ELSE 0 END, 12.5, 'DAY', '${status}', 'USD', now(), now()
    FROM generate_series(1, ${String(count)}) AS n`

async function told(desktop: Desktop, word: string): Promise<Notified> {
  const find = (): Notified | undefined => desktop.notifications().findLast(({ summary, body }) => summary.includes(word) || body.includes(word))
  await expect.poll(find, { message: `a notification of ${word}`, timeout: 20_000 }).toBeDefined()
  const found = find()
  if (found === undefined) throw new Error('it has gone')
  return found
}

/** What a person sees on the desktop now. */
const onScreen = (desktop: Desktop): readonly Notified[] => desktop.notifications().filter(({ id }) => !desktop.closed().includes(id))

test('the desktop is told of alerts in its own urgency, many as one, and a click leads to the row', async ({ backends, desktop, start }) => {
  const { app, page } = await start()

  await test.step('a rejected order', async () => {
    await backends.admin.query(orders('refused', 1, 'rejected'))
    const rejected = await told(desktop, 'rejected')
    expect(rejected).toMatchObject({ summary: 'ACME: buy 5 rejected', app: 'Pitwall', timeoutMs: -1, hints: { urgency: 1 } })
    // Electron sends no actions of ours on Linux: a click is all there is.
    expect(rejected.actions.map(({ key }) => key)).toEqual(['default'])
  })

  await test.step('fifty fills are one notification, in its final form of them all', async () => {
    await backends.admin.query(orders('burst', 50, 'filled'))
    await expect.poll(() => onScreen(desktop).map(({ summary }) => summary), { timeout: 20_000 }).toContain('50 alerts')
    const fills = onScreen(desktop).filter(({ body, summary }) => `${summary} ${body}`.includes('filled'))
    expect(fills).toHaveLength(1)
    expect(fills[0]?.body).toMatch(/^(?:ACME: buy 5 filled\n){4}and 46 more$/)
  })

  await test.step('a click shows the trade that a filter hides, marks it, and gives it the focus', async () => {
    await show(page, 'pilot')
    const grid = page.getByTestId('panel-pilot-trades').locator('[role=grid]')
    await grid.focus()
    await page.keyboard.press('/')
    const filter = page.getByTestId('panel-pilot-trades').locator('input').first()
    await filter.fill('nothing is called so')
    await expect(page.getByTestId('panel-pilot-trades').locator('[role=row][data-testid]')).toHaveCount(0)
    await show(page, 'positions')
    await backends.admin.query(openTrade('Clicked'))
    const trade = await told(desktop, 'Clicked')
    expect(trade).toMatchObject({ summary: 'Clicked: buy 7 ACME', hints: { urgency: 0 } })
    desktop.invoke(trade.id, 'default')
    await expect(page.getByTestId('screen-pilot')).toBeVisible()
    const row = page.getByTestId('row-Clicked-1')
    await expect(row).toHaveAttribute('data-found', 'true')
    await expect(row).toBeInViewport()
    await expect(grid).toBeFocused()
  })

  await test.step('what is critical stays until it is closed, is heard in a hidden window, and leads to its figure', async () => {
    await page.evaluate(() => {
      const heard: number[] = []
      Reflect.set(window, 'heard', heard)
      const Real = OscillatorNode
      Reflect.set(window, 'OscillatorNode', class extends Real {
        constructor(context: BaseAudioContext, options?: OscillatorOptions) {
          super(context, options)
          this.addEventListener('ended', () => { heard.push(options?.frequency ?? 0) })
        }
      })
    })
    await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.hide() })
    const { rules } = (await ask(page, 'alerts:rules')).value as { readonly rules: readonly { readonly rule: { readonly id: string; readonly limits: object } }[] }
    const cushion = rules.find(({ rule }) => rule.id === 'cushion')?.rule
    expect(await ask(page, 'alerts:save-rule', { ...cushion, holdMs: 0, limits: { below: 0.999, clear: 1 } })).toMatchObject({ ok: true })
    const critical = await told(desktop, 'margin cushion')
    expect(critical).toMatchObject({ timeoutMs: 0, hints: { urgency: 2 } })
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'heard') as unknown), { timeout: 10_000 }).toHaveLength(4)
    desktop.invoke(critical.id, 'default')
    await expect(page.getByTestId('figure-excess-liquidity')).toHaveAttribute('data-found', 'true')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()))).toBe(true)
  })

  await test.step('a row that is gone is said to be gone', async () => {
    const rejected = await told(desktop, 'rejected')
    await backends.admin.query("DELETE FROM pitwall.orders WHERE order_id LIKE 'refused-%'")
    desktop.invoke(rejected.id, 'default')
    await expect(page.getByTestId('toasts')).toContainText('ACME: buy 5 rejected', { timeout: 15_000 })
  })
})

test('an alert that was recorded and not shown when the app died is shown once, and recorded once', async ({ backends, desktop, start }) => {
  const first = await start()
  // From here on everything is recorded, and nothing is shown.
  expect(await ask(first.page, 'alerts:pause', { forMs: 3_600_000, withCritical: true })).toMatchObject({ ok: true })
  await backends.admin.query(openTrade('Survivor'))
  await expect.poll(async () => (await listed(first.page, 'Survivor')).length, { timeout: 20_000 }).toBe(1)
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve))
  process.kill(first.pid, 'SIGKILL')
  await gone
  expect(desktop.notifications().filter(({ summary }) => summary.includes('Survivor'))).toHaveLength(0)

  const second = await start()
  expect(await ask(second.page, 'alerts:pause', { forMs: null, withCritical: true })).toMatchObject({ ok: true })
  await told(desktop, 'Survivor')
  await expect.poll(async () => (await listed(second.page, 'Survivor'))[0]?.deliveries).toMatchObject([{ channel: 'desktop', state: 'shown', code: null }])
  expect(await listed(second.page, 'Survivor')).toHaveLength(1)
  expect(desktop.notifications().filter(({ summary }) => summary.includes('Survivor'))).toHaveLength(1)
})

test.describe('on a desktop without a notification service', () => {
  test.use({ desktopOptions: { hasNotifications: false } })

  test('a window of our own shows them, and that is said', async ({ backends, start }) => {
    const { app, page } = await start()
    await backends.admin.query(orders('refused', 1, 'rejected'))
    const own = await app.waitForEvent('window', { predicate: (one) => one.url().endsWith('notices.html'), timeout: 20_000 })
    const card = own.locator('[data-notice]').filter({ hasText: 'rejected' })
    await expect(card).toContainText('ACME: buy 5 rejected')
    await expect.poll(async () => (await ask(page, 'alerts:state')).value).toMatchObject({ channels: [{ name: 'desktop', error: { code: 'NO_SERVICE' } }] })
    expect((await listed(page, 'rejected'))[0]?.deliveries).toMatchObject([{ state: 'shown', code: 'NO_SERVICE' }])
    await expect(page.getByTestId('notice').filter({ hasText: 'no notification service' })).toBeVisible()
    expect(await own.evaluate(() => ({ node: 'process' in globalThis || 'require' in globalThis, bridge: Object.keys(Reflect.get(window, 'notices') as object), desk: 'pitwall' in window }))).toEqual({ node: false, bridge: ['onCards', 'reply'], desk: false })

    await backends.admin.query(openTrade('Carded'))
    const trade = own.locator('[data-notice]').filter({ hasText: 'Carded' })
    await trade.getByRole('button', { name: 'Show' }).press('Enter')
    await expect(page.getByTestId('row-Carded-1')).toHaveAttribute('data-found', 'true')
    await expect(trade).toHaveCount(0)

    // With its last card the window goes, in the middle of the press.
    await card.getByRole('button', { name: 'Acknowledge' }).evaluate((button: HTMLElement) => { requestAnimationFrame(() => { button.click() }) })
    await expect.poll(async () => ((await listed(page, 'rejected'))[0]?.alert as { readonly acknowledgedAt: number | null } | undefined)?.acknowledgedAt ?? null).not.toBeNull()
  })
})
