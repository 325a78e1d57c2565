/** The watch of a name against the real bus. */
import { createServer, type Server } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { startDesktop } from '../../../e2e/fixtures/desktop/desktop.js'
import { busSocket } from '../../../src/main/tray/host/bus-address.js'
import { NameWatch } from '../../../src/main/tray/host/name-watch.js'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ends: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function watch(socket: string, deadlineMs = 10_000): { readonly owned: boolean[]; readonly ended: string[] } {
  const told = { owned: [] as boolean[], ended: [] as string[] }
  const names = new NameWatch({ socket, name: WATCHER, deadlineMs, onOwned: (isOwned) => told.owned.push(isOwned), onEnd: (reason) => told.ended.push(reason) })
  ends.push(() => { names.close() })
  return told
}

it('knows whether there is a tray, and hears of it when one comes and goes', async () => {
  const desktop = await startDesktop({ hasTray: false })
  ends.push(() => desktop.stop())
  const told = watch(busSocket(desktop.env) ?? '')
  await vi.waitFor(() => { expect(told.owned).toEqual([false]) })
  await desktop.tray.enter()
  await vi.waitFor(() => { expect(told.owned).toEqual([false, true]) })
  await desktop.tray.leave()
  await vi.waitFor(() => { expect(told.owned).toEqual([false, true, false]) })
  expect(told.ended).toEqual([])
})

it('says once that the bus has gone', async () => {
  const desktop = await startDesktop()
  const told = watch(busSocket(desktop.env) ?? '')
  await vi.waitFor(() => { expect(told.owned).toEqual([true]) })
  await desktop.stop()
  await vi.waitFor(() => { expect(told.ended).toHaveLength(1) })
})

it('says that there is no bus', async () => {
  const told = watch('/nonexistent/bus')
  await vi.waitFor(() => { expect(told.ended).toEqual([expect.stringContaining('ENOENT')]) })
})

async function fakeBus(answer: (server: Server) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-no-bus-'))
  const server = createServer()
  answer(server)
  const path = join(folder, 'bus')
  await new Promise<void>((resolve) => { server.listen(path, resolve) })
  ends.push(async () => {
    server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return path
}

it.each([
  ['refuses us', 'REJECTED ANONYMOUS\r\n', /refuses us: REJECTED/],
  ['talks nonsense', `OK 1234\r\n${'l'.repeat(64)}`, /bytes/]
])('gives up a bus that %s', async (_name, answer, reason) => {
  const told = watch(await fakeBus((server) => { server.on('connection', (socket) => { socket.on('error', () => undefined).end(answer) }) }))
  await vi.waitFor(() => { expect(told.ended).toEqual([expect.stringMatching(reason)]) })
})

it('gives up a bus that says nothing', async () => {
  const told = watch(await fakeBus((server) => { server.on('connection', (socket) => { socket.on('error', () => undefined) }) }), 50)
  await vi.waitFor(() => { expect(told.ended).toEqual(['the session bus does not answer']) })
})
