/** Puts the real page of the real app into a state: main's own news are held back, and its answer to "what is the desk?" is staged. */
import type { ElectronApplication, Page } from '@playwright/test'
import type { Settings } from '../../src/shared/config/settings.js'
import type { SettingsView } from '../../src/shared/ipc/contract.js'
import { expect } from '../fixtures/pitwall.js'
import { stagedInbox } from './staged-alerts.js'
import { stagedRules } from './staged-rules.js'
import { stagedDesk, type Opened, type RecordedDesk, type StagedState } from './staged-desk.js'

/** Chromium's switches by which no setting of a machine decides how letters are drawn. */
export const SAME_GLYPHS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-device-scale-factor=1', '--force-color-profile=srgb']

export type Appearance = Pick<Settings['appearance'], 'theme' | 'density' | 'gainColours' | 'motion'>

export interface Stage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly recorded: RecordedDesk
  /** What main really answered: whatever is not staged is as it says. */
  readonly real: Opened
  /** Its answer to the settings' screen, whose draft is what the page then looks like. */
  readonly view: SettingsView
}

/** @param started an app without backends */
export async function openStage({ app, page }: Pick<Stage, 'app' | 'page'>, recorded: RecordedDesk): Promise<Stage> {
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  const { real, view } = await page.evaluate(async () => {
    const bridge = window.pitwall
    const answered = <T>(text: string): T => (JSON.parse(text) as { readonly value: T }).value
    return { real: answered<Opened>(await bridge.request('desk:open', undefined)), view: answered<SettingsView>(await bridge.request('settings:get', undefined)) }
  })
  // Only what the clock says is fixed: timers go on.
  await page.clock.setFixedTime(recorded.at)
  return { app, page, recorded, real, view }
}

export interface Scene {
  readonly state: StagedState
  readonly screen: string
  readonly appearance: Partial<Appearance>
}

/** Shows a screen in a state; resolves when it stands still. */
export async function showScene({ app, page, recorded, real, view }: Stage, { state, screen, appearance }: Scene): Promise<void> {
  const { patch, status } = stagedDesk(state, recorded)
  const isConfigured = state !== 'first-run'
  const settings: Settings = {
    ...real.settings,
    postgres: { ...real.settings.postgres, host: isConfigured ? '127.0.0.1' : '' },
    ib: { ...real.settings.ib, enabled: isConfigured },
    appearance: { ...real.settings.appearance, timeZone: 'utc', numbers: 'en-US', motion: 'reduced', theme: 'dark', ...appearance }
  }
  const whole = JSON.stringify({ ok: true, value: { ...real, patch, status: { ...real.status, ...status }, settings } })
  const rest = JSON.stringify({ desk: 1, sequence: 1, slices: {} })
  const inbox = stagedInbox(state, recorded.at)
  const rules = stagedRules(recorded.at)
  const replied = (value: unknown): string => JSON.stringify({ ok: true, value })
  const answers: Readonly<Record<string, string>> = {
    'settings:get': replied({ ...view, settings }), 'alerts:list': replied({ alerts: inbox.alerts, total: inbox.alerts.length }), 'alerts:state': replied(inbox.state),
    // Other screens would each have a line of it above them.
    'alerts:digest': replied(screen === 'alerts' ? inbox.digest : { since: null, digest: null }),
    'alerts:rules': replied(rules.view), 'alerts:last-of-rules': replied(rules.last), 'alerts:preview': replied(rules.preview),
    'alerts:addresses': replied({ webhook: { kept: 'keychain', host: 'ntfy.sh', hasToken: true }, deadMan: { kept: 'none', host: null, hasToken: false } }),
    'history:moments': replied({ moments: [], total: 0, oldest: recorded.at - 86_400_000, newest: recorded.at, notice: null })
  }
  await app.evaluate(({ ipcMain, BrowserWindow }, staged) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('there is no window')
    const { webContents } = window
    const send = Object.getPrototypeOf(webContents) as Electron.WebContents
    // News of main's own desk would undo what is staged.
    webContents.send = () => undefined
    const answer = (name: string, reply: () => string): void => {
      ipcMain.removeHandler(name)
      ipcMain.handle(name, reply)
    }
    answer('desk:open', () => staged.whole)
    for (const [name, reply] of Object.entries(staged.answers)) answer(name, () => reply)
    answer('desk:refresh', () => JSON.stringify({ ok: true, value: null }))
    answer('desk:painted', () => {
      send.send.call(webContents, 'desk:patch', staged.rest)
      return JSON.stringify({ ok: true, value: null })
    })
  }, { whole, rest, answers })
  await page.evaluate((name) => { window.location.hash = name }, screen)
  await page.reload()
  // It comes with what is loaded after the first paint.
  if (inbox.state.unread === null || Object.values(inbox.state.unread).some((count) => count > 0)) await expect(page.getByTestId('alert-badge')).toBeVisible()
  await standStill(page, isConfigured || screen === 'settings' ? screen : 'welcome')
}

/** Frames in a row without a change after which a page has drawn what it is going to draw. */
const QUIET_FRAMES = 12

/** Until the screen is there, its fonts too, and nothing on the page changes any more. */
async function standStill(page: Page, screen: string): Promise<void> {
  await expect(page.getByTestId(`screen-${screen}`)).not.toBeEmpty()
  if (screen === 'overview') await expect(page.getByTestId('panel-signals')).toBeVisible()
  // Nothing is pointed at.
  await page.mouse.move(0, 0)
  await page.evaluate(async (most) => {
    await document.fonts.ready
    const changes = new MutationObserver(() => undefined)
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    const frame = (): Promise<unknown> => new Promise((settle) => { requestAnimationFrame(settle) })
    for (let quiet = 0; quiet < most; quiet = changes.takeRecords().length === 0 ? quiet + 1 : 0) await frame()
    changes.disconnect()
  }, QUIET_FRAMES)
}
