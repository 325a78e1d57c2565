import { describe, expect, it } from 'vitest'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { MarketWatch } from './market-watch.js'

const HOUR = 3_600_000
const cme: MarketSessions = { exchange: 'CME', timeZone: 'America/Chicago', conIds: ['1'], regular: [], all: [{ from: 10 * HOUR, to: 20 * HOUR }, { from: 30 * HOUR, to: 40 * HOUR }], holidays: [], lastDay: '1970-01-02' }

async function watching(markets: readonly MarketSessions[]): Promise<MarketWatch> {
  const watch = new MarketWatch({ sessions: () => Promise.resolve(markets), conIdsOf: (name) => (name === 'ESZ6' ? ['1'] : []) })
  watch.closedUntil({ instrument: null }, 0)
  await Promise.resolve()
  return watch
}

describe('the market of an instrument', () => {
  it.each([
    ['before it opens', 9, 10 * HOUR],
    ['while it is open', 15, null],
    ['between two sessions', 20, 30 * HOUR],
    ['after what is known', 41, null]
  ])('%s', async (_when, hour, until) => {
    expect((await watching([cme])).closedUntil({ instrument: 'ESZ6' }, hour * HOUR)).toBe(until)
  })

  it('that nobody knows of holds nothing back', async () => {
    const watch = await watching([cme])
    expect(watch.closedUntil({ instrument: 'AAPL' }, 9 * HOUR)).toBeNull()
    expect(watch.closedUntil({ instrument: null }, 9 * HOUR)).toBeNull()
    expect((await watching([])).closedUntil({ instrument: 'ESZ6' }, 9 * HOUR)).toBeNull()
  })
})
