/** Pictures of what is no screen: past desks, workspaces, a row's detail, about, and panels in windows of their own. */
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/pitwall.js'
import { openStage, showScene, type Stage } from './stage.js'
import { goBack } from './staged-past.js'
import { recordedDesk } from './staged-desk.js'
import { resize } from './window-size.js'

const FOLDER = resolve(import.meta.dirname, '../../test-results/shots')
const SIZES = [[1280, 720], [1920, 1080], [2560, 1440]] as const
const THEMES = ['dark', 'light', 'contrast'] as const

/** As for the states: only those whose names have all of these words in them. */
const wanted = (process.env['SHOTS'] ?? '').split(',').filter((word) => word !== '')

/** Shown from the live desk. @returns what is taken a picture of */
type Show = (stage: Stage) => Promise<Page>

/** Panels come one after the other, and some draw their charts a moment after their rows. */
async function standStill(page: Page): Promise<void> {
  await expect(page.locator('[data-dock-panel]:empty')).toHaveCount(0)
  let before = ''
  await expect.poll(async () => {
    const last = before
    before = await page.locator('body').evaluate((body) => body.innerHTML)
    return before === last
  }, { intervals: [250] }).toBe(true)
}

const workspace = (name: string): Show => async ({ page }) => {
  await page.getByTestId(`workspace-${name}`).click()
  await expect(page.locator(`[data-workspace=${name}] [data-dock-panel] [role=gridcell]`).first()).toBeVisible()
  await page.mouse.move(0, 0)
  await standStill(page)
  return page
}

const past: Show = async (stage) => {
  await goBack(stage)
  await stage.page.locator('main').focus()
  return stage.page
}

const scenes: readonly { readonly name: string; readonly screen: string; readonly show: Show }[] = [
  { name: 'overview-replay', screen: 'overview', show: past },
  { name: 'positions-replay', screen: 'positions', show: past },
  { name: 'services-replay', screen: 'services', show: past },
  ...['monitor', 'review', 'incident'].map((name) => ({ name: `workspace-${name}`, screen: 'workspace', show: workspace(name) })),
  {
    name: 'positions-row', screen: 'positions',
    show: async ({ page }) => {
      const grid = page.getByRole('grid', { name: 'Positions' })
      await grid.focus()
      await grid.press('Control+Home')
      await grid.press('Enter')
      await expect(page.getByTestId('row-detail')).toBeVisible()
      return page
    }
  },
  {
    name: 'overview-about', screen: 'overview',
    show: async ({ page }) => {
      await page.keyboard.press('Control+k')
      await expect(page.getByTestId('palette-input')).toBeFocused()
      await page.keyboard.type('about pitwall')
      await expect(page.getByTestId('palette-about')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('notices')).toBeVisible()
      return page
    }
  },
  {
    name: 'workspace-window', screen: 'workspace',
    show: async ({ app, page }) => {
      const orders = page.locator('[data-dock-panel=orders]')
      await expect(orders.getByRole('gridcell').first()).toBeVisible()
      await orders.getByRole('grid').focus()
      const opened = app.waitForEvent('window')
      await page.keyboard.press('Alt+o')
      const own = await opened
      await expect(own.getByRole('gridcell').first()).toBeVisible()
      return own
    }
  }
]

for (const theme of THEMES) {
  test(`takes the pictures of what is no screen, ${theme}`, async ({ launch }) => {
    const stage = await openStage(await launch(), await recordedDesk())
    for (const [width, height] of SIZES) {
      await resize(stage, { width, height })
      for (const { name: scene, screen, show } of scenes) {
        const name = `${scene}-${String(width)}x${String(height)}-${theme}`
        if (!wanted.every((word) => `-${name}-`.includes(`-${word}`))) continue
        await showScene(stage, { state: 'live', screen, appearance: { theme } })
        const shown = await show(stage)
        await shown.screenshot({ path: resolve(FOLDER, `${name}.png`), animations: 'disabled' })
      }
    }
  })
}
