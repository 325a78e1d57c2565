/** The whole desk without a mouse: every screen by its key, everything on it by Tab and arrows, and always seen where one is. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/pitwall.js'
import { openStage, showScene } from './visual/stage.js'
import { recordedDesk } from './visual/staged-desk.js'
import { goBack } from './visual/staged-past.js'

/** More stops than any screen has: a walk that needs more is caught in a circle that leaves something out. */
const MOST_STOPS = 250

interface Walk {
  /** What was stopped at, without a mark that could be seen. */
  readonly unmarked: readonly string[]
  /** What can be used by mouse and was neither stopped at nor is one of a group that was. */
  readonly missed: readonly string[]
  readonly stops: number
}

/** Runs in the page: notes where the focus is; `again` when it has been there before. */
function noteStop(): 'new' | 'again' | 'nowhere' {
  const visited = (Reflect.get(window, 'visited') as Set<Element> | undefined) ?? new Set<Element>()
  Reflect.set(window, 'visited', visited)
  const unmarked = (Reflect.get(window, 'unmarked') as string[] | undefined) ?? []
  Reflect.set(window, 'unmarked', unmarked)
  const at = document.activeElement
  if (at === null || at === document.body) return 'nowhere'
  // A field of several parts, as one of a date, is stopped at once for each.
  if (Reflect.get(window, 'lastStop') === at) return 'new'
  Reflect.set(window, 'lastStop', at)
  if (visited.has(at)) return 'again'
  visited.add(at)
  // The mark may be drawn by what stands around it (a field's frame), or by a cell that a grid calls the active one.
  const marked = [at, at.parentElement, at.closest('label'), ...at.querySelectorAll('[data-active], [aria-selected=true]')].some((element) => {
    if (element === null) return false
    const [own, above] = [getComputedStyle(element), getComputedStyle(element, '::after')]
    return (own.outlineStyle !== 'none' && own.outlineWidth !== '0px') || own.boxShadow !== 'none' || (above.content !== 'none' && above.borderTopWidth !== '0px')
  })
  if (!marked) unmarked.push(at.outerHTML.slice(0, 140))
  return 'new'
}

/** Runs in the page: what the walk left out. */
function walked(): Walk {
  const visited = Reflect.get(window, 'visited') as Set<Element>
  // Of these, one member is a stop of Tab and arrows lead to the others.
  const groups = '[role=grid], [role=treegrid], [role=group], [role=toolbar], [role=tablist], [role=radiogroup], [role=menubar], [role=listbox], [role=tree]'
  const usable = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=button], [role=tab], [role=switch], [role=checkbox]')].filter(
    (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !element.matches(':disabled, [aria-disabled=true], [aria-hidden=true], [aria-hidden=true] *, [inert] *, input[type=hidden]')
  )
  const missed = usable.filter((element) => {
    if (visited.has(element)) return false
    const group = element.closest(groups)
    const named = element.getAttribute('name')
    const radios = element.matches('input[type=radio]') && named !== null ? [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(named)}"]`)] : []
    return !radios.some((radio) => visited.has(radio)) && (group === null || ![...visited].some((stop) => group.contains(stop)))
  })
  const result = { unmarked: Reflect.get(window, 'unmarked') as string[], missed: missed.map((element) => element.outerHTML.slice(0, 140)), stops: visited.size }
  Reflect.deleteProperty(window, 'visited')
  Reflect.deleteProperty(window, 'unmarked')
  Reflect.deleteProperty(window, 'lastStop')
  return result
}

/** Tab until the focus comes round to where it has been. */
async function walk(page: Page): Promise<Walk> {
  let nowhere = 0
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(noteStop)
    // Between the last and the first stop lies the window itself, once.
    if (found === 'nowhere') nowhere += 1
    if (found === 'again' || nowhere > 1) return page.evaluate(walked)
  }
  throw new Error(`Tab has not come round within ${String(MOST_STOPS)} stops`)
}

test('every screen and all that can be used on it is reached by keys, and the focus is always seen', async ({ launch }) => {
  test.slow()
  const stage = await openStage(await launch(), await recordedDesk())
  const { page } = stage
  await showScene(stage, { state: 'live', screen: 'overview', appearance: {} })
  for (const [index, screen] of ['overview', 'positions', 'orders', 'chart', 'pilot', 'signals', 'services', 'diagnostics', 'settings', 'alerts'].entries()) {
    await test.step(screen, async () => {
      await page.keyboard.press(`Alt+${String((index + 1) % 10)}`)
      await expect(page.getByTestId(`screen-${screen}`)).not.toBeEmpty()
      const { unmarked, missed, stops } = await walk(page)
      expect(stops).toBeGreaterThan(5)
      expect.soft(missed, `${screen}: not reached`).toEqual([])
      expect.soft(unmarked, `${screen}: not seen`).toEqual([])
    })
  }
})

test('nor in the rules of alerts and in the editor of one', async ({ launch }) => {
  const stage = await openStage(await launch(), await recordedDesk())
  const { page } = stage
  await showScene(stage, { state: 'live', screen: 'rules', appearance: {} })
  for (const what of ['rules', 'editor']) {
    const { unmarked, missed, stops } = await walk(page)
    expect(stops).toBeGreaterThan(5)
    expect.soft(missed, `${what}: not reached`).toEqual([])
    expect.soft(unmarked, `${what}: not seen`).toEqual([])
    if (what === 'editor') return
    await page.locator('[data-edit]').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('rule-editor')).toBeVisible()
  }
})

test('nor is anything left out in the workspace, in a past desk and in what is known of a row', async ({ launch }) => {
  test.slow()
  const stage = await openStage(await launch(), await recordedDesk())
  const { page } = stage
  const expectAll = async (what: string): Promise<void> => {
    const { unmarked, missed, stops } = await walk(page)
    expect(stops).toBeGreaterThan(5)
    expect.soft(missed, `${what}: not reached`).toEqual([])
    expect.soft(unmarked, `${what}: not seen`).toEqual([])
  }
  await showScene(stage, { state: 'live', screen: 'positions', appearance: {} })
  const grid = page.getByRole('grid', { name: 'Positions' })
  await grid.focus()
  await grid.press('Control+Home')
  await grid.press('Enter')
  await expect(page.getByTestId('row-detail')).toBeVisible()
  await expectAll('row detail')

  await page.keyboard.press('Alt+w')
  await expect(page.locator('[data-dock-panel=orders]').getByRole('gridcell').first()).toBeVisible()
  await expectAll('workspace')

  await page.keyboard.press('Alt+1')
  await expect(page.getByTestId('screen-overview')).toBeVisible()
  await goBack(stage)
  await expectAll('replay')
})

test('a trader finds a position, its orders and its chart, changes a setting and asks for help by keys alone', async ({ launch }) => {
  const stage = await openStage(await launch(), await recordedDesk())
  const { page } = stage
  await showScene(stage, { state: 'live', screen: 'overview', appearance: {} })

  await test.step('into the positions, down the table, and out again', async () => {
    await page.keyboard.press('Alt+2')
    const grid = page.getByRole('grid').or(page.getByRole('treegrid')).first()
    await expect(grid).toBeVisible()
    for (let stop = 0; stop < MOST_STOPS && !(await grid.evaluate((element) => element.contains(document.activeElement))); stop += 1) await page.keyboard.press('Tab')
    const active = (): Promise<string | null> => grid.evaluate((element) => element.getAttribute('aria-activedescendant') ?? document.activeElement?.id ?? document.activeElement?.textContent ?? null)
    await page.keyboard.press('ArrowDown')
    const first = await active()
    await page.keyboard.press('ArrowDown')
    expect(await active()).not.toBe(first)
    await page.keyboard.press('Shift+Tab')
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(false)
  })

  await test.step('any screen by its name in the palette', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByTestId('palette')).toBeVisible()
    await page.keyboard.type('orders')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('screen-orders')).toBeVisible()
    await expect(page.getByTestId('palette')).toBeHidden()
  })

  await test.step('a dialog keeps the focus while it is open and gives it back', async () => {
    await page.keyboard.press('Tab')
    const before = await page.evaluate(() => document.activeElement?.outerHTML)
    await page.keyboard.press('?')
    const sheet = page.getByTestId('shortcut-sheet')
    await expect(sheet).toBeVisible()
    for (let stop = 0; stop < 5; stop += 1) {
      await page.keyboard.press('Tab')
      expect(await sheet.evaluate((element) => element.contains(document.activeElement) || element.closest('[role=dialog]')?.contains(document.activeElement) === true)).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect.poll(() => page.evaluate(() => document.activeElement?.outerHTML)).toBe(before)
  })
})
