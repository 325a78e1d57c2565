import { expect, test } from 'vitest'
import { isForgettable, passwordFate, passwordSource, passwordToSend } from './password-words.js'

test('without a keychain says that a password lasts for this run only, and what lasts longer', () => {
  const fate = passwordFate({ keychain: false, backend: 'basic_text', password: 'none' })
  expect(fate).toMatch(/this run only/)
  expect(fate).toMatch(/PGPASSFILE/)
  expect(passwordFate({ keychain: true, backend: 'gnome_libsecret', password: 'none' })).toMatch(/gnome_libsecret/)
})

test('tells every source of a password apart', () => {
  const words = (['none', 'keychain', 'session', 'environment', 'pgpass'] as const).map((password) => passwordSource({ keychain: true, backend: 'x', password }))
  expect(new Set(words).size).toBe(5)
})

test('forgets only what Pitwall keeps itself', () => {
  const kept = (['none', 'keychain', 'session', 'environment', 'pgpass'] as const).filter((password) => isForgettable({ keychain: true, backend: 'x', password }))
  expect(kept).toEqual(['keychain', 'session'])
})

test('an untouched field keeps the password there is', () => {
  expect(passwordToSend('', false)).toBeNull()
  expect(passwordToSend('', true)).toBe('')
  expect(passwordToSend('new', true)).toBe('new')
})
