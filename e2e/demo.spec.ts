/** The first start: nothing configured, nothing at hand but the app. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { childrenOf, isAlive, processesMentioning } from './fixtures/processes.js'
import { expect, test } from './fixtures/pitwall.js'
import { gridRows, show, waitForLive } from './fixtures/screen.js'

test('the first start opens a living demo desk', async ({ launch, userData }) => {
  test.slow()
  const { page, quit } = await launch({ desk: 'demo' })
  await expect(page.getByTestId('demo-mark')).toBeVisible()
  await waitForLive(page)
  await expect(page.getByTestId('read-only-proof')).toHaveAttribute('data-role', 'cannot-write')
  for (const panel of ['equity', 'exposure', 'services', 'position-summary', 'fills', 'signals']) {
    await expect(page.getByTestId(`freshness-${panel}`)).toHaveAttribute('data-state', 'live')
  }
  await expect(page.getByTestId('service-bar-recorder')).toHaveAttribute('data-state', 'not-working')
  const unprotected = page.getByTestId('figure-unprotected')
  await expect(unprotected).toHaveAttribute('data-alarm', 'true')

  // Letters in a family with files still to be fetched are stood in for by a font of the machine, looked up for each size.
  const drawnWith = await page.evaluate(() => [...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ family }) => family))
  expect(drawnWith.join()).toContain('Inter Latin')
  expect(drawnWith.join()).not.toContain('Inter Variable')

  await show(page, 'positions')
  const positions = await gridRows(page.getByTestId('panel-positions'))
  expect(positions.length).toBeGreaterThanOrEqual(10)
  expect(positions.map((row) => row['break'])).toEqual(expect.arrayContaining(['differs', 'only in DB']))
  const marks = (await gridRows(page.getByTestId('panel-positions'))).map((row) => row['mark']).join()
  await expect.poll(async () => (await gridRows(page.getByTestId('panel-positions'))).map((row) => row['mark']).join(), { message: 'prices move' }).not.toBe(marks)

  await show(page, 'pilot')
  await expect.poll(async () => Number(await page.getByTestId('figure-pilot-trades').getAttribute('data-value'))).toBeGreaterThan(5_000)

  expect((await processesMentioning(userData)).length).toBeGreaterThan(1)
  await quit()
  await expect.poll(() => processesMentioning(userData), { timeout: 15_000 }).toEqual([])
})

test('killing the app takes everything with it', async ({ launch, userData }) => {
  test.slow()
  const { page, pid } = await launch({ desk: 'demo' })
  await waitForLive(page)
  // Postgres' own command line and environment need not mention the folder.
  const [child = 0] = await childrenOf(pid, 'demo.js')
  const servers = await childrenOf(child, 'postgres')
  expect(servers).toHaveLength(1)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => processesMentioning(userData), { timeout: 20_000 }).toEqual([])
  await expect.poll(async () => (await Promise.all(servers.map(isAlive))).includes(true)).toBe(false)
})

test('a demo desk whose own process dies comes back by itself, and quitting still leaves nothing behind', async ({ launch, userData }) => {
  test.slow()
  const { page, pid, quit } = await launch({ desk: 'demo' })
  await waitForLive(page)
  const [child = 0] = await childrenOf(pid, 'demo.js')
  const [postgres = 0] = await childrenOf(child, 'postgres')
  process.kill(child, 'SIGKILL')
  await expect(page.getByRole('alert').filter({ hasText: 'the demo desk ended by itself (SIGKILL)' })).toContainText('Pitwall starts it again')
  await expect(page.getByTestId('status-ib')).not.toHaveAttribute('data-phase', 'live')
  await expect.poll(async () => (await childrenOf(pid, 'demo.js')).length, { timeout: 20_000 }).toBe(1)
  await waitForLive(page)
  const [again = 0] = await childrenOf(pid, 'demo.js')
  const servers = [postgres, ...(await childrenOf(again, 'postgres'))]
  expect(servers).toHaveLength(2)
  await quit()
  await expect.poll(() => processesMentioning(userData), { timeout: 15_000 }).toEqual([])
  await expect.poll(async () => (await Promise.all(servers.map(isAlive))).includes(true)).toBe(false)
})

test('a demo desk that cannot start says why until it can', async ({ launch, userData }) => {
  test.slow()
  const inTheWay = join(userData, 'demo', 'desk.json')
  await mkdir(join(inTheWay, 'a folder where a file should be'), { recursive: true })
  const { page } = await launch({ desk: 'demo' })
  await expect(page.getByRole('alert').filter({ hasText: 'Pitwall starts it again' })).toContainText('EISDIR')
  await rm(inTheWay, { recursive: true })
  await waitForLive(page)
})

test('a second start goes on with the same demo desk, snapshot first', async ({ launch }) => {
  test.slow()
  const first = await launch({ desk: 'demo' })
  await waitForLive(first.page)
  await expect(first.page.getByTestId('freshness-fills')).toHaveAttribute('data-state', 'live')
  await first.quit()
  const second = await launch({ desk: 'demo' })
  await expect(second.page.getByTestId('panel-fills').locator('[role=row][data-testid]').first()).toBeVisible()
  await waitForLive(second.page)
})
