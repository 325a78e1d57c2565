/**
 * The main screens of one recorded desk against the pictures in `visual/baselines`, dark and light. Meant to change them?
 * `npm run shots update`, look at each, commit them.
 */
import { expect, test } from './fixtures/pitwall.js'
import { openStage, showScene, SAME_GLYPHS } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'
import { resize } from './visual/window-size.js'

/**
 * Fonts come with the app and glyphs are drawn the same everywhere, so that nothing should differ but what was changed. Less than a
 * changed word (a digit is some 40 pixels) may differ in edges that another machine's rounding draws a shade lighter.
 */
const TOLERANCE = { threshold: 0.15, maxDiffPixels: 60, animations: 'disabled', caret: 'hide' } as const

/** Whose pictures the baselines are: another Chromium rounds edges and shades otherwise. */
const CHROMIUM = '130'

// Elsewhere scroll bars and controls are the system's own.
if (process.platform === 'linux') {
  test('the main screens look as they did, dark and light', async ({ launch }) => {
    const stage = await openStage(await launch({ args: SAME_GLYPHS }), await recordedDesk())
    const major = await stage.app.evaluate(() => process.versions['chrome'].split('.')[0])
    if (major !== CHROMIUM) {
      test.info().annotations.push({ type: 'not compared', description: `the pictures are of Chromium ${CHROMIUM}, this is ${String(major)}` })
      await showScene(stage, { state: 'live', screen: 'overview', appearance: { theme: 'dark' } })
      return
    }
    await resize(stage, { width: 1280, height: 720 })
    for (const screen of ['overview', 'positions', 'orders', 'pilot']) {
      await showScene(stage, { state: 'live', screen, appearance: { theme: 'dark' } })
      await expect.soft(stage.page).toHaveScreenshot(`${screen}-dark.png`, TOLERANCE)
      await stage.page.evaluate(() => { document.documentElement.dataset['theme'] = 'light' })
      await expect.soft(stage.page).toHaveScreenshot(`${screen}-light.png`, TOLERANCE)
    }
  })
}
