import { expect, it } from 'vitest'
import { NotificationDaemon, type Called } from './notification-daemon.js'

/** In gdbus's own words. */
function daemonThat(able: Called, inhibited: Called = { ok: false, text: 'Error: no such property' }) {
  let [now, asked] = [1_000, 0]
  const daemon = new NotificationDaemon({ now: () => now }, (method) => {
    if (method.endsWith('GetCapabilities')) asked += 1
    return Promise.resolve(method.endsWith('GetCapabilities') ? able : inhibited)
  })
  return { daemon, asked: () => asked, pass: (ms: number) => { now += ms } }
}

it('knows what a service can do, and whether it is to disturb nobody', async () => {
  expect(await daemonThat({ ok: true, text: "(['body', 'actions', 'body-markup'],)\n" }, { ok: true, text: '(<true>,)\n' }).daemon.look()).toEqual({ refusal: null, readsMarkup: true, isInhibited: true })
  expect(await daemonThat({ ok: true, text: "(['body'],)\n" }, { ok: true, text: '(<false>,)\n' }).daemon.look()).toEqual({ refusal: null, readsMarkup: false, isInhibited: false })
})

it.each([
  ['Error: GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.Notifications was not provided by any .service files', 'NO_SERVICE'],
  ['Error: Timeout was reached', 'NO_ANSWER'],
  ['Error connecting: Could not connect: No such file or directory', 'NO_BUS']
])('tells why there is none: %s', async (text, code) => {
  expect((await daemonThat({ ok: false, text }).daemon.look()).refusal).toMatchObject({ code })
})

it('refuses nothing where it cannot ask', async () => {
  expect((await daemonThat(null, null).daemon.look()).refusal).toBeNull()
})

it('asks a service that is there again after a while, and one that is not each time', async () => {
  const there = daemonThat({ ok: true, text: '([],)' })
  await there.daemon.look()
  await there.daemon.look()
  expect(there.asked()).toBe(1)
  there.pass(10_000)
  await there.daemon.look()
  expect(there.asked()).toBe(2)
  const none = daemonThat({ ok: false, text: 'ServiceUnknown' })
  await none.daemon.look()
  await none.daemon.look()
  expect(none.asked()).toBe(2)
})
