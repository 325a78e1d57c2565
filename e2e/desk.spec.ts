/** One desk with real backends: what is on screen is what they say, and stays there when they are gone. */
import type { RequestOutput } from '../src/shared/ipc/contract.js'
import type { IpcReply } from '../src/shared/ipc/envelope.js'
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { gridRows, ibLight, postgresLight, readNumber, show, waitForLive } from './fixtures/screen.js'

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

test('the numbers on screen are those of the database and of the broker', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  const [account] = backends.world.broker.accounts()
  if (account === undefined) throw new Error('the story has no account')
  await page.getByTestId('account-choice').selectOption(account.account)
  await expect(page.getByTestId('figure-net-liquidation')).toHaveAttribute('data-value', String(Number(account.summary.get('NetLiquidation')?.value)))
  await expect.poll(async () => readNumber(await page.getByTestId('figure-unrealized-pnl').getAttribute('data-value') ?? '')).toBeCloseTo(account.unrealizedPnl, 2)
  await expect.poll(async () => readNumber(await page.getByTestId('figure-daily-pnl').getAttribute('data-value') ?? '')).toBeCloseTo(account.dailyPnl, 2)

  await show(page, 'positions')
  const panel = page.getByTestId('panel-positions')
  const { rows: inDatabase } = await backends.admin.query<{ account: string; quantity: string }>('select account, quantity::text from pitwall.positions')
  await expect.poll(async () => (await gridRows(panel)).filter((row) => row['database-quantity'] !== '–').length).toBe(inDatabase.length)
  const shown = await gridRows(panel)
  const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b)
  expect(sorted(shown.filter((row) => row['database-quantity'] !== '–').map((row) => readNumber(row['database-quantity'] ?? '')))).toEqual(sorted(inDatabase.map(({ quantity }) => Number(quantity))))
  const held = backends.world.broker.positions().filter(({ quantity }) => quantity !== 0)
  expect(sorted(shown.filter((row) => !['–', '0'].includes(row['quantity'] ?? '')).map((row) => readNumber(row['quantity'] ?? '')))).toEqual(sorted(held.map(({ quantity }) => quantity)))
})

test('every working order of both books is in the blotter once', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'orders')
  const panel = page.getByTestId('panel-orders')
  await expect(panel.getByRole('grid')).toBeVisible()
  const atBroker = backends.world.broker.openOrders().map((order) => String(order.permId))
  const ids = await page.evaluate(async () => {
    const bridge = window.pitwall
    const reply = JSON.parse(await bridge.request('desk:open', undefined)) as IpcReply<RequestOutput<'desk:open'>>
    return reply.ok ? (reply.value.patch.slices.brokerOrders?.upsert ?? []).map((order) => order.permId) : []
  })
  expect([...ids].sort()).toEqual([...atBroker].sort())
  const rows = await gridRows(panel)
  expect(rows.some((row) => row['role'] === 'entry' && row['take-profit'] !== '' && row['stop-loss'] !== '')).toBe(true)
  expect(rows.some((row) => row['sources'] === 'DB + IB')).toBe(true)

  const count = await panel.getByRole('grid').getAttribute('aria-rowcount')
  await backends.stopGateway()
  await expect.poll(async () => new Set((await gridRows(panel)).map((row) => row['sources']))).toEqual(new Set(['DB', 'DB + IB (old)']))
  await expect(panel.getByRole('grid')).toHaveAttribute('aria-rowcount', count ?? '')
})

test('a dead Postgres, a dead gateway, and both: rows stay, marks change, everything comes back by itself', async ({ launch, backends }) => {
  test.slow()
  backends.live()
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'positions')
  const panel = page.getByTestId('panel-positions')
  const mark = page.getByTestId('freshness-positions')
  await expect(mark).toHaveAttribute('data-state', 'live')
  const before = (await gridRows(panel)).map((row) => row['symbol'])
  expect(before.length).toBeGreaterThan(5)
  const rowsStay = async (): Promise<void> => {
    expect((await gridRows(panel)).map((row) => row['symbol'])).toEqual(expect.arrayContaining(before))
  }

  await backends.postgres.cluster.kill()
  await expect(mark).toHaveAttribute('data-state', 'offline', { timeout: 10_000 })
  await expect(postgresLight(page)).not.toHaveAttribute('data-phase', 'connected')
  await expect(page.getByTestId('cause-positions')).toContainText(/Postgres/)
  await expect(ibLight(page)).toHaveAttribute('data-phase', 'live')
  await rowsStay()
  await backends.postgres.cluster.restart()
  await expect(mark).toHaveAttribute('data-state', 'live', { timeout: 40_000 })

  await backends.stopGateway()
  await expect(mark).toHaveAttribute('data-state', 'offline', { timeout: 10_000 })
  await expect(page.getByTestId('cause-positions')).toContainText(/IB/)
  await rowsStay()

  await backends.postgres.cluster.kill()
  await expect(postgresLight(page)).not.toHaveAttribute('data-phase', 'connected')
  await rowsStay()

  await backends.postgres.cluster.restart()
  await backends.startGateway()
  await expect(mark).toHaveAttribute('data-state', 'live', { timeout: 60_000 })
  await rowsStay()
})

test('a restart with everything gone shows the same rows, marked offline with their age', async ({ launch, backends }) => {
  const first = await launch({ env: backends.env })
  await waitForLive(first.page)
  await show(first.page, 'positions')
  await expect(first.page.getByTestId('freshness-positions')).toHaveAttribute('data-state', 'live')
  const columns = ['symbol', 'account', 'quantity', 'database-quantity', 'average', 'mark', 'value', 'stop', 'target', 'risk']
  const pick = (rows: readonly Record<string, string>[]): unknown => rows.map((row) => columns.map((column) => row[column]))
  // The phantom that only the database holds has no quote; every other row has its price when all quotes have come.
  await expect.poll(async () => (await gridRows(first.page.getByTestId('panel-positions'))).filter((row) => row['mark'] === 'n/a').length).toBe(1)
  // A price is written with the digits of its market's smallest step, which may come after the first price.
  await expect.poll(async () => (await gridRows(first.page.getByTestId('panel-positions'))).find((row) => row['symbol']?.includes('EUR.USD'))?.['stop']).toBe('1.07450')
  const before = pick(await gridRows(first.page.getByTestId('panel-positions')))
  await first.quit()
  await backends.stopGateway()
  await backends.postgres.cluster.stop()

  const second = await launch({ env: backends.env })
  await show(second.page, 'positions')
  const mark = second.page.getByTestId('freshness-positions')
  await expect(mark).toHaveAttribute('data-state', 'offline')
  await expect(mark).toContainText(/as of \d\d:\d\d:\d\d .* · \d+ s/)
  await expect(second.page.getByTestId('cause-positions')).toContainText(/unreachable/)
  expect(pick(await gridRows(second.page.getByTestId('panel-positions')))).toEqual(before)
})

test('twenty reloads of the page leave one pool with the same connections', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  const before = await backends.appBackends()
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThanOrEqual(4)
  const sockets = backends.gateway().openSockets
  for (let reload = 0; reload < 20; reload += 1) {
    await page.reload()
    await expect(page.getByTestId('screen-overview')).toBeVisible()
    expect((await backends.appBackends()).length).toBeLessThanOrEqual(4)
  }
  await waitForLive(page)
  expect(await backends.appBackends()).toEqual(before)
  expect(backends.gateway().openSockets).toBe(sockets)
  expect(sockets).toBe(1)
})

test('nothing that the app does can send an order', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  for (const screen of ['positions', 'orders', 'pilot', 'settings', 'overview']) {
    await show(page, screen)
    for (const button of await page.getByRole('main').getByRole('button', { name: /refresh/i }).all()) await button.click()
  }
  await expect(ibLight(page)).toHaveAttribute('data-phase', 'live')
  expect(backends.gateway().seen.forbidden).toBe(false)
  expect(backends.gateway().seen.connections.length).toBeGreaterThan(0)
})

test('quitting leaves no process, no connection and no socket behind', async ({ launch, backends }) => {
  const { page, pid, quit } = await launch({ env: backends.env })
  await waitForLive(page)
  await quit()
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
  await expect.poll(() => backends.appBackends()).toEqual([])
  await expect.poll(() => backends.gateway().openSockets).toBe(0)
})
