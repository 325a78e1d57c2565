/** The workspace on the real app: its panels arranged by mouse and keys, in windows of their own, and as they were left. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

const fileOf = (userData: string): string => join(userData, 'workspaces.json')
const kept = async (userData: string): Promise<Record<string, unknown>> => JSON.parse(await readFile(fileOf(userData), 'utf8')) as Record<string, unknown>

/** The groups of panels in reading order, each with its tabs; the one in front in brackets. */
function groups(page: Page): Promise<readonly string[]> {
  return page.locator('.flexlayout__tabset').evaluateAll((sets) =>
    sets.map((set) => [...set.querySelectorAll('[role=tab]')].map((one) => (one.getAttribute('aria-selected') === 'true' ? `[${one.textContent}]` : one.textContent)).join(' ')).filter((tabs) => tabs !== '')
  )
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

/** Into a panel, as a person goes there with the mouse. */
async function enter(page: Page, panel: string): Promise<void> {
  await page.locator(`[data-dock-panel=${panel}] [role=grid], [data-dock-panel=${panel}]`).first().click({ position: { x: 20, y: 40 } })
}

/** Takes a panel by its tab and lets it go over another one: the browser asks of each step where it may be dropped. */
async function drag(page: Page, what: string, onto: string): Promise<void> {
  const [from, to] = [await tab(page, what).boundingBox(), await page.locator(`[data-dock-panel=${onto}]`).boundingBox()]
  if (from === null || to === null) throw new Error(`${what} or ${onto} is not on screen`)
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 30, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 })
  await page.mouse.move(to.x + to.width / 2 + 3, to.y + to.height / 2 + 3, { steps: 3 })
  await page.mouse.up()
}

async function find(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('palette-input')).toBeFocused()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function popout(app: ElectronApplication, page: Page, keys: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await page.keyboard.press(keys)
  return opened
}

// None of these tests changes what is behind the app.
let backends: Backends
test.beforeAll(async () => {
  backends = await startBackends()
})
test.afterAll(() => backends.stop())

test('panels are arranged by mouse and keys, and everything is there again after the app was killed', async ({ launch, userData }) => {
  test.slow()
  const { env } = backends
  const { app, page, pid } = await launch({ env })
  await waitForLive(page)
  await page.keyboard.press('Alt+w')
  await expect(page.getByTestId('screen-workspace')).toBeVisible()
  await expect(page.locator('[data-dock-panel=position-summary] [role=gridcell]').first()).toBeVisible()
  const before = await groups(page)
  expect(before).toContain('[Open positions] All positions')

  await test.step('another tab comes to the front, by its key and by a click', async () => {
    await enter(page, 'position-summary')
    await page.keyboard.press('Alt+n')
    await expect(tab(page, 'All positions')).toHaveAttribute('aria-selected', 'true')
    // What is behind another is not drawn at all.
    await expect(page.getByTestId('panel-position-summary')).toHaveCount(0)
    await tab(page, 'Open positions').click()
    await expect(page.getByTestId('panel-position-summary')).toBeVisible()
  })

  await test.step('a panel is split off by a key', async () => {
    await tab(page, 'Paper trades').click()
    await page.locator('[data-dock-panel=pilot-trades]').first().click({ position: { x: 20, y: 10 } })
    await page.keyboard.press('Alt+Shift+D')
    await expect.poll(() => groups(page)).toContain('[Paper trades]')
    await expect.poll(() => groups(page)).toContain('[Open orders]')
  })

  await test.step('and dragged among others', async () => {
    await drag(page, 'Paper trades', 'position-summary')
    await expect.poll(() => groups(page)).toContain('Open positions All positions [Paper trades]')
  })

  await test.step('a panel fills the workspace, and goes back', async () => {
    await page.keyboard.press('Alt+m')
    await expect(page.getByTestId('panel-risk')).toBeHidden()
    await page.keyboard.press('Alt+m')
    await expect(page.getByTestId('panel-risk')).toBeVisible()
  })

  await test.step('one is closed, another added from the menu', async () => {
    await tab(page, 'Paper trades').click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+x')
    await expect(tab(page, 'Paper trades')).toHaveCount(0)
    await page.keyboard.press('Alt+a')
    await page.getByTestId('add-budgets').click()
    await expect(tab(page, 'Budgets')).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByTestId('panel-budgets')).toBeVisible()
  })

  await test.step('killed, it begins where it was', async () => {
    const arranged = await groups(page)
    await expect.poll(async () => JSON.stringify(await kept(userData))).toContain('budgets')
    await expect.poll(async () => (await kept(userData))['isShown']).toBe(true)
    const gone = app.waitForEvent('close')
    process.kill(pid, 'SIGKILL')
    await gone
    const again = await launch({ env })
    await expect(again.page.getByTestId('screen-workspace')).toBeVisible()
    await expect(again.page.locator('[data-dock-panel] [role=gridcell]').first()).toBeVisible()
    await expect.poll(() => groups(again.page)).toEqual(arranged)
  })
})

test('a panel goes to a window of its own and comes back, and the window is there again after a restart', async ({ launch, userData }) => {
  test.slow()
  const { env } = backends
  const first = await launch({ env })
  const { app, page } = first
  const violations: string[] = []
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) violations.push(message.text()) })
  await waitForLive(page)
  await show(page, 'workspace')
  await expect(page.locator('[data-dock-panel=orders] [role=gridcell]').first()).toBeVisible()
  const before = await groups(page)
  expect(before).toContain('[Open orders] Paper trades')
  await enter(page, 'orders')
  const own = await popout(app, page, 'Alt+o')
  await expect(own.locator('[data-dock-panel=orders] [role=gridcell]').first()).toBeVisible()
  await expect(tab(page, 'Open orders')).toHaveCount(0)
  // The hand goes with it.
  await expect.poll(() => own.evaluate(() => document.activeElement?.closest('[data-dock-panel=orders]') === null ? 'elsewhere' : document.activeElement?.getAttribute('role'))).toBe('grid')

  await test.step('it has no way to main, and looks as the desk does', async () => {
    expect(await own.evaluate(() => [typeof Reflect.get(window, 'pitwall'), typeof Reflect.get(window, 'require'), location.href])).toEqual(['undefined', 'undefined', expect.stringContaining('popout.html?id=')])
    expect(await own.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    expect(await own.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
  })

  await test.step('its menus, its rows and the palette are its own', async () => {
    const grid = own.locator('[data-dock-panel=orders] [role=grid]')
    await grid.locator('[role=columnheader]').first().click({ button: 'right' })
    await expect(own.getByTestId('grid-menu')).toBeVisible()
    await expect(page.getByTestId('grid-menu')).toHaveCount(0)
    await own.keyboard.press('Escape')
    await expect(own.getByTestId('grid-menu')).toHaveCount(0)
    await own.keyboard.press('Control+k')
    await expect(own.getByTestId('palette-input')).toBeFocused()
    await own.keyboard.press('Escape')
    await expect(own.getByTestId('palette')).toHaveCount(0)
    await grid.focus()
    await own.keyboard.press('Alt+a')
    await expect(own.getByRole('menu')).toBeInViewport({ ratio: 0.9 })
    await expect(page.getByRole('menu')).toHaveCount(0)
    await own.keyboard.press('Escape')
    await expect(own.getByRole('menu')).toHaveCount(0)
  })

  await test.step('it stays while the main window shows something else', async () => {
    await show(page, 'services')
    await expect(own.locator('[data-dock-panel=orders] [role=gridcell]').first()).toBeVisible()
    await show(page, 'workspace')
    await expect(page.getByTestId('panel-risk')).toBeVisible()
  })

  await test.step('a window that is closed gives its panel back', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('popout'))?.close()
    })
    await expect.poll(() => groups(page)).toEqual(before.map((tabs) => (tabs.includes('Open orders') ? 'Paper trades [Open orders]' : tabs)))
  })

  await test.step('and a key brings one back too', async () => {
    await enter(page, 'orders')
    const second = await popout(app, page, 'Alt+o')
    await expect(second.locator('[data-dock-panel=orders] [role=gridcell]').first()).toBeVisible()
    await page.keyboard.press('Alt+Shift+O')
    await expect.poll(() => groups(page)).toContain('Paper trades [Open orders]')
    await expect.poll(() => app.windows().length).toBe(1)
  })

  await test.step('one that is open at the end is there at the next start, where it was', async () => {
    await enter(page, 'orders')
    const third = await popout(app, page, 'Alt+o')
    await expect(third.locator('[data-dock-panel=orders]')).toBeVisible()
    const id = new URL(third.url()).searchParams.get('id') ?? ''
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('popout'))?.setBounds({ x: 60, y: 70, width: 640, height: 420 })
    })
    await expect.poll(async () => (await kept(userData))['windows']).toMatchObject({ [id]: { x: 60, y: 70, width: 640, height: 420 } })
    await expect.poll(async () => JSON.stringify((await kept(userData))['workspaces'])).toContain(id)
    await first.quit()

    const again = await launch({ env })
    await expect(again.page.getByTestId('screen-workspace')).toBeVisible()
    await expect.poll(() => again.app.windows().length).toBe(2)
    const restored = again.app.windows().find((window) => window.url().includes(id))
    expect(restored).toBeDefined()
    await expect(restored?.locator('[data-dock-panel=orders]') ?? again.page.locator('none')).toBeVisible()
    expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('popout'))?.getBounds())).toEqual({ x: 60, y: 70, width: 640, height: 420 })
  })
  expect(violations).toEqual([])
})

test('workspaces are made, named, copied, reset and deleted, and a broken file is kept aside and said', async ({ launch, userData }) => {
  const broken = '{"version":1,"workspaces":[{"id":"monitor","name":"Monitor","base":"monitor","layout":{"row":7}},'
  await writeFile(fileOf(userData), broken)
  const { env } = backends
  const { page } = await launch({ env })
  await waitForLive(page)
  await show(page, 'workspace')
  const names = page.getByRole('navigation', { name: 'Workspaces' }).locator('[data-testid^=workspace-]:not([data-testid=workspace-new])')

  await test.step('what could not be read is said with its cause, and kept', async () => {
    await expect(page.getByTestId('workspace-issues')).toContainText('not valid JSON')
    await expect(names).toHaveText(['Monitor', 'Review', 'Incident'])
    const aside = (await readdir(userData)).find((name) => name.startsWith('workspaces.json.kept-')) ?? ''
    expect(await readFile(join(userData, aside), 'utf8')).toBe(broken)
    await page.getByTestId('workspace-issues').getByRole('button').click()
    await expect(page.getByTestId('workspace-issues')).toHaveCount(0)
  })

  await test.step('a new one, by keys alone', async () => {
    await find(page, 'new workspace')
    await expect(page.getByTestId('dialog-name')).toBeFocused()
    await page.keyboard.type('Night desk')
    await page.getByTestId('dialog-base').selectOption('incident')
    await page.getByTestId('dialog-name').press('Enter')
    await expect(names).toHaveText(['Monitor', 'Night desk', 'Review', 'Incident'])
    await expect(tab(page, 'Broker notices')).toBeVisible()
  })

  await test.step('renamed, copied and deleted', async () => {
    const choose = async (command: string): Promise<void> => {
      await page.getByTestId('workspace-menu').click()
      await page.getByTestId(`workspace-do-${command}`).click()
    }
    await choose('rename')
    await page.getByTestId('dialog-name').fill('Late desk')
    await page.getByTestId('dialog-act').click()
    await expect(names).toHaveText(['Monitor', 'Late desk', 'Review', 'Incident'])
    await choose('duplicate')
    await expect(names).toHaveText(['Monitor', 'Late desk', 'Late desk 2', 'Review', 'Incident'])
    await choose('remove')
    await page.getByTestId('dialog-act').click()
    await expect(names).toHaveText(['Monitor', 'Late desk', 'Review', 'Incident'])
  })

  await test.step('switched to from the palette, arranged, and reset', async () => {
    await find(page, 'workspace: monitor')
    await expect(page.getByTestId('dock')).toHaveAttribute('data-workspace', 'monitor')
    const before = await groups(page)
    await tab(page, 'Chart').click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+x')
    await expect(tab(page, 'Chart')).toHaveCount(0)
    await page.getByTestId('workspace-menu').click()
    await page.getByTestId('workspace-do-reset').click()
    await page.getByTestId('dialog-act').click()
    await expect.poll(() => groups(page)).toEqual(before)
    await expect.poll(async () => JSON.stringify((await kept(userData))['workspaces'])).toContain('{"id":"monitor","name":"Monitor","base":"monitor","layout":null}')
  })
})
