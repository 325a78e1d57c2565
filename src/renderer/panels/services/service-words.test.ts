import { expect, test } from 'vitest'
import { runText, skewWords } from './service-words.js'

test.each([[1.25, '1.3 ms'], [99.94, '99.9 ms'], [431.6, '432 ms'], [1_260, '1.3 s']])('%d ms is %s', (ms, text) => {
  expect(runText(ms)).toBe(text)
})

test.each([
  [null, "the database's clock is not known yet", false], [0.2, "the database's clock agrees with this machine's", false], [-12, "the database's clock is 12 ms behind this machine's", false],
  [2_500, "the database's clock is 2.5 s ahead of this machine's", true], [-3 * 3_600_000, "the database's clock is 3.0 h behind this machine's", true]
])('a skew of %s ms is told', (skew, text, isAlarm) => {
  expect(skewWords(skew)).toEqual({ text, isAlarm })
})
