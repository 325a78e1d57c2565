/** Past desks on the real app: gone to and left by keys, shown whole and marked, while the desk of now goes on behind them. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import type { RequestOutput } from '../src/shared/ipc/contract.js'
import type { IpcReply } from '../src/shared/ipc/envelope.js'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

/** The newest moment that is kept; 0: none. */
function newest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const bridge = window.pitwall
    const reply = JSON.parse(await bridge.request('history:moments', { from: 0, until: Date.now(), most: 10 })) as IpcReply<RequestOutput<'history:moments'>>
    return reply.ok ? (reply.value.newest ?? 0) : 0
  })
}

/** What axe finds on the bar and on its mark. */
async function barFindings(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, which the page's own policy does not bind.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = await page.evaluate(() => {
    const { run } = Reflect.get(window, 'axe') as { readonly run: (context: object, options: object) => Promise<AxeResults> }
    return run({ include: [['[data-testid=replay-bar]'], ['[data-testid=replay-mark]']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

const shownMoment = async (page: Page): Promise<number> => Number(await page.getByTestId('replay-bar').getAttribute('data-at'))

test('a past desk is shown as it was, and the desk of now at once on the way back', async ({ launch }) => {
  const backends = await startBackends()
  try {
    const { page } = await launch({ env: { ...backends.env, PITWALL_HISTORY_SECONDS: '1' } })
    await waitForLive(page)
    // Sums over accounts are only made where all of them are known.
    await page.getByTestId('account-choice').selectOption({ index: 1 })
    const figure = page.getByTestId('figure-net-liquidation')
    const value = (): Promise<string | null> => figure.getAttribute('data-value')
    await expect.poll(value).toMatch(/\d/)
    const before = await value()
    const liveAt = Date.now()
    await expect.poll(() => newest(page), { timeout: 20_000 }).toBeGreaterThan(liveAt)
    const then = await newest(page)
    backends.live()
    await expect.poll(value, { timeout: 20_000 }).not.toBe(before)
    await expect.poll(() => newest(page), { timeout: 20_000 }).toBeGreaterThan(then)

    await page.keyboard.press('Control+j')
    await expect(page.getByTestId('replay-bar')).toBeVisible()
    await expect(page.getByTestId('replay-mark')).toBeVisible()
    await expect(page.locator('[data-replay-jump]')).toBeFocused()
    await page.locator('main').focus()
    while ((await shownMoment(page)) > then) {
      const at = await shownMoment(page)
      await page.keyboard.press('[')
      await expect.poll(() => shownMoment(page)).toBeLessThan(at)
    }

    // What was known then, however the world has gone on, and no word of it is of now.
    await expect(figure).toHaveAttribute('data-value', before ?? '')
    const states = await page.locator('[data-testid^=freshness-]').evaluateAll((chips) => chips.map((chip) => chip.getAttribute('data-state')))
    expect(states.length).toBeGreaterThan(3)
    expect(states.every((state) => state === 'replay' || state === 'never')).toBe(true)
    const moment = await page.getByTestId('replay-moment').textContent()
    await expect(page.getByTestId('status-clock')).toContainText(moment ?? '')
    await expect(page.getByRole('button', { name: /^Refresh/ })).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await expect(page.getByTestId('palette-input')).toBeFocused()
    await page.keyboard.type('replay the moment after')
    await expect(page.getByTestId('palette-replay-next')).toBeVisible()
    await page.getByTestId('palette-input').fill('refresh everything')
    await expect(page.getByTestId('palette-replay-next')).toHaveCount(0)
    await expect(page.getByTestId('palette-refresh-desk')).toHaveCount(0)
    // Once for what was typed, once for the palette.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('palette')).toHaveCount(0)
    expect(await barFindings(page)).toEqual([])

    // Other screens are of that moment too; arrows go along the scale.
    await show(page, 'positions')
    await expect(page.getByTestId('freshness-positions')).toHaveAttribute('data-state', 'replay')
    // Services are judged by the clock of then, which is kept with the moment.
    await show(page, 'services')
    await expect(page.getByTestId('services-judged')).toBeVisible()
    const scale = page.getByTestId('replay-scale')
    await expect(scale).toBeEnabled()
    await scale.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => shownMoment(page)).toBeGreaterThan(then)
    await show(page, 'overview')

    await page.keyboard.press('Control+Shift+j')
    await expect(page.getByTestId('replay-bar')).toHaveCount(0)
    await expect(page.getByTestId('replay-mark')).toHaveCount(0)
    expect(await value()).not.toBe(before)
    await expect(page.getByTestId('freshness-desk')).not.toHaveAttribute('data-state', 'replay')
  } finally {
    await backends.stop()
  }
})
