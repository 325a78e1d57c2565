/** Connecting one's own desk: from the demo, by hand, tested first, and kept for the next start. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { startBackends, type Backends } from './fixtures/backends.js'
import { expect, test as base } from './fixtures/pitwall.js'
import { show, waitForLive } from './fixtures/screen.js'

const test = base.extend<{ readonly backends: Backends }>({
  backends: async ({}, use) => {
    const backends = await startBackends()
    await use(backends)
    await backends.stop()
  }
})

const steps = (page: Page, of: 'postgres' | 'ib'): Locator => page.getByTestId(`test-steps-${of}`).locator('[data-outcome]')

async function fillPostgres(page: Page, { postgres }: Backends, password: string): Promise<void> {
  await page.getByTestId('setting-postgres-host').fill(postgres.host)
  await page.getByTestId('setting-postgres-port').fill(String(postgres.port))
  await page.getByTestId('setting-postgres-database').fill(postgres.database)
  await page.getByTestId('setting-postgres-user').fill(postgres.user)
  await page.getByTestId('setting-postgres-password').fill(password)
}

test('from the demo to one\'s own desk, tested before it is saved', async ({ launch, backends, userData }) => {
  test.slow()
  const first = await launch({ desk: null })
  const { page } = first
  await waitForLive(page)
  await expect(page.getByTestId('demo-mark')).toBeVisible()
  await show(page, 'settings')
  await fillPostgres(page, backends, backends.postgres.password)
  await page.getByTestId('setting-ib-enabled').click()
  await page.getByTestId('setting-ib-port').fill(backends.env['PITWALL_IB_PORT'] ?? '')

  await page.getByTestId('test-postgres').click()
  await expect(steps(page, 'postgres').first()).toBeVisible({ timeout: 20_000 })
  expect(await steps(page, 'postgres').evaluateAll((all) => all.map((step) => step.getAttribute('data-outcome')).filter((outcome) => outcome === 'failed' || outcome === 'skipped'))).toEqual([])
  await page.getByTestId('test-ib').click()
  await expect(steps(page, 'ib').first()).toBeVisible({ timeout: 40_000 })
  await expect(steps(page, 'ib').last()).toContainText('DU4200017')
  // A test leaves nothing connected.
  await expect.poll(() => backends.appBackends()).toEqual([])
  await expect.poll(() => backends.gateway().openSockets).toBe(0)

  // Saved alone, what was typed changes nothing on the screen: the way to see it stands beside.
  await expect(page.getByTestId('settings-state')).toContainText('Saving keeps the demo desk open.')
  await page.getByTestId('save-and-open-own').click()
  await expect(page.getByTestId('demo-mark')).toBeHidden()
  await waitForLive(page)
  expect((await backends.appBackends()).length).toBeGreaterThan(0)

  const onDisk = await readFile(join(userData, 'settings.json'), 'utf8')
  expect(JSON.parse(onDisk)).toMatchObject({ version: 1, desk: 'own', postgres: { host: backends.postgres.host, port: backends.postgres.port } })
  expect(onDisk).not.toContain(backends.postgres.password)
  expect(await readFile(join(userData, 'logs', 'pitwall.log'), 'utf8')).not.toContain(backends.postgres.password)
  await first.quit()

  const second = await launch({ desk: null, env: { PGPASSWORD: backends.postgres.password } })
  await expect(second.page.getByTestId('demo-mark')).toBeHidden()
  await waitForLive(second.page)
})

test('a test says which step failed, in the server\'s own words, and skips the rest', async ({ launch, backends }) => {
  const { page } = await launch()
  await show(page, 'settings')
  await fillPostgres(page, backends, 'not the password')
  await page.getByTestId('test-postgres').click()
  const failed = page.getByTestId('test-steps-postgres').locator('[data-outcome=failed]')
  await expect(failed).toHaveCount(1, { timeout: 20_000 })
  await expect(failed).toContainText('28P01')
  await expect(page.getByTestId('test-steps-postgres').locator('[data-outcome=skipped]').first()).toBeVisible()

  await page.getByTestId('setting-ib-port').fill('9')
  await page.getByTestId('test-ib').click()
  await expect(page.getByTestId('test-steps-ib').locator('[data-outcome=failed]')).toContainText('ECONNREFUSED', { timeout: 20_000 })
})

test('where there is no keychain the password stays in this run only, and the app says so', async ({ launch }) => {
  const { page } = await launch()
  await show(page, 'settings')
  await expect(page.getByTestId('settings-postgres')).toContainText(/keychain/i)
  await expect(page.getByTestId('settings-postgres')).toContainText(/PGPASSWORD/)
})
