/** The tray as the desktop sees it: the real app, on a bus of the test's own. */
import { readFile } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { startBackends, type Backends } from './fixtures/backends.js'
import { startDesktop, type Desktop } from './fixtures/desktop/desktop.js'
import type { TrayIcon } from './fixtures/desktop/tray-host.js'
import { expect, test, writeSettings } from './fixtures/pitwall.js'
import { drawGlyph } from '../src/main/tray/draw-glyph.js'
import { glyphs } from '../src/main/tray/glyphs.js'
import { trayStates, type TrayState } from '../src/main/tray/tray-state.js'

const root = resolve(import.meta.dirname, '..')
const APPEARANCE = { appearance: { numbers: 'en-US', timeZone: 'utc' } }

let desktop: Desktop

test.beforeEach(async () => {
  desktop = await startDesktop()
})

test.afterEach(async () => {
  await desktop.stop()
})

/** Which of our icons the pixels are; null: none of them, or none is there. */
function stateOf(icon: TrayIcon | null): TrayState | null {
  const [pixmap] = icon?.pixmaps ?? []
  if (pixmap === undefined) return null
  const { width, argb } = pixmap
  // Sent with its alpha first, and not multiplied by it: what is opaque is the same in both.
  const isDrawn = (state: TrayState): boolean => {
    const bgra = drawGlyph(glyphs[state], width, 'colour')
    return Array.from({ length: width * width }, (_, pixel) => pixel * 4).every((at) => {
      const alpha = bgra[at + 3]
      if (alpha !== argb[at]) return false
      return alpha !== 255 || (bgra[at] === argb[at + 3] && bgra[at + 1] === argb[at + 2] && bgra[at + 2] === argb[at + 1])
    })
  }
  return trayStates.find(isDrawn) ?? null
}

const shownState = async (): Promise<TrayState | null> => stateOf(await desktop.tray.icon())
const tooltip = async (): Promise<string> => (await desktop.tray.icon())?.tooltip ?? ''
const labels = async (): Promise<readonly string[]> => (await desktop.tray.menu()).map(({ label }) => label)
const isVisible = (app: ElectronApplication): Promise<boolean | undefined> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
const closeWindow = (app: ElectronApplication): Promise<void> => app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.close() })

/** What a person answers to the next dialog; how often one was asked is counted. */
const answerDialogs = (app: ElectronApplication, response: number): Promise<void> =>
  app.evaluate(({ dialog }, answer) => {
    const asked = { count: 0 }
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = () => {
      asked.count += 1
      return Promise.resolve({ response: answer, checkboxChecked: false })
    }
  }, response)
const asked = (app: ElectronApplication): Promise<number> => app.evaluate(() => (globalThis as unknown as { readonly asked: { readonly count: number } }).asked.count)

async function ask(page: Page, name: string, input?: unknown): Promise<unknown> {
  const text = await page.evaluate(
    ([channel, argument]) => (globalThis as unknown as { readonly pitwall: { readonly request: (name: unknown, input: unknown) => Promise<string> } }).pitwall.request(channel, argument),
    [name, input] as const
  )
  return (JSON.parse(text) as { readonly value?: unknown }).value
}

test.describe('on a desk', () => {
  let backends: Backends

  test.beforeAll(async () => {
    backends = await startBackends()
    backends.live()
  })

  test.afterAll(async () => {
    await backends.stop()
  })

  test("shows how the desk is, the day's P&L and the top figures, and does what its menu says", async ({ launch, userData }) => {
    await writeSettings(userData, JSON.stringify(APPEARANCE))
    const { app, page, quit } = await launch({ env: { ...backends.env, ...desktop.env } })
    await expect.poll(shownState, { timeout: 30_000 }).not.toBeNull()
    await expect.poll(tooltip, { timeout: 30_000 }).toMatch(/^Pitwall: live.*\nToday [+\u2212]?[\d,]+\.\d\d EUR, [+\u2212]?[\d,]+\.\d\d USD\nOldest data: /)
    await expect.poll(async () => (await labels())[2]).toMatch(/^Exposure {2}[\d,]+ EUR, [\d,]+ USD( \(\d+ of \d+\))?$/)
    const menu = await labels()
    expect(menu[0]).toMatch(/^Net liquidation {2}[\d,]+ EUR, [\d,]+ USD$/)
    expect(menu[1]).toMatch(/^Today {2}[+\u2212]?[\d,]+ EUR, [+\u2212]?[\d,]+ USD$/)
    expect(menu[3]).toMatch(/^\d+ positions, \d+ open orders$/)
    expect(menu[4]).toMatch(/^As of \d\d:\d\d$/)
    // The page shows the same.
    await expect(page.getByTestId('figure-open-orders')).toContainText(/\d/)

    await expect.poll(labels).toContain('Open')
    await desktop.tray.choose('Open', 'Orders')
    await expect(page.getByTestId('screen-orders')).toBeVisible()

    await desktop.tray.choose('Pause notifications', 'For 1 hour')
    await expect.poll(labels).toContain('Resume notifications')
    const { pause } = (await ask(page, 'alerts:state')) as { readonly pause: { readonly until: number; readonly withCritical: boolean } }
    expect(pause.withCritical).toBe(false)
    expect(Math.abs(pause.until - Date.now() - 3_600_000)).toBeLessThan(60_000)
    await desktop.tray.choose('Resume notifications')
    await expect.poll(labels).toContain('Pause notifications')

    // A critical alert shows until somebody has acknowledged it.
    await expect.poll(shownState, { timeout: 30_000 }).toBe('critical')
    await expect.poll(async () => (await labels()).some((label) => /^\d\d:\d\d {2}(Critical|Warning): /.test(label))).toBe(true)
    const calm = async (): Promise<TrayState | null> => {
      const { alerts } = (await ask(page, 'alerts:list', { filter: { search: '', severities: [], kinds: [], state: 'all', from: null, until: null }, before: null, limit: 1 })) as { readonly alerts: readonly { readonly number: number }[] }
      await ask(page, 'alerts:acknowledge', { chosen: { upTo: alerts[0]?.number }, note: null })
      return shownState()
    }
    await expect.poll(calm).toBe('alerting')

    await page.keyboard.press('Control+Shift+H')
    await expect.poll(tooltip).toMatch(/\nToday [+\u2212]?\u2022\u2022\u2022 EUR, [+\u2212]?\u2022\u2022\u2022 USD\n/)
    await expect.poll(async () => (await labels()).slice(0, 3).join()).not.toMatch(/\d[,.]\d|\d{3}/)

    await backends.stopGateway()
    await expect.poll(calm).toBe('offline')
    await expect.poll(tooltip).toMatch(/^Pitwall: offline/)
    await expect.poll(async () => (await labels())[0]).toMatch(/^IB: /)
    await backends.startGateway()

    expect(await isVisible(app)).toBe(true)
    await quit()
  })

  test('goes on watching without its window, and comes back by the icon and by a second start', async ({ launch, userData }) => {
    await writeSettings(userData, JSON.stringify(APPEARANCE))
    const { app, page, quit } = await launch({ env: { ...backends.env, ...desktop.env } })
    await expect.poll(tooltip, { timeout: 30_000 }).toMatch(/^Pitwall: live/)
    await answerDialogs(app, 0)
    await closeWindow(app)
    await expect.poll(() => isVisible(app)).toBe(false)
    await expect.poll(labels).toContain('Show Pitwall')
    // What was said is kept, and the page knows it.
    await expect.poll(async () => JSON.parse(await readFile(join(userData, 'settings.json'), 'utf8')) as unknown).toMatchObject({ desktop: { closing: 'hide' } })
    // The page is still drawn, and its ages go on.
    const clock = await page.getByTestId('status-clock').textContent()
    await expect.poll(() => page.getByTestId('status-clock').textContent()).not.toBe(clock)
    await backends.stopGateway()
    await expect.poll(shownState).toBe('offline')

    await desktop.tray.activate()
    await expect.poll(() => isVisible(app)).toBe(true)
    await closeWindow(app)
    await expect.poll(() => isVisible(app)).toBe(false)
    expect(await asked(app)).toBe(1)

    const electron = app.process().spawnfile
    const second = spawn(electron, ['.', '--no-sandbox', `--user-data-dir=${userData}`], { cwd: root, env: { ...process.env, ...desktop.env }, stdio: 'ignore' })
    await expect.poll(() => isVisible(app)).toBe(true)
    await expect.poll(() => second.exitCode).toBe(0)

    // The tray goes while the window is hidden: nothing else could bring it back.
    await closeWindow(app)
    await expect.poll(() => isVisible(app)).toBe(false)
    await desktop.tray.leave()
    await expect.poll(() => isVisible(app)).toBe(true)
    await expect.poll(() => ask(page, 'app:desktop')).toMatchObject({ tray: 'none' })
    await desktop.tray.enter()
    await expect.poll(shownState).not.toBeNull()
    await quit()
    await backends.startGateway()
  })
})

test('says once what closing does, and stays when a person thinks better of it', async ({ launch }) => {
  const { app, quit } = await launch({ env: desktop.env })
  await expect.poll(shownState).toBe('offline')
  await answerDialogs(app, 2)
  await closeWindow(app)
  await expect.poll(() => asked(app)).toBe(1)
  expect(await isVisible(app)).toBe(true)
  await answerDialogs(app, 1)
  const ended = new Promise<void>((resolveEnd) => { app.process().once('exit', () => { resolveEnd() }) })
  await closeWindow(app).catch(() => undefined) // It may have gone before it could answer.
  await ended
  await quit().catch(() => undefined)
})

test('quits from its menu', async ({ launch }) => {
  const { app, quit } = await launch({ env: desktop.env })
  await expect.poll(shownState).not.toBeNull()
  const ended = new Promise<void>((resolveEnd) => { app.process().once('exit', () => { resolveEnd() }) })
  await desktop.tray.choose('Quit Pitwall')
  await ended
  expect(await desktop.tray.icon()).toBeNull()
  await quit().catch(() => undefined)
})

test('starts without a window where there is a tray, and with one where there is none', async ({ launch }) => {
  const first = await launch({ env: desktop.env, args: ['--hidden'] })
  await expect.poll(shownState).not.toBeNull()
  expect(await isVisible(first.app)).toBe(false)
  // The desk is watched all the same.
  await expect.poll(() => ask(first.page, 'alerts:state')).toMatchObject({ ledger: { phase: 'recording' } })
  await desktop.tray.choose('Show Pitwall')
  await expect.poll(() => isVisible(first.app)).toBe(true)
  await first.quit()

  await desktop.tray.leave()
  const second = await launch({ env: desktop.env, args: ['--hidden'] })
  await expect.poll(() => isVisible(second.app)).toBe(true)
  await second.quit()
})

test('has its settings: no icon, what closing does, and starting at login', async ({ launch, userData }) => {
  const config = join(userData, 'config')
  const entry = join(config, 'autostart', 'pitwall.desktop')
  const { app, page, quit } = await launch({ env: { ...desktop.env, XDG_CONFIG_HOME: config } })
  await expect.poll(shownState).not.toBeNull()
  await page.keyboard.press('Alt+9')
  await expect(page.getByTestId('tray-state')).toHaveAttribute('data-tray', 'shown')
  await page.getByTestId('setting-desktop-start-at-login').click()
  await page.getByTestId('save-settings').click()
  await expect.poll(() => readFile(entry, 'utf8').catch(() => '')).toMatch(/^\[Desktop Entry\]\n[^]*Exec="[^"]*electron" "[^"]*" "--hidden"\n/)
  await page.getByTestId('setting-desktop-start-at-login').click()
  await page.getByTestId('setting-desktop-show-tray').click()
  await page.getByTestId('save-settings').click()
  await expect.poll(() => readFile(entry, 'utf8').catch(() => null)).toBeNull()
  await expect.poll(() => desktop.tray.icon()).toBeNull()
  await expect(page.getByTestId('tray-state')).toHaveAttribute('data-tray', 'off')
  // Without an icon closing quits, and nobody is asked.
  const ended = new Promise<void>((resolveEnd) => { app.process().once('exit', () => { resolveEnd() }) })
  await closeWindow(app).catch(() => undefined) // It may have gone before it could answer.
  await ended
  await quit().catch(() => undefined)
})
