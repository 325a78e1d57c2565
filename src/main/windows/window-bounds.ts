/** Where the window was, and where it may be put again: only where a person can reach its title bar. */

/** In device-independent pixels of the whole desktop; the primary display's corner is 0, 0. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  /** Of the window when it is neither maximised nor in full screen. */
  readonly bounds: Rectangle
  readonly isMaximized: boolean
  readonly isFullScreen: boolean
}

export const DEFAULT_SIZE = { width: 1440, height: 900 } as const

/** Of the form of the file. */
const VERSION = 1

/** A title bar's height, and how much of its width must be there to be taken hold of. */
const TITLE_HEIGHT = 30
const HOLD_WIDTH = 120

/** Beyond any desktop: such a number was never a place on one. */
const FAR = 100_000

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Math.abs(value as number) <= FAR
const isLength = (value: unknown): value is number => isPlace(value) && value > 0

/** What the file says; null: nothing that could be used. A newer form of it is not understood. */
export function parseWindowState(text: string): WindowState | null {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return null // Half a file is no file.
  }
  if (typeof found !== 'object' || found === null) return null
  const { version, x, y, width, height, maximized, fullScreen } = found as Readonly<Record<string, unknown>>
  if (version !== VERSION || !isPlace(x) || !isPlace(y) || !isLength(width) || !isLength(height)) return null
  return { bounds: { x, y, width, height }, isMaximized: maximized === true, isFullScreen: fullScreen === true }
}

export function windowStateText({ bounds: { x, y, width, height }, isMaximized, isFullScreen }: WindowState): string {
  return `${JSON.stringify({ version: VERSION, x, y, width, height, maximized: isMaximized, fullScreen: isFullScreen })}\n`
}

function overlap(one: Rectangle, other: Rectangle): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y))
  }
}

/** Whether a person could move the window by its title bar within this area. */
export function canBeHeld(window: Rectangle, area: Rectangle): boolean {
  const { width, height } = overlap({ ...window, height: TITLE_HEIGHT }, area)
  return height === TITLE_HEIGHT && width >= Math.min(HOLD_WIDTH, window.width)
}

const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to))

/** The window in this area, no larger than it; moved only as far as it takes to hold it, or to be seen whole where it had to shrink. */
function placed({ x, y, width, height }: Rectangle, area: Rectangle): Rectangle {
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) }
  const hold = size.width < width ? size.width : Math.min(HOLD_WIDTH, width)
  return { x: within(x, area.x - size.width + hold, area.x + area.width - hold), y: within(y, area.y, area.y + area.height - TITLE_HEIGHT), ...size }
}

export interface Desktop {
  /** Work areas of the displays that are there now: without task bars. */
  readonly areas: readonly Rectangle[]
  readonly primary: Rectangle
}

/** Where to open the window: where it was, if its title bar can be held on a display that is there now; else in the middle of the primary. */
export function restoredBounds(saved: Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle>, { areas, primary }: Desktop): Rectangle {
  const { x, y, width, height } = saved
  if (x !== undefined && y !== undefined) {
    const was = { x, y, width, height }
    const seen = (area: Rectangle): number => overlap(was, area).width * overlap(was, area).height
    const [home] = areas.filter((area) => canBeHeld(was, area)).sort((one, other) => seen(other) - seen(one))
    if (home !== undefined) return placed(was, home)
  }
  const size = { width: Math.min(width, primary.width), height: Math.min(height, primary.height) }
  return { x: primary.x + Math.floor((primary.width - size.width) / 2), y: primary.y + Math.floor((primary.height - size.height) / 2), ...size }
}
