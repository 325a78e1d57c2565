/** The README's pictures: the demo desk as it was recorded. `npm run shots readme`. */
import { resolve } from 'node:path'
import { startBackends } from '../fixtures/backends.js'
import { expect, test } from '../fixtures/pitwall.js'
import { show, waitForLive } from '../fixtures/screen.js'
import { openStage, SAME_GLYPHS, showScene } from './stage.js'
import { recordedDesk } from './staged-desk.js'
import { resize } from './window-size.js'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
const SIZE = { width: 1440, height: 900 }

test('takes the pictures of the overview and of the orders', async ({ launch }) => {
  const stage = await openStage(await launch({ args: SAME_GLYPHS }), await recordedDesk())
  await resize(stage, SIZE)
  for (const screen of ['overview', 'orders']) {
    await showScene(stage, { state: 'demo', screen, appearance: { theme: 'dark' } })
    await stage.page.screenshot({ path: resolve(FOLDER, `${screen}.png`), animations: 'disabled' })
  }
})

// Bars come from the broker: they are no part of what was recorded.
test('takes the picture of a chart', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { app, page } = await launch({ env: backends.env, args: SAME_GLYPHS })
    await resize({ app, page }, SIZE)
    await waitForLive(page)
    backends.live()
    await page.keyboard.press('Control+i')
    await expect(page.getByTestId('palette-input')).toBeFocused()
    await page.keyboard.type('aapl')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('palette')).toHaveCount(0)
    await show(page, 'chart')
    await expect(page.getByTestId('level-entry').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByTestId('freshness-chart')).toHaveAttribute('data-state', 'live', { timeout: 30_000 })
    await page.mouse.move(0, 0)
    await page.screenshot({ path: resolve(FOLDER, 'chart.png'), animations: 'disabled' })
  } finally {
    await backends.stop()
  }
})
