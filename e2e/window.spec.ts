/** What surrounds the desk: its window, menus, links that lead outside, and what is left when the page dies. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test, writeSettings } from './fixtures/pitwall.js'

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

interface MenuLook {
  readonly accelerator: string | null
  readonly isRegistered: boolean
  readonly isEnabled: boolean
  readonly isChecked: boolean
}

/** An item of the native menus; null: there is none. */
const menuItem = (app: ElectronApplication, id: string): Promise<MenuLook | null> =>
  app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted) ?? null
    return item === null ? null : { accelerator: item.accelerator ?? null, isRegistered: item.registerAccelerator, isEnabled: item.enabled, isChecked: item.checked }
  }, id)

const choose = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
  }, id)

test('the menus are the page\'s own actions, with a person\'s own keys, and do the same', async ({ launch, userData }) => {
  await writeSettings(userData, JSON.stringify({ shortcuts: { 'refresh-desk': 'F5' } }))
  const { app, page } = await launch()
  await expect.poll(() => menuItem(app, 'refresh-desk')).toEqual({ accelerator: 'F5', isRegistered: false, isEnabled: true, isChecked: false })
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')))).toEqual(expect.arrayContaining(['File', 'Edit', 'View', 'Desk', 'Window', 'Help']))
  expect(await menuItem(app, 'break-something')).toMatchObject({ isEnabled: false })

  await choose(app, 'show-settings')
  await expect(page.getByTestId('screen-settings')).toBeVisible()
  await choose(app, 'theme-light')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect.poll(() => menuItem(app, 'theme-light')).toMatchObject({ isChecked: true })
  expect(await menuItem(app, 'theme-dark')).toMatchObject({ isChecked: false })

  const zoom = () => app.evaluate(({ BrowserWindow }) => Math.round((BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0) * 100))
  for (let step = 0; step < 12; step += 1) await choose(app, 'zoom-in')
  await expect.poll(zoom).toBe(200)
  await choose(app, 'zoom-reset')
  await expect.poll(zoom).toBe(100)

  await app.evaluate(({ BrowserWindow }) => {
    const asked: boolean[] = []
    Reflect.set(globalThis, 'asked', asked)
    const [window] = BrowserWindow.getAllWindows()
    // The virtual screen has no window manager that could do it.
    if (window !== undefined) window.setFullScreen = (on) => { asked.push(on) }
  })
  await page.keyboard.press('F11')
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown)).toEqual([true])
})

test('the about names what the app is made of, and the diagnostics hold no secret', async ({ launch, userData }) => {
  const { app, page } = await launch({ env: { PITWALL_POSTGRES_URL: 'postgres://reader:s3cret@127.0.0.1:9/desk' } })
  await expect.poll(() => menuItem(app, 'about')).not.toBeNull()
  await choose(app, 'about')
  const about = page.getByTestId('about')
  const versions = await app.evaluate(({ app: electronApp }) => [electronApp.getVersion(), process.versions.electron, process.versions.chrome, process.versions.node])
  for (const version of versions) await expect(about).toContainText(version)
  await expect(page.getByTestId('notices')).toContainText('react-dom')
  await expect(page.getByTestId('notices')).toContainText('better-sqlite3')
  await page.keyboard.press('Escape')
  await expect(about).toBeHidden()

  await app.evaluate(({ shell }) => {
    // No test can see what the system opens it with.
    shell.openPath = (path) => {
      Reflect.set(globalThis, 'openedPath', path)
      return Promise.resolve('')
    }
  })
  await choose(app, 'open-documentation')
  const documentation = join(userData, 'documentation')
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'openedPath') as unknown)).toBe(join(documentation, 'README.md'))
  expect(await readFile(join(documentation, 'README.md'), 'utf8')).toContain('npm ci && npm start')
  expect((await readFile(join(documentation, 'docs', 'images', 'overview.png'))).length).toBeGreaterThan(1_000)

  await choose(app, 'copy-diagnostics')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(`Pitwall ${versions[0] ?? ''}`)
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('Last lines of the log:')
  expect(copied).not.toContain('s3cret')
})

test('a link leads outside only when a person has clicked it and agreed to the whole address', async ({ launch }) => {
  const { app, page } = await launch()
  await expect.poll(() => menuItem(app, 'about')).not.toBeNull()
  // The system's dialog and browser are the only parts that no test can press.
  await app.evaluate(({ dialog, shell }) => {
    const seen = { asked: [] as string[], opened: [] as string[], answer: 1 }
    Reflect.set(globalThis, 'outside', seen)
    dialog.showMessageBox = ((_window: unknown, { message, detail }: { message: string; detail: string }) => {
      seen.asked.push(`${message} ${detail}`)
      return Promise.resolve({ response: seen.answer, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    shell.openExternal = (url) => {
      seen.opened.push(url)
      return Promise.resolve()
    }
  })
  const outside = () => app.evaluate(() => Reflect.get(globalThis, 'outside') as { asked: string[]; opened: string[] })
  await page.evaluate(() => {
    for (const [index, href] of ['https://example.com/a?b=c#d', 'https://bank.example@elsewhere.example/', 'file:///etc/passwd', 'mailto:a@example.com'].entries()) {
      const link = document.createElement('a')
      link.href = href
      link.textContent = href
      link.id = `link-${String(index)}`
      link.style.cssText = `position: fixed; z-index: 999; top: ${String(60 + index * 30)}px; left: 300px; background: white`
      document.body.append(link)
    }
  })
  const question = 'Open example.com in your browser? https://example.com/a?b=c#d'
  await page.locator('#link-0').click()
  await expect.poll(outside).toMatchObject({ asked: [question], opened: [] })
  await app.evaluate(() => {
    Reflect.set(Reflect.get(globalThis, 'outside') as object, 'answer', 0)
  })
  await page.locator('#link-0').click({ button: 'middle' })
  await expect.poll(outside).toMatchObject({ asked: [question, question], opened: ['https://example.com/a?b=c#d'] })

  for (const link of ['#link-1', '#link-2', '#link-3']) {
    const box = await page.locator(link).boundingBox()
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
  }
  await page.evaluate(() => {
    document.querySelector('a')?.click()
    document.getElementById('link-0')?.click()
    window.open('https://example.com/opened-by-a-script')
  })
  const before = page.url()
  expect(await outside()).toMatchObject({ asked: [question, question], opened: ['https://example.com/a?b=c#d'] })
  expect(page.url()).toBe(before)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a page that dies is loaded again, and twice in a minute gives way to a page that says so', async ({ launch }) => {
  const { app, page } = await launch()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'loads', 0)
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-finish-load', () => {
      Reflect.set(globalThis, 'loads', Number(Reflect.get(globalThis, 'loads')) + 1)
    })
  })
  const loads = () => app.evaluate(() => Reflect.get(globalThis, 'loads') as number)
  const kill = async (): Promise<void> => {
    const before = await loads()
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    // A page that is dying answers nothing: only one that has come since is asked.
    await expect.poll(loads).toBeGreaterThan(before)
  }
  const url = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '')
  const inPage = (script: string) => app.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) as Promise<unknown>, script)

  await kill()
  await expect.poll(() => inPage("document.querySelector('[data-testid=notice]')?.textContent ?? ''")).toContain('process ended')
  expect(await url()).toContain('/index.html')

  await kill()
  expect(await url()).toContain('/crash.html')
  await expect.poll(() => inPage("document.getElementById('cause').textContent")).toContain('It is not loaded again by itself')
  expect(await inPage('document.body.innerText')).toContain('Nothing was traded')
  await inPage("document.getElementById('copy').click()")
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain("the page's process died, failure 2 of this run")

  const before = await loads()
  await inPage("document.getElementById('reload').click()")
  await expect.poll(loads).toBeGreaterThan(before)
  await expect.poll(() => inPage("document.querySelector('[data-testid=screen-welcome]') !== null")).toBe(true)
  await kill()
  expect(await url()).toContain('/crash.html')
})

test('a page that cannot begin gives way to one that says why, and a page that hangs is waited for or loaded again', async ({ launch }) => {
  const { app, page } = await launch()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  const built = join(import.meta.dirname, '../out/renderer')
  await app.evaluate(({ BrowserWindow, dialog, net, protocol }, folder) => {
    const staged = { isBroken: true, answer: 0, asked: [] as string[] }
    Reflect.set(globalThis, 'staged', staged)
    protocol.unhandle('pitwall')
    protocol.handle('pitwall', async ({ url }) => {
      const { pathname } = new URL(url)
      const isBroken = staged.isBroken && /\/first-.*\.js$/.test(pathname)
      return isBroken ? new Response("throw new Error('staged fault of the page')", { headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' } }) : net.fetch(`file://${folder}${pathname}`)
    })
    dialog.showMessageBox = ((_window: unknown, { message, buttons }: { message: string; buttons: readonly string[] }) => {
      staged.asked.push([message, ...buttons].join(', '))
      return Promise.resolve({ response: staged.answer, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    // The dialogs are staged here, so that they may be shown.
    delete process.env['PITWALL_NO_DIALOGS']
    BrowserWindow.getAllWindows()[0]?.webContents.reloadIgnoringCache()
  }, built)
  const heading = page.locator('#title')
  await expect(heading).toHaveText("Pitwall's page did not start")
  await expect(page.locator('#cause')).toContainText('Its script did not begin')
  await expect(page.locator('#cause')).toContainText('staged fault of the page')
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('the page did not begin, failure 1 of this run')

  const stage = (change: object) => app.evaluate((_electron, more) => { Object.assign(Reflect.get(globalThis, 'staged') as object, more) }, change)
  const hang = () => app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.emit('unresponsive') })
  const asked = () => app.evaluate(() => (Reflect.get(globalThis, 'staged') as { asked: unknown }).asked)
  await stage({ isBroken: false })
  await page.getByRole('link', { name: 'Load the desk again' }).click()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()

  // Chromium takes half a minute to find that a page hangs.
  const question = 'The desk does not answer, Wait, Load the desk again'
  await page.evaluate(() => { document.title = 'before' })
  await hang()
  await expect.poll(asked).toEqual([question])
  expect(await page.title()).toBe('before')
  await stage({ answer: 1 })
  await hang()
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Pitwall')
  expect(await asked()).toEqual([question, question])
})

test('a fault of main itself is in the log, and ends the app instead of leaving half of it', async ({ launch, userData }) => {
  const { app, page } = await launch()
  await expect(page.getByTestId('screen-welcome')).toBeVisible()
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(() => {
    setImmediate(() => {
      throw new Error('staged fault of main')
    })
  })
  expect(await ended).toBe(1)
  expect(await readFile(join(userData, 'logs', 'pitwall.log'), 'utf8')).toMatch(/"level":60.*staged fault of main/)
})
