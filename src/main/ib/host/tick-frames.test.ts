import { describe, expect, it } from 'vitest'
import { QuoteBoard } from './quote-board.js'
import { takeTick, type TickOutcome } from './tick-frames.js'

const contract = { conId: '1', symbol: 'A', localSymbol: 'A', secType: 'STK', currency: 'USD', multiplier: '1', exchange: 'SMART' }

function taken(...bodies: readonly string[]): { readonly outcomes: TickOutcome[]; readonly quote: ReturnType<QuoteBoard['drain']>[number] | undefined } {
  const board = new QuoteBoard(() => 1)
  board.open(7, contract)
  const outcomes = bodies.map((body) => takeTick(Buffer.from(body), board))
  return { outcomes, quote: board.drain()[0] }
}

describe('tick frames', () => {
  it('takes prices with the size beside them, and sizes', () => {
    const { outcomes, quote } = taken('1\x006\x007\x001\x00150.10\x00300\x000\0', '2\x006\x007\x003\x00200\0', '2\x006\x007\x008\x005000\0')
    expect(outcomes).toEqual(['taken', 'taken', 'taken'])
    expect(quote).toMatchObject({ bid: '150.10', bidSize: '300', askSize: '200', volume: '5000', ask: null })
  })

  it('knows nothing by its names', () => {
    expect(taken('1\x006\x007\x001\x00NaN\x000\x000\0', '1\x006\x007\x002\x00\x00\x000\0', '2\x006\x007\x000\x00\0')).toMatchObject({ outcomes: ['taken', 'taken', 'taken'], quote: { bid: null, ask: null, bidSize: null } })
  })

  it.each(['', '9\x001\x001\0', '10\x001\0', '1', '45\x006\x007\x0049\x001\0'])('leaves "%s" to the library', (body) => {
    expect(taken(body).outcomes).toEqual(['other'])
  })

  it.each([
    ['too few fields', '1\x006\x007\0'], ['too many', '1\x006\x007\x001\x00150.1\x00300\x000\x009\0'], ['no request', '1\x006\x00\x001\x00150.1\x00300\x000\0'],
    ['a request that is none', '1\x006\x00x\x001\x00150.1\x00300\x000\0'], ['a price that is none', '1\x006\x007\x001\x0015O.1\x00300\x000\0'], ['a size that is none', '2\x006\x007\x000\x003!\0']
  ])('cannot read a tick with %s, and changes nothing', (_what, body) => {
    expect(taken(body)).toEqual({ outcomes: ['unreadable'], quote: undefined })
  })
})
