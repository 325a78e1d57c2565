import { expect, test } from 'vitest'
import { runText } from './service-words.js'

test.each([[1.25, '1.3 ms'], [99.94, '99.9 ms'], [431.6, '432 ms'], [1_260, '1.3 s']])('%d ms is %s', (ms, text) => {
  expect(runText(ms)).toBe(text)
})
