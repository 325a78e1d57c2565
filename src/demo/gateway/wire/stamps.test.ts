import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayStamp, minuteStamp, parsedStamp, stamp } from './stamps.js'

const noon = Date.UTC(2026, 10, 20, 15, 30, 5)
const zone = fc.constantFrom('GMT', 'US/Eastern', 'US/Central', 'Europe/Berlin', 'Asia/Hong_Kong', 'Asia/Kolkata')
/** The hour that a zone has twice cannot be told apart by its stamp. */
const unambiguous = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }).map((at) => Math.floor(at / 1_000) * 1_000).filter((at) => {
  const month = new Date(at).getUTCMonth()
  return month !== 9 && month !== 10
})

describe('stamps', () => {
  it('are the wall clock of their zone', () => {
    expect(stamp(noon, 'GMT')).toBe('20261120 15:30:05 GMT')
    expect(stamp(noon, 'US/Eastern')).toBe('20261120 10:30:05 US/Eastern')
    expect(dayStamp(Date.UTC(2026, 10, 21, 2), 'US/Eastern')).toBe('20261120')
    expect(minuteStamp(noon, 'US/Central')).toBe('09:30')
  })

  it('write midnight as 00', () => {
    expect(stamp(Date.UTC(2026, 10, 20, 5), 'US/Eastern')).toBe('20261120 00:00:00 US/Eastern')
  })

  it('are read back as the moment they were written of', () => {
    fc.assert(fc.property(unambiguous, zone, (at, name) => {
      expect(parsedStamp(stamp(at, name))).toBe(at)
    }))
  })

  it('are read on both sides of the hour that a zone leaves out', () => {
    const written = ['20260308 01:59:59 US/Eastern', '20260308 03:00:00 US/Eastern', '20260308 06:30:00 US/Eastern']
    expect(written.map(parsedStamp)).toEqual([Date.UTC(2026, 2, 8, 6, 59, 59), Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 2, 8, 10, 30)])
  })

  it.each([
    ['20261120 15:30:05', noon], ['20261120-15:30:05', noon], ['20261120  15:30', noon - 5_000],
    ['', null], ['yesterday', null], ['20261120', null], ['20261120 15:30:05 Mars/Olympus', null]
  ])('"%s" is %s', (text, at) => {
    expect(parsedStamp(text)).toBe(at)
  })
})
