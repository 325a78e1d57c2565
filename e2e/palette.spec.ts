/** The desk by its keys: the palette, the sheet of shortcuts, a shortcut of one's own, and the size of the page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { waitForLive } from './fixtures/screen.js'

const REQUEST_ALL_OPEN_ORDERS = 16

const palette = (page: Page) => page.getByTestId('palette')
const chosen = (page: Page) => palette(page).locator('[role=option][data-highlighted]')

async function openPalette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('palette-input')).toBeFocused()
  await page.keyboard.type(typed)
}

test('the palette leads to screens and charts and runs actions, by keys alone', async ({ launch }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    await openPalette(page, 'ordr')
    await expect(chosen(page)).toHaveAttribute('data-testid', 'palette-show-orders')
    await expect(chosen(page).locator('mark')).toHaveText(['Ord', 'r'])
    await expect(chosen(page)).toContainText('Alt3')
    await expect(page.getByTestId('palette-input')).toHaveAttribute('aria-activedescendant', await chosen(page).getAttribute('id') ?? 'none')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('screen-orders')).toBeVisible()
    await expect(palette(page)).toBeHidden()
    await expect(page.getByRole('main')).toBeFocused()

    await openPalette(page, 'nvda')
    await expect(chosen(page)).toContainText('held')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('screen-chart')).toBeVisible()
    await expect(page.getByTestId('panel-chart').getByRole('heading')).toHaveText('NVDA')

    // What was used last is first, and Escape gives the focus back.
    const canvas = page.getByTestId('bars-canvas')
    await canvas.focus()
    await openPalette(page, '')
    await expect(palette(page).getByRole('option').first()).toContainText('NVDA')
    await expect(palette(page).getByRole('option').nth(1)).toContainText('Orders')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
    await expect(canvas).toBeFocused()

    const asked = (): number => backends.gateway().seen.connections.reduce((sum, { messages }) => sum + (messages.get(REQUEST_ALL_OPEN_ORDERS) ?? 0), 0)
    const before = asked()
    await openPalette(page, 'refresh broker')
    await expect(chosen(page)).toHaveAttribute('data-testid', 'palette-refresh-broker')
    await page.keyboard.press('Enter')
    await expect.poll(asked).toBeGreaterThan(before)

    await openPalette(page, 'client id')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('setting-ib-client-id')).toBeFocused()
    await openPalette(page, 'password')
    await expect(chosen(page)).toContainText('Postgres password')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('setting-postgres-password')).toBeFocused()

    // Every panel is found from every screen, also before the workspace was first shown.
    await openPalette(page, 'show panel: notices')
    await expect(chosen(page)).toContainText('in the workspace')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('dock')).toBeVisible()
    await expect(page.locator('[data-dock-panel=notices]')).toBeVisible()
  } finally {
    await backends.stop()
  }
})

test('the sheet names every shortcut, a changed one works after a reload, and the size of the page is remembered', async ({ launch, userData }) => {
  const { app, page } = await launch()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByTestId('shortcut-sheet')
  await expect(sheet.getByTestId('sheet-show-positions')).toContainText('Alt2')
  for (const fixed of ['Filter by the column', 'Menu of the column', 'On a header: sort by it too', 'On a header: move the column', 'Acknowledge']) await expect(sheet.getByText(fixed)).toHaveCount(1)
  await page.keyboard.press('?')
  await expect(sheet).toBeHidden()

  await openPalette(page, 'change shortcuts')
  await page.keyboard.press('Enter')
  const line = page.getByTestId('shortcut-show-positions')
  await line.getByRole('button', { name: 'Shortcut for Positions' }).click()
  await page.keyboard.press('Alt+3')
  await expect(line).toContainText('Alt+3 is the shortcut of “Orders”')
  await line.getByRole('button', { name: 'Leave it there' }).click()
  await line.getByRole('button', { name: 'Shortcut for Positions' }).click()
  await page.keyboard.press('k')
  await expect(line).toContainText('add Ctrl or Alt')
  await page.keyboard.press('F7')
  await expect(line).toContainText('F7')
  await expect.poll(async () => JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as unknown).toMatchObject({ shortcuts: { 'show-positions': 'F7' } })

  const size = (): Promise<number> => app.evaluate(({ BrowserWindow }) => Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100))
  await page.keyboard.press('Control+=')
  await expect.poll(size).toBe(110)
  // The settings screen is open, and takes what was changed beside it.
  await expect(page.getByTestId('setting-appearance-zoom-percent')).toHaveValue('110')
  await expect(page.getByTestId('settings-save-bar')).toHaveAttribute('data-changed', 'false')

  await page.reload()
  await expect(page.getByTestId('shortcut-show-positions')).toContainText('F7')
  await expect(page.getByTestId('nav-positions')).toHaveAttribute('title', 'Positions (F7)')
  expect(await size()).toBe(110)
  await page.keyboard.press('Control+0')
  await expect.poll(size).toBe(100)
  await page.keyboard.press('F7')
  await expect(page).toHaveURL(/#positions$/)
  await page.keyboard.press('Alt+2')
  await expect(page).toHaveURL(/#positions$/)
})
