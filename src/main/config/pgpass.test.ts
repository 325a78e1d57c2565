import { expect, it } from 'vitest'
import { findInPgpass, pgpassFile } from './pgpass.js'

const target = { host: 'db', port: 5432, database: 'desk', user: 'reader' }

it.each([
  ['the first line that fits', 'db:5432:desk:other:no\ndb:*:desk:reader:yes\n*:*:*:*:late', 'yes'],
  ['colons and backslashes, escaped', 'db:5432:desk:reader:a\\:b\\\\c', 'a:b\\c'],
  ['further colons of the password as they are', 'db:5432:desk:reader:a:b', 'a:b'],
  ['Windows line ends', 'db:5432:desk:reader:yes\r\n', 'yes'],
  ['comments and short lines passed by', '#db:5432:desk:reader:no\ndb:5432\n\n*:*:*:*:yes', 'yes']
])('reads %s', (_, text, password) => {
  expect(findInPgpass(text, target)).toBe(password)
})

it('takes an escaped star for a star', () => {
  expect(findInPgpass('\\*:5432:desk:reader:no', target)).toBeUndefined()
  expect(findInPgpass('\\*:5432:desk:reader:yes', { ...target, host: '*' })).toBe('yes')
})

it('looks a Unix socket in the usual folder up as localhost, another by its folder', () => {
  const text = 'localhost:5432:desk:reader:here\n/srv/pg:5432:desk:reader:there'
  expect(findInPgpass(text, { ...target, host: '/var/run/postgresql' })).toBe('here')
  expect(findInPgpass(text, { ...target, host: '/srv/pg' })).toBe('there')
})

it('is looked for where libpq does', () => {
  expect(pgpassFile({ PGPASSFILE: '/elsewhere' })).toBe('/elsewhere')
  expect(pgpassFile({ PGPASSFILE: '' })).toMatch(/pgpass(\.conf)?$/)
})
