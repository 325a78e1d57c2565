/** The table of a panel: sorted, filtered, arranged and exported by keys; remembered; axe finds nothing in its menu or fields. */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { processesMentioning } from './fixtures/processes.js'
import { gridRows, readNumber, show, waitForLive } from './fixtures/screen.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Whether the page's storage has a text on disk. */
async function isKept(userData: string, text: string): Promise<boolean> {
  const folder = join(userData, 'Local Storage', 'leveldb')
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1').catch(() => '')))
  return files.some((file) => file.includes(text) || file.includes([...text].join('\0')))
}

test('a table is sorted, filtered, arranged, exported and remembered', async ({ launch, userData }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const { app, page, pid } = await launch({ env: backends.env })
    await waitForLive(page)
    await show(page, 'positions')
    const panel = page.getByTestId('panel-positions')
    const grid = page.getByRole('grid', { name: 'Positions' })
    const header = (name: string): ReturnType<typeof grid.locator> => grid.locator(`[data-header="${name}"]`)
    const violations = async (part: string): Promise<readonly string[]> => {
      await page.evaluate(await readFile(axe, 'utf8'))
      const found = await page.evaluate(({ rules, within }) => (Reflect.get(window, 'axe') as { readonly run: (context: object, options: object) => Promise<AxeResults> }).run({ include: [...document.querySelectorAll(`[data-testid=${within}]`)] }, { runOnly: rules }), { rules: RULES, within: part })
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
    }
    const before = await gridRows(panel)
    await expect(page.getByTestId('grid-totals')).toContainText(`of ${String(before.length)} fresh`)

    // Two columns by keys: the second decides where the first is equal.
    await grid.focus()
    await grid.press('ArrowUp')
    await grid.press('ArrowRight')
    await grid.press('Enter')
    await expect(header('account')).toHaveAttribute('aria-sort', 'descending')
    await grid.press('Home')
    await grid.press('Shift+Enter')
    await expect(header('symbol')).toHaveAttribute('aria-sort', 'descending')
    await expect(header('account')).toHaveAttribute('aria-sort', 'descending')

    // Numbers above zero only, and the chip says how many are left out.
    const above = before.filter((row) => readNumber(row['quantity'] ?? '') > 0)
    await grid.press('ArrowRight')
    await grid.press('ArrowRight')
    await grid.press('/')
    await expect(page.getByRole('textbox', { name: 'Filter Qty IB' })).toBeFocused()
    await page.keyboard.type('>0')
    await expect(page.getByTestId('grid-filter')).toContainText(`${String(above.length)} of ${String(before.length)}`)
    await expect(grid.locator('[role=row][data-testid^=row-]')).toHaveCount(above.length)
    expect(await violations('panel-positions')).toEqual([])
    await page.keyboard.press('Enter')
    await expect(grid).toBeFocused()

    // Export through the system's dialog, which a person answers.
    const file = join(userData, 'export.json')
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, file)
    await grid.press('Alt+ArrowDown')
    await expect(page.getByTestId('grid-menu')).toBeVisible()
    // What lies beneath the menu cannot be pressed now, and is small where it looks out.
    expect(await violations('grid-menu')).toEqual([])
    await page.getByRole('menuitem', { name: 'Export JSON…' }).click()
    await expect(panel.getByText('rows saved to export.json')).toBeVisible()
    const saved = JSON.parse(await readFile(file, 'utf8')) as { readonly filter: string; readonly rows: readonly unknown[]; readonly rowsInAll: number; readonly zone: string; readonly asOf: string }
    expect(saved).toMatchObject({ filter: 'Qty IB: >0', rowsInAll: before.length })
    expect(saved.rows).toHaveLength(above.length)
    expect(saved.zone).not.toBe('')
    expect(Date.parse(saved.asOf)).toBeGreaterThan(0)

    // Arranged: a hidden column, and one made wider.
    await grid.press('Alt+ArrowDown')
    await page.getByRole('menuitem', { name: 'Hide' }).click()
    await expect(header('quantity')).toHaveCount(0)
    // Chromium alone would keep it seconds later: a crash does not wait for that.
    await expect.poll(() => isKept(userData, '"quantity":false')).toBe(true)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => processesMentioning(userData), { timeout: 20_000 }).toEqual([])

    const again = await launch({ env: backends.env })
    await waitForLive(again.page)
    await show(again.page, 'positions')
    await expect(again.page.getByTestId('grid-filter')).toContainText(`${String(above.length)} of`)
    await expect(again.page.locator('[data-header=symbol]')).toHaveAttribute('aria-sort', 'descending')
    await expect(again.page.locator('[data-header=quantity]')).toHaveCount(0)
    await again.page.getByRole('grid', { name: 'Positions' }).focus()
    await again.page.keyboard.press('Escape')
    await expect(again.page.getByTestId('grid-filter')).toHaveCount(0)
  } finally {
    await backends.stop()
  }
})

test('the hand stays in its column, with its row, and where it is when amounts are hidden', async ({ launch }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const { app, page } = await launch({ env: backends.env })
    await waitForLive(page)
    // Too narrow for all columns: what a row is about stays while the rest scrolls sideways.
    await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700) })
    await show(page, 'positions')
    const grid = page.getByRole('grid', { name: 'Positions' })
    const at = (): Promise<string> => grid.evaluate((element) => { const cell = element.ownerDocument.getElementById(element.getAttribute('aria-activedescendant') ?? ''); return `${cell?.closest('[role=row]')?.getAttribute('data-testid') ?? ''} ${cell?.getAttribute('data-column') ?? ''}` })
    await expect.poll(() => grid.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(100)
    await grid.focus()
    await grid.press('ArrowDown')
    const left = await grid.evaluate((element) => { element.scrollLeft = 100; return element.scrollLeft })
    await grid.press('ArrowDown')
    expect(await grid.evaluate((element) => element.scrollLeft)).toBe(left)

    await grid.press('ArrowRight')
    const before = await at()
    expect(before).toContain(' account')
    await page.keyboard.press('Control+Shift+H')
    await expect(page.getByTestId('amounts-hidden')).toBeVisible()
    await expect(grid).toBeFocused()
    expect(await at()).toBe(before)
    await page.keyboard.press('Control+Shift+H')
    await expect(page.getByTestId('amounts-hidden')).toBeHidden()
    await expect(grid).toBeFocused()

    // The rows change places beneath it.
    await grid.locator('[data-header=symbol] button').first().click()
    await expect(grid.locator('[data-header=symbol]')).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(at).toBe(before)
    await grid.locator('[data-header=symbol] button').first().click()
    await expect(grid.locator('[data-header=symbol]')).toHaveAttribute('aria-sort', 'ascending')
    await expect.poll(at).toBe(before)
  } finally {
    await backends.stop()
  }
})
