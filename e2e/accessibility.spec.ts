/** Every screen, dark, light and in high contrast, against axe's WCAG 2.2 A and AA rules. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'
import { openStage, showScene } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it is: the rule and the elements. */
async function findings(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  const { violations } = await page.evaluate((only) => {
    const { run } = Reflect.get(window, 'axe') as { readonly run: (context: Document, options: object) => Promise<AxeResults> }
    return run(document, { runOnly: only })
  }, rules)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

/** The same of a page in each theme: of all rules only that of contrast depends on it. */
async function expectNothing(page: Page, what: string): Promise<void> {
  for (const [theme, rules] of [['dark', RULES], ['light', ['color-contrast']], ['contrast', ['color-contrast']]] as const) {
    await page.evaluate((value) => {
      document.documentElement.dataset['theme'] = value
    }, theme)
    expect.soft(await findings(page, rules), `${what}, ${theme}`).toEqual([])
  }
}

// Evaluated by the debugger, which the page's own policy does not bind.
const loadAxe = async (page: Page): Promise<unknown> => page.evaluate(await readFile(axe, 'utf8'))

test('axe finds nothing on any screen in any theme', async ({ launch }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: backends.env })
    await waitForLive(page)
    await loadAxe(page)
    for (const screen of ['overview', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'alerts', 'diagnostics', 'settings']) {
      await show(page, screen)
      await expectNothing(page, screen)
    }
    await page.keyboard.press('Alt+Shift+A')
    await expect(page.getByTestId('rules')).toBeVisible()
    await expectNothing(page, 'rules')
    await page.getByTestId('edit-daily-loss').click()
    await page.getByTestId('hours-activeHours-yes').click()
    await expect(page.getByTestId('preview-total')).toBeVisible()
    await expectNothing(page, 'the editor of a rule')
    await show(page, 'workspace')
    for (const workspace of ['monitor', 'review', 'incident']) {
      await page.getByTestId(`workspace-${workspace}`).click()
      await expect(page.locator(`[data-workspace=${workspace}] [data-dock-panel] [role=gridcell]`).first()).toBeVisible()
      await expectNothing(page, workspace)
    }
    for (const [keys, overlay] of [['Control+k', 'palette'], ['?', 'shortcut-sheet']] as const) {
      await page.keyboard.press(keys)
      await expect(page.getByTestId(overlay)).toBeVisible()
      await expectNothing(page, overlay)
      await page.keyboard.press('Escape')
      await expect(page.getByTestId(overlay)).toBeHidden()
    }
  } finally {
    await backends.stop()
  }
})

test('nor in the gallery of components and in the states of a desk without its backends', async ({ launch }) => {
  const stage = await openStage(await launch(), await recordedDesk())
  const { page } = stage
  for (const [state, screen] of [['first-run', 'overview'], ['loading', 'overview'], ['offline', 'overview'], ['error', 'pilot'], ['live', 'alerts'], ['error', 'alerts'], ['live', 'rules'], ['not-provided', 'signals']] as const) {
    await showScene(stage, { state, screen, appearance: {} })
    await loadAxe(page)
    await expectNothing(page, `${screen}, ${state}`)
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('palette-input')).toBeFocused()
  await page.keyboard.type('component gallery')
  await expect(page.getByTestId('palette-component-gallery')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('gallery').getByRole('gridcell').first()).toBeAttached()
  await page.getByTestId('gallery-toast').click()
  await expect(page.getByTestId('toasts')).toContainText('saved')
  await expectNothing(page, 'gallery')
  await page.getByTestId('gallery-dialog').click()
  await expect(page.getByTestId('gallery-example')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('gallery-example')).toBeHidden()
  await expect(page.getByTestId('gallery-dialog')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('gallery')).toBeHidden()
})
