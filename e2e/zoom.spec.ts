/** The smallest and the largest size of the page on a small screen: nothing that can be pressed or typed into is cut off. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/pitwall.js'
import { openStage, showScene } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'
import { resize } from './visual/window-size.js'

const SCREENS = ['overview', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'alerts', 'rules', 'diagnostics', 'settings']

/** Controls of which a part lies outside of the window or of what holds them, where nothing scrolls to it. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], [role=button], [role=switch], [role=tab]')].filter((control) => control.closest('[aria-hidden=true]') === null)
    const scrolls = (style: string): boolean => style === 'auto' || style === 'scroll'
    return controls.filter((control) => {
      const own = control.getBoundingClientRect()
      if (own.width === 0 || own.height === 0 || getComputedStyle(control).visibility === 'hidden') return false
      let [left, top, right, bottom] = [own.left, own.top, own.right, own.bottom]
      for (let holder = control.parentElement; holder !== null; holder = holder.parentElement) {
        const style = getComputedStyle(holder)
        const { left: l, top: t, right: r, bottom: b } = holder.getBoundingClientRect()
        // What scrolls brings all of it into view; what is around has to show the scroller, not the control.
        if (scrolls(style.overflowX)) [left, right] = [Math.max(left, l), Math.min(right, r)]
        else if (style.overflowX !== 'visible' && (left < l - 1 || right > r + 1)) return true
        if (scrolls(style.overflowY)) [top, bottom] = [Math.max(top, t), Math.min(bottom, b)]
        else if (style.overflowY !== 'visible' && (top < t - 1 || bottom > b + 1)) return true
      }
      return left < right && top < bottom && (left < -1 || top < -1 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1)
    }).map((control) => control.dataset['testid'] ?? control.getAttribute('aria-label') ?? control.outerHTML.slice(0, 80))
  })
}

test('at 80 % and at 200 % nothing that can be used is cut off', async ({ launch }) => {
  const stage = await openStage(await launch(), await recordedDesk())
  for (const screen of SCREENS) {
    await showScene(stage, { state: 'live', screen, appearance: {} })
    for (const zoomPercent of [80, 200]) {
      // A page at 200 % has half as many pixels of its own to lay itself out in.
      await resize(stage, { width: 128_000 / zoomPercent, height: 72_000 / zoomPercent })
      await expect.soft(async () => { expect(await cutOff(stage.page)).toEqual([]) }, `${screen} at ${String(zoomPercent)} %`).toPass({ timeout: 5_000 })
    }
  }
})
