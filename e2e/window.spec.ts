/** What surrounds the desk: its window, menus, links that lead outside, and what is left when the page dies. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './fixtures/pitwall.js'

const bounds = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

test('the window comes back where it was left, and in reach when its display is gone', async ({ launch, userData }) => {
  const file = join(userData, 'window.json')
  const first = await launch()
  await expect(first.page.getByTestId('screen-welcome')).toBeVisible()
  const left = { x: 70, y: 60, width: 1100, height: 720 }
  await first.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), left)
  await expect.poll(async () => JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as unknown).toMatchObject(left)
  await first.quit()

  const second = await launch()
  expect(await bounds(second.app)).toEqual(left)
  await second.quit()

  await writeFile(file, JSON.stringify({ version: 1, x: 9_000, y: 300, width: 1_000, height: 640 }))
  const third = await launch()
  const { x, y, width, height } = await third.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
  expect(await bounds(third.app)).toEqual({ x: x + Math.floor((width - 1_000) / 2), y: y + Math.floor((height - 640) / 2), width: 1_000, height: 640 })
})
