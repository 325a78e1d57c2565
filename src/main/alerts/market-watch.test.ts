import { expect, it } from 'vitest'
import type { MarketSessions } from '../../shared/domain/market-sessions.js'
import { MarketWatch } from './market-watch.js'

const HOUR = 3_600_000
const cme: MarketSessions = { exchange: 'CME', timeZone: 'America/Chicago', conIds: ['1'], regular: [{ from: 10 * HOUR, to: 20 * HOUR }], all: [{ from: 10 * HOUR, to: 20 * HOUR }], holidays: [], lastDay: '1970-01-02' }

it('asks now and then when the markets trade, and keeps what it knows where nobody answers', async () => {
  const answers: (readonly MarketSessions[] | null)[] = [[], [cme], null]
  let asked = 0
  let now = 12 * HOUR
  const watch = new MarketWatch({
    clock: { now: () => now },
    sessions: () => {
      const answer = answers[asked]
      asked += 1
      return answer == null ? Promise.reject(new Error('not now')) : Promise.resolve(answer)
    }
  })
  const states: string[] = []
  for (const step of [0, 1_000, 29_000, 1_000, 29_000, 1_000]) {
    now += step
    expect(watch.calendar.at(['1'], now).state).toBe(states.at(-1) ?? 'unknown')
    await Promise.resolve()
    states.push(watch.calendar.at(['1'], now).state)
  }
  expect(states).toEqual(['unknown', 'unknown', 'open', 'open', 'open', 'open'])
  expect(asked).toBe(3)
})
