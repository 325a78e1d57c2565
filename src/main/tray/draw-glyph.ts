/** Draws an icon at exactly the size at which it is shown, so that nothing is ever scaled. */
import type { Glyph } from './glyphs.js'
import type { Shape } from './shapes.js'

/** colour: as it is. mask: black, with the sign cut out, for a system that paints it itself. */
export type Ink = 'colour' | 'mask'

/** How much of a pixel a shape covers, 0 to 1. */
function coverage(shape: Shape, column: number, row: number, size: number): number {
  const distance = shape({ x: (column + 0.5) / size, y: (row + 0.5) / size }) * size
  return Math.min(1, Math.max(0, 0.5 - distance))
}

/** @returns rows of four bytes each: blue, green, red, alpha, multiplied by alpha */
export function drawGlyph({ body, sign, colour }: Glyph, size: number, ink: Ink): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const [red, green, blue] = colour
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const alpha = coverage(body, column, row, size)
      const cut = coverage(sign, column, row, size)
      const [visible, white] = ink === 'mask' ? [alpha * (1 - cut), null] : [alpha, cut]
      const tone = (part: number): number => (white === null ? 0 : Math.round((part + (255 - part) * white) * visible))
      pixels.set([tone(blue), tone(green), tone(red), Math.round(255 * visible)], (row * size + column) * 4)
    }
  }
  return pixels
}
