import { describe, expect, it } from 'vitest'
import { durationWords, parseDuration } from './duration-text.js'

describe('a span of time', () => {
  it.each([['30', 30_000], ['30 s', 30_000], ['1.5 min', 90_000], ['1,5min', 90_000], ['2 h', 7_200_000], ['4 days', 345_600_000], ['250 ms', 250], [' 0 ', 0]])('%j is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['', 's', '-5 s', '5 weeks', '1e3', '5 s 3', '٣ s'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  it.each([0, 250, 1_000, 90_000, 120_000, 3_600_000, 5_400_000, 86_400_000, 1_001])('what is written for %d is read as the same', (ms) => {
    expect(parseDuration(durationWords(ms).replace('\u00a0', ' '))).toBe(ms)
  })
})
