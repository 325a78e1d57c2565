/** The walls around the page, seen from inside the page and from the real app. */
import { expect, test } from './fixtures/pitwall.js'

test('the page is sandboxed and isolated, and has no Node', async ({ launch }) => {
  const { app, page } = await launch()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined
    return contents?.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process'), typeof Reflect.get(window, 'module')])).toEqual(['undefined', 'undefined', 'undefined'])
})

test('the page gets one object with two functions, and only named channels', async ({ launch }) => {
  const { page } = await launch()
  const bridge = await page.evaluate(async () => {
    const pitwall = Reflect.get(window, 'pitwall') as { request(name: string, input: unknown): Promise<unknown>; on(name: string, listener: () => void): () => void }
    const request = await pitwall.request('electron:shell', {}).then(() => 'answered', (fault: unknown) => String(fault))
    let event = 'subscribed'
    try {
      pitwall.on('before-quit', () => undefined)
    } catch (fault) {
      event = String(fault)
    }
    return { keys: Object.keys(pitwall).sort(), request, event }
  })
  expect(bridge.keys).toEqual(['on', 'request'])
  expect(bridge.request).toContain('no such request')
  expect(bridge.event).toContain('no such event')
})

test('a request with bad arguments is refused with the field that is wrong', async ({ launch }) => {
  const { page } = await launch()
  const reply = await page.evaluate(() => {
    const pitwall = Reflect.get(window, 'pitwall') as { request(name: string, input: unknown): Promise<string> }
    return pitwall.request('desk:refresh', { source: 'everything' })
  })
  expect(JSON.parse(reply)).toMatchObject({ ok: false, error: { code: 'INVALID_ARGUMENT', message: expect.stringContaining('source') } })
})

test('the content security policy blocks inline code, evaluated code and the network', async ({ launch }) => {
  const { page } = await launch()
  const violations = await page.evaluate(async () => {
    const seen: string[] = []
    Reflect.set(window, 'violations', seen)
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    const inline = document.createElement('script')
    inline.textContent = 'window.inlineRan = true'
    document.body.append(inline)
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    // From a timer: what a debugger evaluates itself is let through.
    const evaluated = await new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.blockedURI === 'eval') resolve('blocked')
      })
      Reflect.set(window, 'ran', resolve)
      Reflect.apply(Reflect.get(window, 'setTimeout') as Parameters<typeof Reflect.apply>[0], window, ["window.ran('ran')", 0])
    })
    const fetched = await fetch('https://example.com/').then(() => 'ran', () => 'blocked')
    return { inline: Reflect.get(window, 'inlineRan') as unknown, evaluated, fetched }
  })
  expect(violations.inline).toBeUndefined()
  expect(violations.evaluated).toBe('blocked')
  expect(violations.fetched).toBe('blocked')
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'violations') as unknown)).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-elem', 'connect-src']))
})

test('the page cannot leave, open a window, embed or get a permission', async ({ launch }) => {
  const { app, page } = await launch()
  const before = page.url()
  const results = await page.evaluate(async () => {
    const opened = window.open('https://example.com/')
    const webview = document.createElement('webview')
    webview.setAttribute('src', 'https://example.com/')
    document.body.append(webview)
    const permission = await Notification.requestPermission()
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', (fault: unknown) => (fault as Error).name)
    return { opened: opened === null, permission, camera }
  })
  expect(results.opened).toBe(true)
  expect(results.permission).toBe('denied')
  expect(results.camera).not.toBe('granted')
  await page.evaluate(() => {
    window.location.href = 'https://example.com/'
  })
  // A question to main and back: a navigation that was not denied would have begun before the answer.
  const pages = await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => [contents.getType(), contents.getURL()]))
  expect(pages).toEqual([['window', before]])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the page may open a window for its panels by one address, and that window can do nothing by itself', async ({ launch }) => {
  const { app, page } = await launch()
  const refused = await page.evaluate(() =>
    ['index.html', 'popout.html', 'popout.html?id=b', 'popout.html?id=a&x=1', 'popout.html?id=a#x', 'pitwall://other/popout.html?id=a', 'https://example.com/popout.html?id=a', 'about:blank', 'javascript:1']
      .map((url) => [url, window.open(url, 'a') === null])
  )
  expect(refused.filter(([, isRefused]) => isRefused !== true)).toEqual([])
  expect(await page.evaluate(() => window.open('popout.html?id=_blank', '_blank') === null)).toBe(true)

  const opened = app.waitForEvent('window')
  expect(await page.evaluate(() => window.open('popout.html?id=a', 'a', 'left=10,top=20,width=600,height=400') !== null)).toBe(true)
  const popout = await opened
  await popout.waitForLoadState()
  const preferences = await app.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().includes('popout')) as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined
    return contents?.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  expect(await popout.evaluate(() => ['pitwall', 'require', 'process', 'module'].map((name) => typeof Reflect.get(window, name)))).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
  expect(await popout.evaluate(() => window.open('popout.html?id=c', 'c') === null)).toBe(true)
  await popout.evaluate(() => {
    const seen: string[] = []
    Reflect.set(window, 'violations', seen)
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
    fetch('https://example.com/').catch(() => undefined)
  })
  await expect.poll(() => popout.evaluate(() => Reflect.get(window, 'violations') as unknown)).toEqual(expect.arrayContaining(['style-src-elem', 'connect-src']))
  const before = popout.url()
  await popout.evaluate(() => {
    window.location.href = 'https://example.com/'
  })
  // A question to main and back: a navigation that was not denied would have begun before the answer.
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))).toContain(before)

  // No page stays without the one that draws in it.
  const gone = popout.waitForEvent('close')
  await page.reload()
  await gone
})

test('the page may put a copied table on the clipboard, and may not read what is there', async ({ launch }) => {
  const { app, page } = await launch()
  await page.bringToFront()
  await page.evaluate(() => {
    window.focus()
  })
  // Chromium lets only the page that has the focus write.
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
  const written = await page.evaluate(() => navigator.clipboard.writeText('symbol,quantity').then(() => 'written', (fault: unknown) => String(fault)))
  expect(written).toBe('written')
  // The page's promise ends when the text is on its way to main, not when it is there.
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('symbol,quantity')
  expect(await page.evaluate(() => navigator.clipboard.readText().then(() => 'read', () => 'denied'))).toBe('denied')
})

test('a page of another origin gets no answer from main', async ({ launch, userData }) => {
  const { app } = await launch()
  const reply = await app.evaluate(async ({ BrowserWindow }, preload) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await stranger.loadURL('data:text/html,<title>stranger</title>')
    const answer = (await stranger.webContents.executeJavaScript("window.pitwall.request('settings:get')")) as string
    stranger.destroy()
    return answer
  }, `${process.cwd()}/out/preload/index.cjs`)
  expect(userData).not.toBe('')
  expect(JSON.parse(reply)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN_SENDER' } })
})

test('the page\'s scheme hands out its built files under the policy, and nothing else', async ({ launch }) => {
  const { app } = await launch()
  const found = await app.evaluate(async ({ net }) => {
    const reach = (url: string, method = 'GET'): Promise<string> => net.fetch(url, { method }).then((answer) => `answered ${String(answer.status)}`, (fault: unknown) => String(fault))
    const page = await net.fetch('pitwall://desk/index.html')
    return {
      policy: page.headers.get('content-security-policy'),
      type: page.headers.get('content-type'),
      sniffing: page.headers.get('x-content-type-options'),
      refused: await Promise.all([reach('pitwall://desk/..%2fmain%2findex.js'), reach('pitwall://desk/none.js'), reach('pitwall://other/index.html'), reach('pitwall://desk/index.html', 'POST')])
    }
  })
  expect(found.policy).toContain("default-src 'none'")
  expect(found.policy).not.toContain('unsafe')
  expect(found.type).toBe('text/html; charset=utf-8')
  expect(found.sniffing).toBe('nosniff')
  for (const answer of found.refused) expect(answer).toContain('net::ERR_')
})
