/** A chart from search to candles, with what the broker and the file know: its numbers, its silence, its marks, its watch list. */
import type { Page } from '@playwright/test'
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { gridRows, readNumber, show, waitForLive } from './fixtures/screen.js'

const REQUEST_HISTORY = 20
const CANCEL_HISTORY = 25
const FIVE_MINUTES = 300_000

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

const canvas = (page: Page) => page.getByTestId('bars-canvas')

/** How many bars are drawn, once nothing is being loaded any more. */
async function loadedBars(page: Page): Promise<number> {
  await expect.poll(async () => Number(await canvas(page).getAttribute('data-bars')), { timeout: 30_000 }).toBeGreaterThan(0)
  await expect(page.getByTestId('chart-load')).toHaveCount(0, { timeout: 30_000 })
  return Number(await canvas(page).getAttribute('data-bars'))
}

async function chart(page: Page, text: string, conId: number): Promise<void> {
  const search = page.getByTestId('search-chart')
  await search.fill(text)
  await expect(page.getByTestId(`found-${String(conId)}`)).toBeVisible()
  await search.press('Enter')
  await expect(search).toHaveValue('')
}

/** Messages of a kind that the gateway has had. */
function seen(backends: Backends, id: number): number {
  return backends.gateway().seen.connections.reduce((sum, { messages }) => sum + (messages.get(id) ?? 0), 0)
}

function instrument(backends: Backends, symbol: string) {
  const found = backends.world.broker.instruments.find((one) => one.symbol === symbol && one.secType === 'STK')
  if (found === undefined) throw new Error(`the story has no ${symbol}`)
  return found
}

test('from a search to candles whose numbers are the broker’s, and a second look asks for none of them', async ({ launch, backends }) => {
  test.slow()
  const refused: string[] = []
  const { page } = await launch({ env: backends.env })
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()) })
  await waitForLive(page)
  const nvda = instrument(backends, 'NVDA')
  await show(page, 'chart')
  await chart(page, 'nvidia', nvda.conId)
  await expect(page.getByTestId('panel-chart').getByRole('heading')).toHaveText('NVDA')
  const count = await loadedBars(page)
  expect(count).toBeGreaterThan(50)

  await page.getByTestId('show-as-table').click()
  // The newest bar may still be made.
  const rows = page.getByTestId('panel-chart').locator('[role=row][data-testid]')
  const starts = (await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-testid')?.replace('row-', ''))))).slice(1, 12)
  const shown = (await gridRows(page.getByTestId('panel-chart'))).slice(1, 12)
  expect(starts.length).toBe(11)
  for (const [index, start] of starts.entries()) {
    const [bar] = backends.gateway().history.bars(nvda, { from: start, to: start + FIVE_MINUTES }, FIVE_MINUTES, false)
    const row = shown[index] ?? {}
    expect([row['open'], row['high'], row['low'], row['close'], row['volume']].map((text) => readNumber(text ?? ''))).toEqual([bar?.open, bar?.high, bar?.low, bar?.close, bar?.volume])
  }

  await page.getByTestId('show-as-chart').click()
  const asked = seen(backends, REQUEST_HISTORY)
  expect(asked).toBeGreaterThan(0)
  await show(page, 'positions')
  await show(page, 'chart')
  expect(await loadedBars(page)).toBe(count)
  // The newest bar is kept current by one stream; not a segment of the past is asked for.
  expect(seen(backends, REQUEST_HISTORY) - asked).toBeLessThanOrEqual(1)

  await canvas(page).focus()
  await canvas(page).press('End')
  await expect(page.getByTestId('bar-spoken')).toHaveText(/open .*, high .*, low .*, close .*, volume/)
  expect(refused).toEqual([])
})

test('without the gateway the bars stay, and say that they are no longer kept current', async ({ launch, backends, userData }) => {
  test.slow()
  const { page, quit } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'chart')
  await chart(page, 'nvidia', instrument(backends, 'NVDA').conId)
  const count = await loadedBars(page)
  await backends.stopGateway()
  await expect(page.getByTestId('freshness-chart')).toHaveAttribute('data-state', 'offline', { timeout: 30_000 })
  await expect(page.getByTestId('cause-chart')).toContainText('kept here are shown')
  expect(Number(await canvas(page).getAttribute('data-bars'))).toBe(count)
  await quit()

  // Another start without a gateway: what is kept in the file is all there is.
  expect(userData).not.toBe('')
  const again = await launch({ env: backends.env })
  await show(again.page, 'positions')
  const held = again.page.getByTestId('panel-positions').locator('[role=row][data-testid*="4815747"]').first()
  await held.click()
  await again.page.keyboard.press('c')
  await expect(again.page.getByTestId('panel-chart').getByRole('heading')).toHaveText('NVDA')
  // The bar that was being made is not kept, and while minutes pass the range leaves bars behind.
  await expect.poll(async () => Number(await canvas(again.page).getAttribute('data-bars'))).toBeGreaterThanOrEqual(count - 3)
  await expect(again.page.getByTestId('freshness-chart')).toHaveAttribute('data-state', 'offline')
})

test('entry, stop and target of a position are on its chart, and the watch list outlives a restart', async ({ launch, backends }) => {
  test.slow()
  const first = await launch({ env: backends.env })
  await waitForLive(first.page)
  const aapl = instrument(backends, 'AAPL')
  const held = backends.world.broker.positions().find(({ conId }) => conId === aapl.conId)
  await show(first.page, 'chart')
  await chart(first.page, 'AAPL', aapl.conId)
  await loadedBars(first.page)
  const levels = first.page.getByTestId('chart-levels')
  await expect(levels.getByTestId('level-entry')).toContainText(`+${String(held?.quantity)} avg`)
  await expect(levels.getByTestId('level-stop').first()).toContainText(/SELL .* STP/)
  await expect(levels.getByTestId('level-target').first()).toContainText(/SELL .* LMT/)

  const gbp = backends.world.broker.instruments.find(({ localSymbol }) => localSymbol === 'GBP.USD')
  const row = (page: Page) => page.getByTestId('panel-watch-list').getByTestId(`row-${String(gbp?.conId)}`)
  await first.page.getByTestId('search-watch').fill('british')
  await first.page.getByTestId(`found-${String(gbp?.conId)}`).click()
  await expect(row(first.page)).toBeVisible()
  await expect.poll(async () => row(first.page).locator('[data-column=quote]').getAttribute('title')).toMatch(/\d × \d/)
  await first.quit()

  const second = await launch({ env: backends.env })
  await show(second.page, 'chart')
  await expect(row(second.page)).toBeVisible()
  await second.page.getByTestId(`unwatch-${String(gbp?.conId)}`).click()
  await expect(row(second.page)).toHaveCount(0)
  await second.quit()

  const third = await launch({ env: backends.env })
  await show(third.page, 'chart')
  await expect(third.page.getByTestId('panel-watch-list').locator('[role=row][data-testid]').first()).toBeVisible()
  await expect(row(third.page)).toHaveCount(0)
})

test('what cannot be loaded says so: stopped, not kept, not permitted, delayed', async ({ launch, backends }) => {
  test.slow()
  const { faults } = backends.gateway()
  faults.set('delayed-only', true)
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  const panel = page.getByTestId('panel-chart')
  const choose = (name: string, choice: string) => page.getByTestId(`${name}-${choice}`).click()
  faults.set('no-answer', { request: REQUEST_HISTORY })
  await show(page, 'chart')
  await chart(page, 'NVDA', instrument(backends, 'NVDA').conId)
  await expect(page.getByTestId('panel-watch-list').getByTestId(`row-${String(instrument(backends, 'NVDA').conId)}`).locator('[data-column=last]')).toContainText(/\d d$/)
  const load = page.getByTestId('chart-load')
  await expect(load).toHaveAttribute('data-state', 'loading')
  await load.getByRole('button', { name: 'Stop loading' }).click()
  await expect(load).toContainText('Stopped before the first segment came')
  await expect(panel).toContainText('Stopped before the first bars came')
  await expect.poll(() => seen(backends, CANCEL_HISTORY)).toBeGreaterThan(0)
  faults.set('no-answer', false)
  await expect(load.getByRole('button', { name: 'Try again' })).toBeVisible()
  // Not the same once more: the broker takes no identical request within 15 seconds, and neither does Pitwall send one.
  await choose('bar-size', '15m')
  const count = await loadedBars(page)

  // Kept here are five days; of a month the rest is missing, and nobody asks for it.
  await page.getByTestId('chart-mode').click()
  await page.getByTestId('chart-mode-local').click()
  const asked = seen(backends, REQUEST_HISTORY)
  await choose('range', '1M')
  await expect(page.getByTestId('gap-missing')).toContainText('not kept here')
  expect(Number(await canvas(page).getAttribute('data-bars'))).toBeGreaterThanOrEqual(count - 3)
  await choose('bar-size', '1h')
  await expect(panel).toContainText('Nothing of this is kept here')
  expect(seen(backends, REQUEST_HISTORY)).toBe(asked)

  faults.set('no-market-data', true)
  await panel.getByRole('button', { name: 'Ask IB for it' }).click()
  await expect(panel).toContainText('No permission for these bars')
  await expect(panel).toContainText('No market data permissions for NASDAQ STK')
  faults.set('no-market-data', false)
  await expect(panel.getByRole('button', { name: 'Try again' })).toBeVisible()
  await choose('bar-size', '30m')
  await loadedBars(page)
})
