/** The icon as each system wants it: drawn at the very sizes at which it is shown. */
import { nativeImage, type NativeImage } from 'electron'
import { drawGlyph, type Ink } from './draw-glyph.js'
import { glyphs } from './glyphs.js'
import type { TrayState } from './tray-state.js'

/** Sides in points: of a menu bar's icon, of the notification area's, of a panel's. */
const side = { darwin: 18, win32: 16, linux: 22 } as const
const scales = { darwin: [1, 2], win32: [1, 1.25, 1.5, 2, 2.5, 3] } as const

function bitmapOf(state: TrayState, size: number, ink: Ink): Buffer {
  return Buffer.from(drawGlyph(glyphs[state], size, ink))
}

/** @param scaleFactor of the display; a Linux panel is sent one picture, and must not have to enlarge it */
export function trayImage(state: TrayState, platform: NodeJS.Platform, scaleFactor: number): NativeImage {
  if (platform !== 'darwin' && platform !== 'win32') {
    const size = Math.round(side.linux * Math.max(1, scaleFactor))
    return nativeImage.createFromBitmap(bitmapOf(state, size, 'colour'), { width: size, height: size })
  }
  const image = nativeImage.createEmpty()
  for (const scale of scales[platform]) {
    const size = Math.round(side[platform] * scale)
    image.addRepresentation({ scaleFactor: scale, width: size, height: size, buffer: bitmapOf(state, size, platform === 'darwin' ? 'mask' : 'colour') })
  }
  // The menu bar paints it itself, light or dark.
  if (platform === 'darwin') image.setTemplateImage(true)
  return image
}
