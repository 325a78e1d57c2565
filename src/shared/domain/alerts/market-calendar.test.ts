import { describe, expect, it } from 'vitest'
import type { MarketSessions } from '../market-sessions.js'
import { MarketCalendar } from './market-calendar.js'

const HOUR = 3_600_000
type Hours = readonly (readonly [number, number])[]
const spans = (hours: Hours): MarketSessions['all'] => hours.map(([from, to]) => ({ from: from * HOUR, to: to * HOUR }))
const market = (conId: string, regular: Hours, all: Hours): MarketSessions => ({ exchange: 'X', timeZone: 'UTC', conIds: [conId], regular: spans(regular), all: spans(all), holidays: [], lastDay: '1970-01-05' })

/** Shares with hours before and after, another exchange later in the day, and futures that pause for an hour. */
const calendar = new MarketCalendar([
  market('share', [[9, 16], [33, 40]], [[4, 20], [28, 44]]),
  market('abroad', [[14, 22]], [[14, 22]]),
  market('index', [], [[9, 17]]),
  market('future', [[8, 15]], [[0, 23], [24, 47]])
])

describe('a market', () => {
  it.each([
    ['share', 5, { state: 'closed' }],
    ['share', 9, { state: 'open', since: 9 * HOUR }],
    ['share', 16, { state: 'closed' }],
    ['future', 3, { state: 'open', since: 0 }],
    ['future', 23, { state: 'closed' }],
    ['future', 24, { state: 'open', since: 24 * HOUR }],
    ['index', 10, { state: 'open', since: 9 * HOUR }],
    ['index', 18, { state: 'closed' }],
    ['nothing', 9, { state: 'unknown' }]
  ])('of %s at %i', (conId, hour, now) => {
    expect(calendar.at([conId], hour * HOUR)).toEqual(now)
  })

  it('is open where one of several is, since the first of them', () => {
    expect(calendar.at(['share', 'abroad', 'nothing'], 15 * HOUR)).toEqual({ state: 'open', since: 9 * HOUR })
    expect(calendar.at(['share', 'abroad'], 17 * HOUR)).toEqual({ state: 'open', since: 14 * HOUR })
    expect(calendar.at(null, 23 * HOUR)).toEqual({ state: 'closed' })
  })

  it('that nobody knows of is neither open nor closed', () => {
    expect(new MarketCalendar([]).at(null, 0)).toEqual({ state: 'unknown' })
    expect(calendar.at([], 9 * HOUR)).toEqual({ state: 'unknown' })
  })

  it.each([
    ['before it opens', ['share'], 3, 4],
    ['while anything trades', ['share'], 5, null],
    ['between two sessions', ['share'], 20, 28],
    ['where another opens sooner', ['share', 'abroad'], 23, 28],
    ['after what is known', ['share'], 45, null],
    ['where nobody knows', ['nothing'], 3, null]
  ])('opens: %s', (_when, conIds, hour, opens) => {
    expect(calendar.closedUntil(conIds, hour * HOUR)).toBe(opens === null ? null : opens * HOUR)
  })
})
