import { expect, test } from 'vitest'
import { skewWords } from './skew-words.js'

test.each([
  [null, "the database's clock is not known yet", false], [0.2, "the database's clock agrees with this machine's", false], [-12, "the database's clock is 12 ms behind this machine's", false],
  [2_500, "the database's clock is 2.5 s ahead of this machine's", true], [-3 * 3_600_000, "the database's clock is 3.0 h behind this machine's", true]
])('a skew of %s ms is told', (skew, text, isAlarm) => {
  expect(skewWords(skew)).toEqual({ text, isAlarm })
})
