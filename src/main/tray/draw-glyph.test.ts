import { describe, expect, it } from 'vitest'
import { drawGlyph } from './draw-glyph.js'
import { glyphs } from './glyphs.js'
import { trayStates } from './tray-state.js'

const sizes = [16, 22, 24, 32, 44] as const

const alphas = (pixels: Uint8Array): number[] => Array.from(pixels).filter((_, index) => index % 4 === 3)
const at = (pixels: Uint8Array, size: number, column: number, row: number): readonly number[] => [...pixels.subarray((row * size + column) * 4, (row * size + column) * 4 + 4)]

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(sizes)('an icon of %d pixels', (size) => {
  it.each(trayStates)('%s fills its square and stays within it, alike at its left and its right', (state) => {
    const outline = alphas(drawGlyph(glyphs[state], size, 'colour'))
    const columns = Array.from({ length: size }, (_, column) => Math.max(...outline.filter((_alpha, index) => index % size === column)))
    expect(columns.slice(0, 1).concat(columns.slice(-1)).every((alpha) => alpha < 255)).toBe(true)
    expect(columns.slice(Math.ceil(size * 0.12), Math.floor(size * 0.88)).every((alpha) => alpha > 128)).toBe(true)
  })

  it.each(trayStates)('%s is sharp: few of its pixels are neither full nor empty', (state) => {
    const outline = alphas(drawGlyph(glyphs[state], size, 'colour'))
    const soft = outline.filter((alpha) => alpha > 0 && alpha < 255).length
    // An edge is one pixel wide; a scaled picture's would be two or more.
    expect(soft).toBeLessThan(size * 9)
  })

  it('is another shape in each state, whatever its colour', () => {
    const masks = trayStates.map((state) => alphas(drawGlyph(glyphs[state], size, 'mask')))
    for (const [index, mask] of masks.entries()) {
      for (const other of masks.slice(index + 1)) {
        const differing = mask.filter((alpha, pixel) => Math.abs(alpha - (other[pixel] ?? 0)) > 128).length
        expect(differing).toBeGreaterThan((size * size) / 25)
      }
    }
  })
})

it.each(trayStates)('%s stands out from light and from dark panels, and its sign from itself', (state) => {
  const { colour } = glyphs[state]
  expect(contrast(colour, [30, 30, 30])).toBeGreaterThan(3)
  expect(contrast(colour, [245, 246, 248])).toBeGreaterThan(3)
  expect(contrast(colour, [255, 255, 255])).toBeGreaterThan(3)
})

it('has its colours multiplied by how much of the pixel is covered, as the system wants them', () => {
  const pixels = drawGlyph(glyphs.fine, 22, 'colour')
  expect(at(pixels, 22, 0, 0)).toEqual([0, 0, 0, 0])
  expect(at(pixels, 22, 11, 3)).toEqual([...glyphs.fine.colour].reverse().concat(255))
  for (let index = 0; index < pixels.length; index += 4) {
    const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(index, index + 4)
    expect(Math.max(blue, green, red)).toBeLessThanOrEqual(alpha)
  }
})

it('is black with its sign cut out where the system paints it', () => {
  const pixels = drawGlyph(glyphs.critical, 44, 'mask')
  expect(at(pixels, 44, 22, 18)).toEqual([0, 0, 0, 0])
  expect(at(pixels, 44, 10, 22)).toEqual([0, 0, 0, 255])
})
