/** The demo desk broken on purpose: what is broken is said, nothing is lost, and it can be mended again. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Locator, Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { expect, test } from './fixtures/pitwall.js'
import { gridRows, ibLight, postgresLight, show, waitForLive } from './fixtures/screen.js'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const LINK = 'Gateway: link to the broker'

/** Presses the key until the item has the menu's attention. */
async function moveTo(page: Page, key: string, item: Locator): Promise<void> {
  await expect(async () => {
    if ((await item.getAttribute('data-highlighted')) !== null) return
    await page.keyboard.press(key)
    await expect(item).toHaveAttribute('data-highlighted', '', { timeout: 200 })
  }).toPass({ timeout: 10_000 })
}

test('a lost link and a stopped database are said, survived and mended', async ({ launch }) => {
  test.slow()
  const { page } = await launch({ desk: 'demo' })
  await waitForLive(page)
  await show(page, 'positions')
  const held = (await gridRows(page.getByTestId('panel-positions'))).length
  expect(held).toBeGreaterThan(5)

  await test.step('by keyboard: the link to the broker', async () => {
    await page.getByTestId('break-something').focus()
    await page.keyboard.press('Enter')
    await moveTo(page, 'ArrowDown', page.getByTestId(`break-group-${LINK}`))
    await page.keyboard.press('ArrowRight')
    await moveTo(page, 'ArrowDown', page.getByTestId('break-gateway:upstream-lost'))
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('broken-gateway:upstream-lost')).toBeVisible()
    await expect(ibLight(page)).toHaveAttribute('data-phase', 'upstream-lost')
  })

  await test.step('axe finds nothing while the menu is open', async () => {
    await page.getByTestId('break-something').click()
    await page.getByTestId(`break-group-${LINK}`).click()
    await expect(page.getByTestId('break-gateway:upstream-lost')).toHaveAttribute('aria-checked', 'true')
    // Evaluated by the debugger, which the page's own policy does not bind.
    await page.evaluate(await readFile(axe, 'utf8'))
    const { violations } = await page.evaluate((rules) => {
      const { run } = Reflect.get(window, 'axe') as { readonly run: (context: Document, options: object) => Promise<AxeResults> }
      return run(document, { runOnly: rules })
    }, RULES)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('the database', async () => {
    await page.getByTestId('break-something').click()
    await page.getByTestId('break-group-Database').click()
    await page.getByTestId('break-database:stop').click()
    await expect(page.getByTestId('broken-database:stop')).toBeVisible()
    await expect(postgresLight(page)).not.toHaveAttribute('data-phase', 'connected')
    expect(await gridRows(page.getByTestId('panel-positions'))).toHaveLength(held)
    await expect(page.getByTestId('freshness-desk')).not.toHaveAttribute('data-state', 'live')
  })

  await test.step('and all is well again', async () => {
    await page.getByTestId('broken-gateway:upstream-lost').click()
    await expect(page.getByTestId('broken-gateway:upstream-lost')).toHaveCount(0)
    await page.getByTestId('break-something').click()
    await page.getByTestId('break-clear-all').click()
    await expect(page.getByTestId('broken-database:stop')).toHaveCount(0)
    await waitForLive(page)
  })
})

test('an own desk has no such menu, and main refuses whoever asks', async ({ launch }) => {
  const { page } = await launch({ desk: 'own' })
  await expect(page.getByTestId('read-only-proof')).toBeVisible()
  await expect(page.getByTestId('break-something')).toHaveCount(0)
  for (const [name, input] of [['demo:faults', undefined], ['demo:stage', { fault: 'database:stop' }], ['demo:clear', { fault: null }]] as const) {
    const reply = await page.evaluate(([channel, argument]) => {
      const { request } = Reflect.get(window, 'pitwall') as { readonly request: (name: string, input: unknown) => Promise<string> }
      return request(channel, argument)
    }, [name, input] as const)
    expect(JSON.parse(reply)).toMatchObject({ ok: false, error: { code: 'NOT_THE_DEMO', source: 'demo' } })
  }
})
