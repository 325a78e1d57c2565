/** What is not a screen, against axe: a past desk, a row's detail, panels in a window of their own, about, and the page that is left when the desk dies. */
import { loadAxe, expectNothing } from './fixtures/axe.js'
import { expect, test } from './fixtures/pitwall.js'
import { show } from './fixtures/screen.js'
import { openStage, showScene } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'
import { goBack } from './visual/staged-past.js'

test('axe finds nothing beside the screens and in windows of their own, in any theme', async ({ launch }) => {
  test.slow()
  const { app, page } = await launch()
  const stage = await openStage({ app, page }, await recordedDesk())
  await showScene(stage, { state: 'live', screen: 'positions', appearance: {} })
  await loadAxe(page)

  await test.step('a row and all that is known of it', async () => {
    const grid = page.getByRole('grid', { name: 'Positions' })
    await grid.focus()
    await grid.press('Control+Home')
    await grid.press('Enter')
    await expect(page.getByTestId('row-detail')).toBeVisible()
    await expectNothing(page, 'row detail', '[data-testid=row-detail]')
  })

  await test.step('what the app is made of', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByTestId('palette-input')).toBeFocused()
    await page.keyboard.type('about pitwall')
    await expect(page.getByTestId('palette-about')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('about')).toBeVisible()
    await expect(page.getByTestId('notices')).toBeVisible()
    await expectNothing(page, 'about', '[data-testid=about]')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('about')).toBeHidden()
  })

  await test.step('a panel in a window of its own', async () => {
    await show(page, 'workspace')
    const orders = page.locator('[data-dock-panel=orders]')
    await expect(orders.getByRole('gridcell').first()).toBeVisible()
    await orders.getByRole('grid').focus()
    const opened = app.waitForEvent('window')
    await page.keyboard.press('Alt+o')
    const own = await opened
    await expect(own.getByRole('gridcell').first()).toBeVisible()
    await loadAxe(own)
    await expectNothing(own, 'a window of its own')
    await own.getByRole('grid').focus()
    await own.keyboard.press('Alt+a')
    await expect(own.getByRole('menu')).toBeVisible()
    await expectNothing(own, 'the menu of panels', '[role=menu]')
    await own.keyboard.press('Escape')
    await expect(own.getByRole('menu')).toHaveCount(0)
  })

  await test.step('a past desk', async () => {
    await show(page, 'overview')
    await goBack(stage)
    await expectNothing(page, 'replay', '[data-testid=replay-bar]')
    await expectNothing(page, 'the mark of a past desk', '[data-testid=replay-mark]')
  })

  await test.step('the page that is left when the desk dies', async () => {
    await page.evaluate(() => { window.location.href = './crash.html' })
    await expect(page.getByRole('heading', { name: "Pitwall's page has stopped" })).toBeVisible()
    await page.getByRole('button', { name: 'Copy diagnostics' }).click()
    await expect(page.locator('#diagnostics')).toBeVisible()
    await loadAxe(page)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectNothing(page, `crash page, ${colorScheme}`)
    }
  })
})
