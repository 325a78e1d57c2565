import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeHeld, parseWindowState, restoredBounds, windowStateText, type Rectangle, type WindowState } from './window-bounds.js'

const laptop: Rectangle = { x: 0, y: 27, width: 1366, height: 741 }
const left: Rectangle = { x: -2560, y: 0, width: 2560, height: 1400 }
const both = { areas: [laptop, left], primary: laptop }
const laptopOnly = { areas: [laptop], primary: laptop }

describe('where the window opens', () => {
  it('is where it was, on the display on which it was', () => {
    const was = { x: -2000, y: 100, width: 1600, height: 1000 }
    expect(restoredBounds(was, both)).toEqual(was)
  })

  it('is the middle of the primary display when the one on which it was is gone, no larger than that', () => {
    expect(restoredBounds({ x: -2000, y: 100, width: 1600, height: 1000 }, laptopOnly)).toEqual(laptop)
    expect(restoredBounds({ x: -2000, y: 100, width: 1000, height: 641 }, laptopOnly)).toEqual({ x: 183, y: 77, width: 1000, height: 641 })
  })

  it.each([
    ['above the display', { x: 100, y: -20, width: 1000, height: 700 }],
    ['below it', { x: 100, y: 760, width: 1000, height: 700 }],
    ['but for a corner beside it', { x: 1300, y: 100, width: 1000, height: 700 }]
  ])('is the middle when its title bar would be %s', (_where, was) => {
    expect(restoredBounds(was, laptopOnly)).toEqual({ x: 183, y: 47, width: 1000, height: 700 })
  })

  it('stays half outside where it was put so, as long as it can be held', () => {
    const was = { x: 900, y: 500, width: 1000, height: 700 }
    expect(restoredBounds(was, laptopOnly)).toEqual(was)
  })

  it('is seen whole when it has to shrink', () => {
    expect(restoredBounds({ x: -1500, y: 30, width: 1700, height: 1400 }, laptopOnly)).toEqual({ x: 0, y: 30, width: 1366, height: 741 })
  })

  it('is the middle of the primary display at the first start', () => {
    expect(restoredBounds({ width: 1440, height: 900 }, { areas: [left], primary: { x: 0, y: 0, width: 1920, height: 1080 } })).toEqual({ x: 240, y: 90, width: 1440, height: 900 })
  })

  it('can be held, and is no larger than the display, whatever was kept and whatever is there', () => {
    const display = fc.record({ x: fc.integer({ min: -5_000, max: 5_000 }), y: fc.integer({ min: -3_000, max: 3_000 }), width: fc.integer({ min: 320, max: 7_680 }), height: fc.integer({ min: 240, max: 4_320 }) })
    const kept = fc.record({ x: fc.integer({ min: -9_000, max: 9_000 }), y: fc.integer({ min: -9_000, max: 9_000 }), width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) })
    fc.assert(
      fc.property(kept, fc.array(display, { minLength: 1, maxLength: 4 }), (saved, areas) => {
        const [primary = laptop] = areas
        const window = restoredBounds(saved, { areas, primary })
        expect(areas.some((area) => canBeHeld(window, area) && window.width <= area.width && window.height <= area.height)).toBe(true)
      })
    )
  })
})

describe('the kept state', () => {
  const state: WindowState = { bounds: { x: -20, y: 10, width: 1200, height: 800 }, isMaximized: true, isFullScreen: false }

  it('is read as it was written', () => {
    expect(parseWindowState(windowStateText(state))).toEqual(state)
  })

  it.each([
    ['half a file', windowStateText(state).slice(0, 30)],
    ['a newer form', windowStateText(state).replace('"version":1', '"version":2')],
    ['no number', windowStateText(state).replace('1200', '"wide"')],
    ['no size', windowStateText(state).replace('1200', '0')],
    ['a place beyond any desktop', windowStateText(state).replace('-20', '-2e9')],
    ['null', 'null'],
    ['nothing', '']
  ])('is not taken from %s', (_what, text) => {
    expect(parseWindowState(text)).toBeNull()
  })
})
