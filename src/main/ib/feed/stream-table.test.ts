import { describe, expect, it } from 'vitest'
import { quote } from '../../../../test/fixtures/domain-rows.js'
import { DeskStore } from '../../desk/desk-store.js'
import { StreamTable } from './stream-table.js'

function setUp() {
  let now = 1_000
  const clock = { now: () => now }
  const desk = new DeskStore(clock)
  desk.merge('quotes', [quote({ conId: 'old' }), quote({ conId: 'a', symbol: 'earlier' })], { asOf: 1 })
  return { desk, table: new StreamTable('quotes', desk, clock), pass: (ms: number) => { now += ms }, keys: () => [...desk.rows('quotes').keys()].sort() }
}

describe('a table of streams', () => {
  it('drops what nobody wants any more, and keeps the earlier row of what is wanted until its own comes', () => {
    const { desk, table, keys } = setUp()
    table.want(['a', 'b'], true)
    expect(keys()).toEqual(['a'])
    expect(desk.rows('quotes').get('a')?.symbol).toBe('earlier')
    expect(desk.meta('quotes')).toMatchObject({ asOf: 1, fetch: 'fetching' })
    table.take([quote({ conId: 'a', symbol: 'now' }), quote({ conId: 'stranger' })])
    expect(desk.rows('quotes').get('a')?.symbol).toBe('now')
    expect(keys()).toEqual(['a'])
    table.take([quote({ conId: 'b' })])
    table.want(['b'], true)
    expect(keys()).toEqual(['b'])
  })

  it('drops nothing while it is not known what else there may be', () => {
    const { desk, table, keys } = setUp()
    table.want([], false)
    expect(keys()).toEqual(['a', 'old'])
    expect(desk.meta('quotes').asOf).toBe(1)
    table.want(['b'], false)
    table.take([quote({ conId: 'b' })])
    expect(keys()).toEqual(['a', 'b', 'old'])
  })

  it('is known to be empty when nothing is to be had', () => {
    const { desk, table, keys } = setUp()
    table.want([], true)
    expect(keys()).toEqual([])
    expect(desk.meta('quotes')).toMatchObject({ asOf: 1_000, fetch: 'idle' })
  })

  it('is no newer for what is learned about its rows', () => {
    const { desk, table, pass } = setUp()
    table.want(['a'], true)
    table.take([quote({ conId: 'a' })])
    pass(500)
    table.amend((row) => ({ ...row, brokenFarm: 'usfarm' }))
    expect(desk.rows('quotes').get('a')?.brokenFarm).toBe('usfarm')
    expect(desk.meta('quotes').asOf).toBe(1_000)
  })
})
