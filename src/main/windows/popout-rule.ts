/** Which window the desk's page may open: one address, by a name that a layout can have. */
import { windowId } from '../../shared/workspace/workspace-schema.js'
import type { Rectangle } from './window-bounds.js'

export interface AskedWindow {
  readonly url: string
  readonly frameName: string
}

export function isPopout({ url, frameName }: AskedWindow, pageOrigin: string): boolean {
  // Compared whole: no other query, no fragment, no other way to write the same address.
  return windowId.safeParse(frameName).success && url === `${pageOrigin}/popout.html?id=${frameName}`
}

/** Where the page would like the window: `left=10,top=20,width=600,height=400`. Whole pixels; what is not said or not a number is left to the size. */
export function wantedBounds(features: string, size: Pick<Rectangle, 'width' | 'height'>): Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle> {
  const said = new Map(features.split(',').map((feature) => feature.trim().split('=') as [string, string | undefined]))
  const number = (name: string): number | undefined => {
    const value = Number.parseFloat(said.get(name) ?? '')
    return Number.isFinite(value) && Math.abs(value) < 100_000 ? Math.round(value) : undefined
  }
  const [x, y, width, height] = [number('left'), number('top'), number('width') ?? 0, number('height') ?? 0]
  return { ...(x === undefined || y === undefined ? {} : { x, y }), width: Math.max(width, size.width), height: Math.max(height, size.height) }
}
