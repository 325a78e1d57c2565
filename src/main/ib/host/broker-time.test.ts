import { describe, expect, it } from 'vitest'
import { parseBrokerTime, zoneOfGreeting } from './broker-time.js'

const iso = (text: string, zone = 'America/New_York'): string | null => {
  const at = parseBrokerTime(text, zone)
  return at === null ? null : new Date(at).toISOString()
}

describe('broker time', () => {
  it.each([
    ['20261121 10:15:00 US/Eastern', '2026-11-21T15:15:00.000Z'],
    ['20260721 10:15:00 US/Eastern', '2026-07-21T14:15:00.000Z'],
    ['20261121  10:15:00', '2026-11-21T15:15:00.000Z'],
    ['20261121-15:15:00', '2026-11-21T15:15:00.000Z'],
    ['20261121 10:15:00 EST', '2026-11-21T15:15:00.000Z'],
    ['20261121 16:15:00 MET', '2026-11-21T15:15:00.000Z'],
    ['20261121 23:15:00 Asia/Hong_Kong', '2026-11-21T15:15:00.000Z'],
    // The last hour before the clocks go forward, and the first after.
    ['20260308 01:59:59 US/Eastern', '2026-03-08T06:59:59.000Z'],
    ['20260308 03:00:00 US/Eastern', '2026-03-08T07:00:00.000Z']
  ])('%s is %s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each(['', 'yesterday', '20261121', '20261121 10:15:00 Nowhere/Land'])('does not guess at "%s"', (text) => {
    expect(iso(text)).toBeNull()
  })

  it('takes the zone of a greeting, or this machine\'s own', () => {
    expect(zoneOfGreeting('20261121 02:00:00 GMT')).toBe('GMT')
    expect(zoneOfGreeting('20261121 02:00:00 Central European Standard Time')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  })
})
