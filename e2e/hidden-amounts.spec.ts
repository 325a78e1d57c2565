/** One key hides what the account holds and earns, on every screen. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
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

/** Amounts as a person would read them: what the database holds, with two digits and as they are. */
const AMOUNTS = `
  SELECT trim_scale(value)::text AS value FROM (
    SELECT realized_pnl AS value FROM pitwall.paper_trades UNION SELECT fees FROM pitwall.paper_trades UNION SELECT quantity FROM pitwall.paper_trades
    UNION SELECT quantity FROM pitwall.positions UNION SELECT equity FROM pitwall.equity UNION SELECT quantity FROM pitwall.orders
  ) amounts WHERE value IS NOT NULL`
/** What is not hidden, and may be the same number by chance. */
const PRICES = `
  SELECT trim_scale(value)::text AS value FROM (
    SELECT price AS value FROM pitwall.paper_trades UNION SELECT close_price FROM pitwall.paper_trades
    UNION SELECT limit_price FROM pitwall.orders UNION SELECT stop_price FROM pitwall.orders UNION SELECT trigger_price FROM pitwall.trigger_orders
  ) prices WHERE value IS NOT NULL`

const grouped = (value: string, digits: number | undefined): string =>
  new Intl.NumberFormat('en-US', digits === undefined ? { maximumFractionDigits: 10 } : { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(Number(value)))
/** Shorter ones are numbers of anything. */
const isTelling = (shown: string): boolean => /\d[,.]\d/.test(shown) && shown.replace(/\D/g, '').length >= 5

/** Everything that the page says: to eyes, in tooltips, and to screen readers. */
function wordsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const said = [document.body.innerText]
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'data-value', 'value', 'placeholder']) said.push(element.getAttribute(name) ?? '')
      for (const text of element.tagName === 'text' ? [element.textContent] : []) said.push(text)
    }
    return said
  })
}

/** Percentages are not hidden. */
const numbersIn = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap((text) => text.match(/\d[\d,]*(?:\.\d+)?(?![\d,.]|[\s\u2009]*%)/g) ?? []))

/** Screens whose rows open what is known of them. */
const DETAILED: ReadonlySet<string> = new Set(['positions', 'orders'])

test('no screen tells an amount while they are hidden', async ({ launch, backends, userData }) => {
  test.slow()
  const values = async (sql: string): Promise<readonly string[]> => (await backends.admin.query<{ value: string }>(sql)).rows.map(({ value }) => value)
  const prices = new Set((await values(PRICES)).flatMap((value) => [value, grouped(value, 2), grouped(value, undefined)]))
  const { page } = await launch({ env: backends.env })
  await waitForLive(page)
  const liquidation = page.getByTestId('figure-net-liquidation')
  await expect(liquidation).toContainText(/\d/)
  const figures = await page.locator('[data-testid^=figure-]').evaluateAll((elements) => elements.map((element) => element.textContent))
  const told = [...(await values(AMOUNTS)).flatMap((value) => [value.replace('-', ''), grouped(value, 2), grouped(value, undefined)]), ...numbersIn(figures)]
  const amounts = new Set(told.filter((shown) => isTelling(shown) && !prices.has(shown)))
  expect(amounts.size).toBeGreaterThan(1_000)

  const screens = ['overview', 'workspace', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'alerts', 'diagnostics', 'settings']
  const foundOn = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for (const screen of screens) {
      await show(page, screen)
      await expect(page.getByTestId(`screen-${screen}`)).not.toBeEmpty()
      // Panels come one after the other: what is looked through is what stays as it is.
      let length = -1
      await expect.poll(async () => {
        const before = length
        length = (await page.locator('body').innerText()).length
        return length === before
      }).toBe(true)
      const look = async (place: string): Promise<void> => {
        found.push(...[...numbersIn(await wordsOn(page))].filter((shown) => amounts.has(shown)).map((shown) => `${place}: ${shown}`))
      }
      await look(screen)
      if (!DETAILED.has(screen)) continue
      const grid = page.getByTestId(`screen-${screen}`).getByRole('grid').first()
      await grid.focus()
      await grid.press('Control+Home')
      await grid.press('Enter')
      await expect(page.getByTestId('row-detail')).toBeVisible()
      await look(`${screen}, a row`)
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('row-detail')).toHaveCount(0)
    }
    await show(page, 'overview')
    await liquidation.focus()
    await page.keyboard.press('Enter')
    const drill = page.getByTestId('drill-net-liquidation')
    await expect(drill).toBeVisible()
    found.push(...[...numbersIn(await wordsOn(page))].filter((shown) => amounts.has(shown)).map((shown) => `definition: ${shown}`))
    await page.keyboard.press('Escape')
    await expect(drill).toBeHidden()
    return found
  }
  expect((await foundOn()).length).toBeGreaterThan(3)

  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByTestId('amounts-hidden')).toBeVisible()
  expect(await foundOn()).toEqual([])
  await show(page, 'overview')
  await expect(liquidation).toContainText('•••')
  await expect.poll(async () => JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as unknown).toMatchObject({ appearance: { hideAmounts: true } })

  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByTestId('amounts-hidden')).toHaveCount(0)
  await expect(liquidation).toContainText(/\d/)
})
