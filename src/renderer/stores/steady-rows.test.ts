import fc from 'fast-check'
import { expect, test } from 'vitest'
import { steadyRows } from './steady-rows.js'

interface Row {
  readonly id: string
  readonly price: { readonly value: string | null }
  readonly notes: readonly string[]
}
const row = (id: string, value: string | null, notes: readonly string[] = []): Row => ({ id, price: { value }, notes })

test('keeps the row that says the same, and takes the one that does not', () => {
  const steady = steadyRows<Row>()
  const [a, b] = steady([row('a', '1'), row('b', '2')])
  const next = steady([row('a', '1'), row('b', '3')])
  expect(next[0]).toBe(a)
  expect(next[1]).not.toBe(b)
  expect(next[1]).toEqual(row('b', '3'))
})

test('keeps the list when each row says the same', () => {
  const steady = steadyRows<Row>()
  const first = steady([row('a', null), row('b', '2', ['x'])])
  expect(steady([row('a', null), row('b', '2', ['x'])])).toBe(first)
  expect(steady([row('b', '2', ['x']), row('a', null)])).not.toBe(first)
  expect(steady([row('a', null)])).toEqual([row('a', null)])
})

test('always says what it was given', () => {
  const rows = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), price: fc.record({ value: fc.option(fc.constantFrom('0', '-0', '1')) }), notes: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }) }), { selector: ({ id }) => id })
  fc.assert(
    fc.property(fc.array(rows, { minLength: 1 }), (turns) => {
      const steady = steadyRows<Row>()
      for (const turn of turns) expect(steady(turn)).toEqual(turn)
    })
  )
})
