/** The desk by keys: from a figure to its rows, rows in groups, a selection, a row's detail, and panels that follow each other. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { gridRows, show, waitForLive } from './fixtures/screen.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'))
  const found = await page.evaluate((rules) => (Reflect.get(window, 'axe') as { readonly run: (context: object, options: object) => Promise<AxeResults> }).run(document, { runOnly: rules }), RULES)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** Finds something by its words and does it. */
async function find(page: Page, keys: string, words: string): Promise<void> {
  await page.keyboard.press(keys)
  await expect(page.getByTestId('palette-input')).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('palette')).toBeHidden()
}

test('a figure leads to its definition and its rows, by keys', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    const figure = page.getByTestId('figure-gross-exposure')
    await figure.focus()
    await page.keyboard.press('Enter')
    const drill = page.getByTestId('drill-gross-exposure')
    await expect(drill).toBeVisible()
    await expect(drill).toContainText('Positions at the broker (IB)')
    await expect(figure).toHaveAttribute('aria-expanded', 'true')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(drill).toBeHidden()
    await expect(figure).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('drill-rows')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('screen-positions')).toBeVisible()
    const grid = page.getByRole('grid', { name: 'Positions' })
    await expect(grid).toBeFocused()
    await expect(grid.locator('[data-header=value]')).toHaveAttribute('aria-sort', 'descending')

    // A figure of one account leads to the rows of that account.
    await show(page, 'overview')
    const account = await page.getByTestId('account-choice').locator('option').nth(1).getAttribute('value') ?? ''
    await page.getByTestId('account-choice').selectOption(account)
    const orders = page.getByTestId('figure-open-orders')
    const counted = Number(await orders.getAttribute('data-value'))
    expect(counted).toBeGreaterThan(0)
    await orders.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('drill-rows')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('grid-filter')).toContainText(account)
    const rows = await gridRows(page.getByTestId('panel-orders'))
    expect([...new Set(rows.map((row) => row['account']))]).toEqual([account])
  } finally {
    await backends.stop()
  }
})

test('rows are grouped, folded and selected by keys, and stay so', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page, quit } = await launch({ env: backends.env })
    await waitForLive(page)
    await show(page, 'positions')
    const grid = page.getByRole('grid', { name: 'Positions' })
    await grid.focus()
    await grid.press('ArrowRight')
    await grid.press('Control+g')
    const tree = page.getByRole('treegrid', { name: 'Positions' })
    const groups = tree.locator('[role=row][aria-expanded]')
    await expect(groups.first()).toBeVisible()
    const count = await groups.count()
    const rows = await tree.locator('[role=row][data-testid^=row-]').count()
    expect(rows).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])

    // A group within it, by the palette; then folded.
    await find(page, 'Control+k', 'group positions by cur')
    await expect(tree).toBeFocused()
    await expect(tree.locator('[role=row][aria-level="2"][aria-expanded]').first()).toBeVisible()
    await tree.press('Control+Home')
    await tree.press('ArrowLeft')
    await expect(groups.first()).toHaveAttribute('aria-expanded', 'false')
    await expect(tree.locator('[role=row][data-testid^=row-]')).not.toHaveCount(rows)
    await tree.press('ArrowRight')
    await expect(groups.first()).toHaveAttribute('aria-expanded', 'true')
    await tree.press('ArrowRight')
    await expect(tree.locator('[role=row][aria-level="2"][data-active=true]')).toHaveCount(1)
    await tree.press('ArrowLeft')
    await tree.press('ArrowLeft')
    await expect(tree.locator('[role=row][aria-level="1"][data-active=true]')).toHaveCount(1)
    expect(await groups.count()).toBeGreaterThanOrEqual(count)

    // All that is in it, for a spreadsheet.
    await tree.press('Control+a')
    await tree.press('Control+c')
    await expect(page.getByText('selected rows copied')).toBeVisible()
    await tree.press('Escape')
    await expect(tree.locator('[role=gridcell][data-selected=true]')).toHaveCount(0)
    await tree.press('Control+Home')
    await tree.press('ArrowLeft')
    await quit()

    const again = await launch({ env: backends.env })
    await waitForLive(again.page)
    await show(again.page, 'positions')
    await expect(again.page.getByRole('treegrid', { name: 'Positions' }).locator('[role=row][aria-expanded]').first()).toHaveAttribute('aria-expanded', 'false')
  } finally {
    await backends.stop()
  }
})

test('a row tells all that is known of it, and leads to the rows that belong to it, by keys', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    await show(page, 'positions')
    const grid = page.getByRole('grid', { name: 'Positions' })
    // A position with a stop, since that is what it leads to.
    await grid.focus()
    await grid.press('/')
    const filter = page.locator('[data-filter=stop]')
    await filter.fill('>0')
    await filter.press('Enter')
    await expect(grid).toBeFocused()
    await grid.press('Control+Home')
    await grid.press('Enter')
    const detail = page.getByTestId('row-detail')
    await expect(detail).toBeFocused()
    await expect(detail.locator('[data-field=mark]')).toContainText('Quotes (IB)')
    await expect(detail.locator('[data-field=protected]')).toContainText('once per OCA group')
    expect(await violations(page)).toEqual([])

    // It follows the hand through the table, and closes from there or from within.
    await page.keyboard.press('Escape')
    await expect(detail).toBeHidden()
    await expect(grid).toBeFocused()
    await grid.press('Enter')
    const before = await detail.getAttribute('aria-label')
    await grid.focus()
    await grid.press('ArrowDown')
    await expect(detail).not.toHaveAttribute('aria-label', before ?? '')
    await grid.press('ArrowUp')
    await expect(detail).toHaveAttribute('aria-label', before ?? '')

    const stop = detail.getByTestId('linked-stop').first()
    await stop.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('screen-orders')).toBeVisible()
    await expect(page.getByTestId('panel-orders').locator('[role=row][data-active=true]')).toHaveCount(1)
    await expect(page.getByRole('grid', { name: 'Open orders' })).toBeFocused()
  } finally {
    await backends.stop()
  }
})

test('panels of one colour follow each other, by keys', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    const link = async (panel: string): Promise<void> => {
      await page.getByTestId(`link-${panel}`).focus()
      await page.keyboard.type('R')
      await expect(page.getByTestId(`link-${panel}`)).toHaveValue('red')
    }
    await link('position-summary')
    await link('fills')
    expect(await violations(page)).toEqual([])
    // The last in the table that is held too, so that both panels have something to go to.
    const titles = async (panel: string): Promise<readonly string[]> => page.getByTestId(panel).locator('[role=row][data-testid] [data-column=symbol]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''))
    const held = await titles('panel-position-summary')
    const symbol = (await titles('panel-fills')).findLast((one) => held.includes(one)) ?? ''
    expect(symbol).not.toBe('')
    await page.getByRole('grid', { name: 'Positions' }).focus()
    await find(page, 'Control+i', symbol)
    await expect(page.getByTestId('panel-fills').locator('[data-linked=true] [data-column=symbol]').first()).toHaveAttribute('title', symbol)
    await expect(page.getByTestId('panel-fills').locator('[data-active=true] [data-column=symbol]')).toHaveAttribute('title', symbol)

    // Another by hand in one of them, and the chart when it is opened.
    await page.getByRole('grid', { name: 'Fills' }).focus()
    await page.keyboard.press('Control+Home')
    const first = await page.getByTestId('panel-fills').locator('[data-active=true] [data-column=symbol]').getAttribute('title')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Home')
    await expect(page.getByTestId('panel-fills').locator('[data-linked=true] [data-column=symbol]').first()).toHaveAttribute('title', first ?? '')
    await show(page, 'chart')
    await link('chart')
    await expect(page.getByTestId('panel-chart').getByRole('heading').first()).toHaveText(first ?? '')
  } finally {
    await backends.stop()
  }
})
