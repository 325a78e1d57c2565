import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnValue, epochMs } from './values.js'

describe('epochMs', () => {
  it('reads what Postgres prints, to the millisecond', () => {
    expect(epochMs('2024-02-29 23:59:59.123456+00')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59, 123))
    expect(epochMs('2024-02-29 23:59:59+00')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59, 0))
    expect(epochMs('2024-02-29 23:59:59.5+00')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59, 500))
    expect(epochMs('1969-12-31 23:59:59.999+00')).toBe(-1)
  })

  it.each(['infinity', '-infinity', '', '0044-03-15 12:00:00+00 BC', '0044-03-15 12:00:00+00', '10000-01-01 00:00:00+00', '2024-02-29 23:59:59+02', '2024-02-29'])(
    'has no number for %j',
    (text) => {
      expect(epochMs(text)).toBeNaN()
    }
  )

  it('is the inverse of printing', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
        expect(epochMs(date.toISOString().replace('T', ' ').replace('Z', '+00'))).toBe(date.getTime())
      })
    )
  })
})

describe('columnValue', () => {
  it('keeps every digit of a number', () => {
    expect(columnValue('numeric', '123456789012345678901234567890.123456789012345678901234567890')).toBe('123456789012345678901234567890.123456789012345678901234567890')
    expect(columnValue('numeric', '-0.000000000000000000000000000001')).toBe('-0.000000000000000000000000000001')
    expect(columnValue('numeric', '1.50')).toBe('1.50')
  })

  it('writes a float out plainly', () => {
    expect(columnValue('numeric', '1e-07')).toBe('0.0000001')
  })

  it('leaves what is no number for the schema to refuse, and null alone', () => {
    expect(columnValue('numeric', 'NaN')).toBe('NaN')
    expect(columnValue('numeric', null)).toBeNull()
    expect(columnValue('text', '')).toBe('')
  })
})
