/** Every screen, dark and light, against axe's WCAG 2.2 A and AA rules. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it is: the rule and the elements. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate((rules) => {
    const { run } = Reflect.get(window, 'axe') as { readonly run: (context: Document, options: object) => Promise<AxeResults> }
    return run(document, { runOnly: rules })
  }, RULES)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ launch }) => {
    test.slow()
    const backends = await startBackends()
    try {
      const { page } = await launch({ env: backends.env })
      await waitForLive(page)
      await page.evaluate((value) => {
        document.documentElement.dataset['theme'] = value
      }, theme)
      // Evaluated by the debugger, which the page's own policy does not bind.
      await page.evaluate(await readFile(axe, 'utf8'))
      for (const screen of ['overview', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'diagnostics', 'settings']) {
        await show(page, screen)
        const violations = await findings(page)
        expect(violations, screen).toEqual([])
      }
      await show(page, 'workspace')
      for (const workspace of ['monitor', 'review', 'incident']) {
        await page.getByTestId(`workspace-${workspace}`).click()
        await expect(page.locator(`[data-workspace=${workspace}] [data-dock-panel] [role=gridcell]`).first()).toBeVisible()
        expect(await findings(page), workspace).toEqual([])
      }
      for (const [keys, overlay] of [['Control+k', 'palette'], ['?', 'shortcut-sheet']] as const) {
        await page.keyboard.press(keys)
        await expect(page.getByTestId(overlay)).toBeVisible()
        expect(await findings(page), overlay).toEqual([])
        await page.keyboard.press('Escape')
        await expect(page.getByTestId(overlay)).toBeHidden()
      }
    } finally {
      await backends.stop()
    }
  })
}
