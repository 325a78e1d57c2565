/** Moving through the charts by keys, and taking one along as a picture. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

const DAY = 86_400_000
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

test('range keys, zoom, crosshair, legend and picture of the equity curve', async ({ launch, backends, userData }) => {
  const { app, page } = await launch({ env: backends.env })
  await waitForLive(page)
  const frame = page.locator('[data-testid^=frame-equity-]')
  await expect(frame.locator('svg').first()).toBeVisible()
  const span = async (): Promise<number> => Number(await frame.getAttribute('data-to')) - Number(await frame.getAttribute('data-from'))
  const whole = await span()
  expect(whole).toBeGreaterThan(31 * DAY)

  await frame.focus()
  await page.keyboard.press('2')
  await expect(page.locator('[data-testid^=range-equity-][aria-pressed=true]')).toHaveText('1W')
  await expect.poll(span).toBeLessThan(7.1 * DAY)
  await page.keyboard.press('+')
  await expect.poll(span).toBeLessThan(5 * DAY)
  await expect(page.locator('[data-testid^=range-equity-][aria-pressed=true]')).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-testid^=readout-equity-]')).toContainText(/[\d,]+\.\d\d [A-Z]{3} · .* from its peak · \d{4}-\d\d-\d\d/)
  await page.keyboard.press('0')
  await expect.poll(span).toBe(whole)

  await expect(frame.locator('svg.recharts-surface')).toHaveCount(2)
  await page.getByRole('button', { name: 'Drawdown', exact: true }).click()
  await expect(frame.locator('svg.recharts-surface')).toHaveCount(1)
  await page.getByRole('button', { name: 'Drawdown', exact: true }).click()

  const path = join(userData, 'equity.png')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.locator('[data-testid^=picture-equity-]').click()
  await expect(page.locator('[data-testid^=readout-equity-]')).toContainText('equity.png')
  const picture = await readFile(path)
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(picture.readUInt32BE(16)).toBeGreaterThan(400)

  // Bars side by side have the same ways out as lines over time.
  const bars = page.getByTestId('chart-exposure')
  await page.getByTestId('picture-exposure').click()
  await expect(page.getByTestId('readout-exposure')).toContainText('equity.png')
  await expect.poll(async () => (await readFile(path)).equals(picture)).toBe(false)
  await page.getByTestId('table-exposure').click()
  await expect(bars.getByRole('gridcell').first()).toBeVisible()
  await expect(page.getByTestId('frame-exposure')).toHaveCount(0)
  await page.getByTestId('table-exposure').click()
  await expect(page.getByTestId('frame-exposure')).toBeVisible()
})

test('the pilot shows what each strategy has made of a day', async ({ launch, backends }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  await show(page, 'pilot')
  await page.getByTestId('pilot-currency').selectOption('USD')
  await page.getByTestId('pilot-days-strategy').click()
  const table = page.getByTestId('table-pilot-strategy-days')
  await expect(page.getByTestId('frame-pilot-strategy-days').locator('.recharts-bar-rectangle').first()).toBeVisible()
  await table.click()
  const { rows } = await backends.admin.query<{ day: string; net: string }>(
    "SELECT (coalesce(closed_at, updated_at) AT TIME ZONE 'UTC')::date::text AS day, round(sum(realized_pnl), 2)::text AS net FROM pitwall.paper_trades WHERE lower(status) = 'closed' AND currency = 'USD' AND realized_pnl IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 1 OFFSET 3"
  )
  const [row] = rows
  if (row === undefined) throw new Error('too few days')
  const shown = Number(row.net) === 0 ? '0.00' : `${Number(row.net) < 0 ? '\u2212' : '+'}${new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(Math.abs(Number(row.net)))}`
  await expect(page.getByTestId('panel-pilot-days').locator('[role=row]', { hasText: row.day })).toContainText(shown)
})

test('the markets of the desk, and its times in another zone', async ({ launch, backends, userData }) => {
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  const markets = page.getByTestId('status-markets')
  await expect(markets).toContainText(/^\d of \d markets? open$/)
  await markets.click()
  const popup = page.getByTestId('markets')
  await expect(popup.getByTestId('market').first()).toContainText(/open|extended hours|closed/)
  await expect(popup.getByTestId('market').filter({ hasText: 'CME' })).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d in \d+ /)
  await page.evaluate(await readFile(axe, 'utf8'))
  const { violations } = await page.evaluate(() => (Reflect.get(window, 'axe') as { readonly run: (part: string, options: object) => Promise<AxeResults> }).run('[data-testid=markets]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }))
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

  await popup.getByTestId('zone-exchange').click()
  await expect(page.getByTestId('status-clock')).toContainText(/E[SD]T$/)
  await page.keyboard.press('Escape')
  await expect(popup).toHaveCount(0)
  await expect(markets).toBeFocused()
  await expect.poll(async () => JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as unknown).toMatchObject({ appearance: { timeZone: 'exchange' } })
})
