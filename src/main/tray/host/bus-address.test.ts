import { expect, it } from 'vitest'
import { busSocket } from './bus-address.js'

it.each([
  ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
  ['unix:path=/run/user/1000/bus,guid=0123', '/run/user/1000/bus'],
  ['unix:abstract=/tmp/dbus-x,guid=0123', '\0/tmp/dbus-x'],
  ['tcp:host=localhost,port=4000;unix:path=/tmp/a%2cb', '/tmp/a,b'],
  ['tcp:host=localhost,port=4000', null],
  ['nonsense', null]
])('of %s', (address, socket) => {
  expect(busSocket({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: '/run/user/1000' })).toBe(socket)
})

it('is where sessions have it, when nothing is named', () => {
  expect(busSocket({ XDG_RUNTIME_DIR: '/run/user/1000' })).toBe('/run/user/1000/bus')
  expect(busSocket({})).toBeNull()
})
