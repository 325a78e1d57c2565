import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../lib/decimal.js'
import { tradeKinds, type Contribution } from './pilot-contribution.js'
import type { PilotTallyRow } from './pilot-rows.js'
import { PilotTallies } from './pilot-tallies.js'

const money = fc.integer({ min: -500, max: 500 }).map((value) => decimal(value / 8))
const trade: fc.Arbitrary<Contribution> = fc
  .record({
    kind: fc.constantFrom('closed' as const, 'closed' as const, ...tradeKinds), strategy: fc.constantFrom('a', 'b'), venue: fc.constant('v'), symbol: fc.constantFrom('X', 'Y'),
    currency: fc.constantFrom('USD', 'EUR'), day: fc.constantFrom('2026-11-20', '2026-11-21'), closedAt: fc.integer({ min: 0, max: 9 }), realized: fc.option(money), fees: money, expected: fc.option(money)
  })
  .map((one) => (one.kind === 'closed' ? one : { ...one, day: '', closedAt: null }))

/** What happens to the trade of that number: it is as given, or gone. */
const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.option(trade)), { maxLength: 60 })

function sorted(rows: readonly PilotTallyRow[]): readonly PilotTallyRow[] {
  const key = (row: PilotTallyRow): string => `${row.dimension}|${row.key}|${row.currency}`
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

test('tallies that were moved by every change are those of what there is, or say that an extreme is in doubt', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const kept = new PilotTallies()
      const shown = new Map<string, PilotTallyRow>()
      const trades = new Map<number, Contribution>()
      for (const [id, next] of steps) {
        const was = trades.get(id)
        if (was !== undefined) kept.remove(was)
        if (next !== null) kept.add(next)
        if (next === null) trades.delete(id)
        else trades.set(id, next)
        const { rows, gone } = kept.changes()
        for (const key of gone) shown.delete(key)
        for (const row of rows) shown.set(`${row.dimension}|${row.key}|${row.currency}`, row)
      }
      const anew = new PilotTallies()
      for (const one of trades.values()) anew.add(one)
      const bare = (rows: readonly PilotTallyRow[]): readonly unknown[] => sorted(rows).map((row) => (kept.isDoubtful ? { ...row, best: null, worst: null, lastClosedAt: null } : row))
      expect(bare(kept.rows())).toEqual(bare(anew.rows()))
      expect(sorted([...shown.values()])).toEqual(sorted(kept.rows()))
      expect(kept.trades).toBe(trades.size)
    })
  )
})
