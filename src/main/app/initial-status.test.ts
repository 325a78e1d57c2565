import { expect, test } from 'vitest'
import { settings } from '../../shared/config/settings.js'
import { initialStatus, namedBackends } from './initial-status.js'

test.each([
  ['own', {}, 'off', 'off'],
  ['own', { postgres: { host: 'db' } }, 'connecting', 'off'],
  ['own', { postgres: { url: 'postgres://db/desk' }, ib: { enabled: true } }, 'connecting', 'connecting'],
  // Its backends are its own, and there only when it has started.
  ['demo', { postgres: { host: 'db' }, ib: { enabled: true } }, 'off', 'off']
] as const)('of the %s desk with %o it is known from the first frame on which backends will be tried', (desk, given, postgres, ib) => {
  const status = initialStatus(desk, 4, 1_000, namedBackends(settings.parse(given)))
  expect([status.postgres.phase, status.ib.phase]).toEqual([postgres, ib])
})
