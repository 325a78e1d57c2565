import { describe, expect, it } from 'vitest'
import type { ListedAlert } from '../../../shared/domain/alerts/inbox.js'
import { listed } from '../../../../test/fixtures/listed-alert.js'
import { firstPage, noPages, withFresh, withNewest, withOlder, withWindow, type AlertPages } from './alert-pages.js'

const rows = (...numbers: readonly number[]): readonly ListedAlert[] => numbers.map((number) => listed({ number }))
const numbers = ({ rows: all }: AlertPages): readonly number[] => all.map(({ number }) => number)

describe('pages of alerts', () => {
  it('are put one under the other until the oldest is there', () => {
    const first = firstPage(rows(9, 8, 7), 3)
    expect(first.isEnd).toBe(false)
    const whole = withOlder(first, rows(6, 5), 3)
    expect(numbers(whole)).toEqual([9, 8, 7, 6, 5])
    expect(whole.isEnd).toBe(true)
  })

  it('keep what is newer aside until it is asked for', () => {
    const before = firstPage(rows(5, 4), 10)
    const after = withNewest(before, rows(7, 6, 5, 4), 10)
    expect(numbers(after)).toEqual([5, 4])
    expect(after.fresh.map(({ number }) => number)).toEqual([7, 6])
    expect(after.hasGap).toBe(false)
    expect(numbers(withFresh(after))).toEqual([7, 6, 5, 4])
    expect(withFresh(after).fresh).toEqual([])
  })

  it('say when more came than a page holds', () => {
    expect(withNewest(firstPage(rows(2, 1), 10), rows(9, 8, 7), 3).hasGap).toBe(true)
    expect(withNewest(firstPage(rows(2, 1), 10), rows(4, 3, 2), 3).hasGap).toBe(false)
  })

  it('begin with the first alert that there ever is', () => {
    expect(numbers(withNewest(noPages, rows(1), 3))).toEqual([1])
  })

  it('take over what changed and drop what belongs to them no more, within the stretch that was read', () => {
    const before = firstPage(rows(9, 8, 7, 6, 5, 4), 10)
    const changed = { ...listed({ number: 8 }), alert: { ...listed({ number: 8 }).alert, title: 'another title' } }
    const after = withWindow(before, [changed, ...rows(6)], { from: 8, limit: 2 })
    expect(numbers(after)).toEqual([9, 8, 6, 5, 4])
    expect(after.rows[1]?.alert.title).toBe('another title')
    expect(after.rows[2]).toBe(before.rows[3])
  })

  it('are empty where nothing is left of them', () => {
    expect(numbers(withNewest(firstPage(rows(3, 2, 1), 5), [], 5))).toEqual([])
  })
})
