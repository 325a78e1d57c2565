/** What a person or a disk can do to the app's files: it opens all the same, says what is wrong, and loses nothing. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, writeSettings } from './fixtures/pitwall.js'

test('no backend and no snapshot: a welcome that says what to do', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  await expect(page.getByTestId('status-postgres')).toHaveAttribute('data-phase', 'off')
  await expect(page.getByTestId('status-ib')).toHaveAttribute('data-phase', 'off')
})

test('a settings file with mistakes: each is named, the rest is used, the file is kept', async ({ launch, userData }) => {
  const mine = JSON.stringify({ version: 1, colour: 'red', appearance: { theme: 'light', density: 'roomy' }, ib: { port: 'four thousand' } })
  await writeSettings(userData, mine)
  const { page } = await launch()
  const notices = page.getByTestId('notice')
  await expect(notices).toHaveCount(3)
  await expect(notices.filter({ hasText: 'ib.port' })).toContainText('"four thousand"')
  await expect(notices.filter({ hasText: 'appearance.density' })).toContainText('compact, comfortable')
  await expect(notices.filter({ hasText: 'colour' })).toContainText('unknown setting')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  expect(await readFile(join(userData, 'settings.json'), 'utf8')).toBe(mine)
})

test('a settings file that is no JSON: the app opens on defaults and says where it is broken', async ({ launch, userData }) => {
  await writeSettings(userData, '{"desk": "own",')
  const { page } = await launch()
  await expect(page.getByTestId('notice')).toContainText('not valid JSON')
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
})

test('a command line and an environment with mistakes: each is named, and the app runs and keeps its log', async ({ launch, userData }) => {
  const { page } = await launch({ desk: null, args: ['--desk=mine'], env: { PITWALL_DESK: 'own', PITWALL_LOG_LEVEL: 'loud', PITWALL_IB_PORT: 'four' } })
  const notices = page.getByTestId('notice')
  await expect(notices).toHaveCount(3)
  await expect(notices.filter({ hasText: '--desk' })).toContainText('--desk=own')
  await expect(notices.filter({ hasText: 'PITWALL_LOG_LEVEL' })).toContainText('loud')
  await expect(notices.filter({ hasText: 'PITWALL_IB_PORT' })).toContainText('four')
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  await expect.poll(() => readFile(join(userData, 'logs', 'pitwall.log'), 'utf8').catch(() => '')).toContain('desk on screen')
})

test('a damaged snapshot: kept aside, said on screen, the app runs', async ({ launch, userData }) => {
  await mkdir(join(userData, 'own'), { recursive: true })
  await writeFile(join(userData, 'own', 'snapshot.sqlite'), 'garbage '.repeat(1_000))
  const { page } = await launch()
  await expect(page.getByTestId('notice')).toContainText('damaged')
  await expect(page.getByTestId('status-snapshot')).toHaveAttribute('data-phase', 'saving')
  expect((await readdir(join(userData, 'own'))).some((name) => name.includes('.corrupt-'))).toBe(true)
})

test('a snapshot of a newer Pitwall: shown read-only, and said so', async ({ launch, userData }) => {
  const first = await launch()
  await expect(first.page.getByTestId('status-snapshot')).toHaveAttribute('data-phase', 'saving')
  await first.quit()
  const database = new Database(join(userData, 'own', 'snapshot.sqlite'))
  database.pragma('user_version = 999')
  database.close()
  const { page } = await launch()
  await expect(page.getByTestId('status-snapshot')).toHaveAttribute('data-phase', 'read-only')
  await expect(page.getByTestId('notice')).toContainText('newer Pitwall')
})
