/** The rules of alerts on screen: edited by keys, refused at the field, previewed over a real history, kept, and raising alerts. */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { startBackends } from './fixtures/backends.js'
import { expect, test } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

async function showRules(page: Page): Promise<void> {
  await expect(page.getByTestId('screen-overview')).not.toBeEmpty()
  await page.keyboard.press('Alt+Shift+A')
  await expect(page.getByTestId('rules')).toBeVisible()
}

/** Tab leads to the list, arrows to the rule, Enter opens it. */
async function openByKeys(page: Page, id: string): Promise<void> {
  const list = page.getByTestId('rules')
  await list.locator('[data-edit]').first().focus()
  const ids = await list.locator('[data-rule]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-rule')))
  await page.keyboard.press('Home')
  for (let row = 0; row < ids.indexOf(id); row += 1) await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId(`edit-${id}`)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('rule-editor')).toBeVisible()
}

async function type(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.press('Control+a')
  await field.pressSequentially(text)
}

test('a rule is edited by keys, refused where it can never work, previewed over history, kept, and raises its alert', async ({ launch, userData }) => {
  test.slow()
  const backends = await startBackends()
  try {
    const first = await launch({ env: { ...backends.env, PITWALL_HISTORY_SECONDS: '1' } })
    const { page } = first
    await waitForLive(page)
    await showRules(page)

    await openByKeys(page, 'cushion')
    await expect(page.getByTestId('rule-field-name')).toBeFocused()
    await type(page.getByTestId('rule-field-clear'), '5')
    const clear = page.getByTestId('rule-field-clear')
    await expect(clear).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByTestId('rule-editor')).toContainText('thinner than the 10 % at which it is raised')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByTestId('rule-outcome')).toContainText('a field needs another look')
    await expect(clear).toBeFocused()
    await expect(clear).toHaveValue('5')
    // What was typed outlives a look elsewhere.
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('rule-editor')).toBeHidden()
    await expect(page.getByTestId('edit-cushion')).toBeFocused()
    await expect(page.getByTestId('rule-cushion')).toContainText('not saved')
    await page.keyboard.press('Enter')
    await expect(clear).toHaveValue('5')
    // Above any cushion but the whole: the staged accounts are below it.
    await type(page.getByTestId('rule-field-below'), '99.9')
    await type(clear, '99.95')
    await type(page.getByTestId('rule-field-hold'), '1 s')
    const total = page.getByTestId('preview-total')
    // The accounts were below it in the moments that are kept, of which there are more each second.
    await expect(async () => {
      await page.getByTestId('preview-days-1').click()
      await page.getByTestId('preview-days-7').click()
      await expect(page.getByTestId('rule-preview')).toHaveAttribute('data-waiting', 'false')
      await expect(total).toHaveAttribute('data-total', /^[1-9]/, { timeout: 1_000 })
    }).toPass({ timeout: 40_000 })
    await expect(page.getByTestId('rule-preview')).toContainText('kept moments of the desk')
    await clear.focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByTestId('rule-outcome')).toContainText('watched from now on')
    await page.keyboard.press('Escape')

    await openByKeys(page, 'connection-lost')
    await expect(total).toContainText('Not known')
    await page.keyboard.press('Escape')

    await openByKeys(page, 'order-filled')
    await expect(total).toHaveAttribute('data-total', /^[1-9]/)
    const filled = Number(await total.getAttribute('data-total'))
    await expect(page.getByTestId('preview-alerts').getByRole('button').first()).toBeVisible()
    await page.getByTestId('rule-field-outcomes-cancelled').click()
    await expect.poll(async () => Number(await total.getAttribute('data-total'))).toBeGreaterThan(filled)
    await page.getByTestId('discard-rule').click()
    await page.keyboard.press('Escape')

    await expect(page.getByTestId('state-cushion')).toContainText('Alerting', { timeout: 20_000 })
    await expect(page.getByTestId('last-cushion')).toBeVisible()
    await first.quit()
    expect(JSON.parse(await readFile(join(userData, 'alert-rules.json'), 'utf8'))).toMatchObject({ rules: [{ id: 'cushion', holdMs: 1_000, limits: { below: 0.999, clear: 0.9995 } }] })

    const second = await launch({ env: backends.env })
    await waitForLive(second.page)
    await showRules(second.page)
    await expect(second.page.getByTestId('rule-cushion')).toContainText('99.9')
    await expect(second.page.getByTestId('state-cushion')).toContainText('Alerting', { timeout: 20_000 })
  } finally {
    await backends.stop()
  }
})

test('a rule is made, copied, switched off, deleted and brought back, and one that the file has wrong blocks no other', async ({ launch, userData }) => {
  await writeFile(join(userData, 'alert-rules.json'), JSON.stringify({
    version: 1, since: 1, removed: [],
    rules: [
      { id: 'thin', name: 'Thin', kind: 'cushion', severity: 'info', limits: { below: 0.2, clear: 0.1 } },
      { id: 'gone', name: 'Gone', kind: 'position-unprotected', severity: 'info', scope: { instruments: ['ESZ1'] }, limits: {} },
      { id: 'loud', name: 'Loud', kind: 'cushion', severity: 'loud', limits: { below: 0.2, clear: 0.3 } }
    ]
  }))
  // Configured, and nobody answers: rules are there without their sources.
  const { page } = await launch({ env: { PITWALL_POSTGRES_URL: 'postgres://nobody@127.0.0.1:9/none' } })
  await showRules(page)
  await expect(page.getByTestId('rule-issues')).toContainText('rules.2.severity')
  await expect(page.getByTestId('reason-thin')).toContainText('clear at a thinner cushion')
  await expect(page.getByTestId('rule-thin')).toHaveAttribute('data-state', 'error')
  await expect(page.getByTestId('reason-gone')).toContainText('ESZ1')
  await expect(page.getByTestId('rule-snapshot-not-saved')).not.toHaveAttribute('data-state', 'error')

  await page.getByTestId('new-rule').click()
  await page.getByTestId('rule-field-kind').selectOption('daily-loss')
  await page.getByTestId('rule-field-name').fill('My loss')
  await page.getByTestId('rule-field-amount').fill('2,500')
  await expect(page.getByTestId('rule-sentence')).toContainText('2,500')
  await page.getByTestId('save-rule').click()
  await expect(page.getByTestId('rule-outcome')).toContainText('Saved')
  await page.getByTestId('close-rule').click()
  const mine = page.locator('[data-rule^=daily-loss-]')
  await expect(mine).toContainText('My loss')
  // Saving has written the file anew, with all that was understood.
  await expect(page.getByTestId('rule-issues')).toBeHidden()

  await page.getByTestId('turn-daily-loss').click()
  await expect(page.getByTestId('rule-daily-loss')).toHaveAttribute('data-state', 'off')
  const choose = async (id: string, what: string): Promise<void> => {
    await page.getByTestId(`more-${id}`).click()
    await page.getByTestId(`${what}-rule`).click()
  }
  await choose('daily-loss', 'reset')
  await expect(page.getByTestId('rule-daily-loss')).not.toHaveAttribute('data-state', 'off')
  await choose('drawdown', 'remove')
  await expect(page.getByTestId('rule-drawdown')).toBeHidden()
  await page.getByTestId('undo-delete').click()
  await expect(page.getByTestId('rule-drawdown')).toBeVisible()
  await choose('drawdown', 'remove')
  await page.getByTestId('restore-drawdown').click()
  await expect(page.getByTestId('rule-drawdown')).toBeVisible()
  await choose('drawdown', 'duplicate')
  await expect(page.getByTestId('rule-field-name')).toHaveValue('Drawdown (copy)')
  await page.getByTestId('discard-rule').click()
  await choose('drawdown', 'mute')
  await expect(page.getByTestId('rule-drawdown')).toContainText('muted')
  await page.getByTestId('rules-search').fill('my loss')
  await expect(page.getByTestId('rules').locator('[data-rule]')).toHaveCount(1)
})

/** Answers as it is told to; `hang`: never. */
async function receiver(): Promise<{ readonly server: Server; readonly address: string; answer: number | 'hang' | 'private' }> {
  const own = { answer: 200 as number | 'hang' | 'private' }
  const server = createServer((_request, response) => {
    if (own.answer === 'hang') return
    if (own.answer === 'private') response.writeHead(307, { location: 'http://10.0.0.1/inside' })
    else response.writeHead(own.answer)
    response.end(own.answer === 500 ? 'out of order' : undefined)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return Object.assign(own, { server, address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook` })
}

test('a webhook is tried from the settings, and each way in which it fails is said in place', async ({ launch, userData }) => {
  const hook = await receiver()
  try {
    const { page } = await launch()
    await show(page, 'settings')
    await page.getByTestId('setting-notifications-webhook-allow-private').click()
    await page.getByTestId('setting-notifications-webhook-template').selectOption('slack')
    await page.getByTestId('hours-quietHours-yes').click()
    await page.getByTestId('save-settings').click()
    await expect(page.getByTestId('settings-state')).toContainText('Saved')
    expect(JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8'))).toMatchObject({ notifications: { webhook: { template: 'slack', allowPrivate: true, enabled: false }, quietHours: { from: '22:00' } } })

    await page.getByTestId('address-webhook').fill('ftp://example.com')
    await page.getByTestId('keep-webhook').click()
    await expect(page.getByTestId('address-error-webhook')).toContainText('BAD_ADDRESS')
    await expect(page.getByTestId('address-webhook')).toHaveValue('ftp://example.com')
    await page.getByTestId('address-webhook').fill(hook.address)
    await page.getByTestId('keep-webhook').click()
    await expect(page.getByTestId('address-kept-webhook')).toContainText('127.0.0.1')
    // There is no keychain here.
    await expect(page.getByTestId('address-kept-webhook')).toContainText('for this run only')
    await expect(page.getByTestId('address-webhook')).toHaveValue('')

    const steps = page.getByTestId('test-steps-webhook')
    const tryIt = async (answer: typeof hook.answer): Promise<Locator> => {
      hook.answer = answer
      await page.getByTestId('test-webhook').click()
      await expect(page.getByTestId('test-webhook')).toBeEnabled({ timeout: 30_000 })
      return steps.getByTestId('step-2')
    }
    await expect(await tryIt(200)).toHaveAttribute('data-outcome', 'passed')
    await expect(steps.getByTestId('step-1')).toContainText('127.0.0.1')
    await expect(await tryIt(500)).toContainText('500')
    await expect(steps.getByTestId('step-2')).toContainText('out of order')
    await expect(await tryIt('private')).toContainText('PRIVATE_ADDRESS')
    // Nobody waits for an answer for ever.
    hook.answer = 'hang'
    await page.getByTestId('test-webhook').click()
    await expect(page.getByTestId('test-webhook-state')).toContainText('Trying')
    await expect(page.getByTestId('test-webhook')).toBeDisabled()
    await expect(steps.getByTestId('step-2')).toContainText('DEADLINE', { timeout: 30_000 })
    await page.getByTestId('forget-webhook').click()
    await expect(page.getByTestId('address-kept-webhook')).toContainText('No address')
  } finally {
    hook.server.close()
    hook.server.closeAllConnections()
  }
})
