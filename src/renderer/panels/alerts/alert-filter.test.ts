import { describe, expect, it } from 'vitest'
import { allChosen, filterOf, isNarrowed, parsedChoice } from './alert-filter.js'

describe('the choice of alerts', () => {
  it('asks for all where nothing is chosen', () => {
    expect(filterOf(allChosen, 1_000)).toEqual({ search: '', severities: [], kinds: [], state: 'all', from: null, until: null })
    expect(isNarrowed(allChosen)).toBe(false)
  })

  it('counts a span back from now, and takes both ends of one that was typed', () => {
    expect(filterOf({ ...allChosen, span: 'hour' }, 10_000_000)).toMatchObject({ from: 6_400_000, until: null })
    expect(filterOf({ ...allChosen, span: 'between', from: 5, until: 9 }, 10_000_000)).toMatchObject({ from: 5, until: 9 })
    expect(filterOf({ ...allChosen, span: 'any', from: 5, until: 9 }, 10_000_000)).toMatchObject({ from: null, until: null })
  })

  it.each([
    [{ search: ' x ' }], [{ severities: ['critical'] as const }], [{ kind: 'drawdown' }], [{ state: 'open' as const }], [{ span: 'day' as const }], [{ span: 'between' as const, from: 1 }]
  ])('is narrowed by %j', (part) => {
    expect(isNarrowed({ ...allChosen, ...part })).toBe(true)
  })

  it('is not narrowed by a span whose ends are not given', () => {
    expect(isNarrowed({ ...allChosen, span: 'between' })).toBe(false)
  })

  it('is read back as it was kept', () => {
    const choice = { ...allChosen, search: 'ESZ6', severities: ['warning', 'critical'] as const, kind: 'drawdown', state: 'unread' as const, span: 'between' as const, from: 1, until: 2 }
    expect(parsedChoice(JSON.stringify(choice))).toEqual(choice)
  })

  it.each(['', 'null', '[]', '{"severities":"critical","state":7,"from":-1,"span":"ever","search":3}'])('is as it comes where %j was kept', (text) => {
    expect(parsedChoice(text)).toEqual(allChosen)
  })
})
