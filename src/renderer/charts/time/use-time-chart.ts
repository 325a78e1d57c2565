/** Moving through a chart over time: ranges, zoom, pan, and a crosshair, by keys, wheel and drag alike. */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { EpochMs } from '../../../shared/lib/clock.js'
import { zoneName, type ShownZone } from '../../format/time-format.js'
import { movedPlace } from '../bars/moved-place.js'
import { changeChartView, turnSeries, useChartView } from './chart-views.js'
import { panned, rangeWindow, timeRanges, within, zoomed, type TimeRange, type TimeWindow } from './time-window.js'

/** Room that the drawing leaves beside the plot, in pixels. */
export const PLOT_LEFT = 52
export const PLOT_RIGHT = 20

export interface TimeChart<P> {
  readonly name: string
  readonly frame: RefObject<HTMLDivElement | null>
  readonly window: TimeWindow
  readonly range: TimeRange | null
  readonly hidden: readonly string[]
  /** The points within the window, and on each side the next one, so that lines lead on. */
  readonly visible: readonly P[]
  /** The point under the crosshair of the keys. */
  readonly pointed: P | null
  readonly choose: (range: TimeRange) => void
  readonly turn: (series: string) => void
  readonly onKeyDown: (event: React.KeyboardEvent) => void
  readonly onPointerDown: (event: React.PointerEvent) => void
  readonly onBlur: () => void
  /** The same function each time. Not to be given through React, whose listener may not keep the page from scrolling. */
  readonly onWheel: (event: WheelEvent) => void
}

export interface TimeChartInput<P extends { readonly at: EpochMs }> {
  /** Stable name of the chart: what a person has made of it is kept by it. */
  readonly name: string
  /** Oldest first. */
  readonly points: readonly P[]
  readonly zone: ShownZone
}

const EMPTY: TimeWindow = { from: 0, to: 1 }

export function useTimeChart<P extends { readonly at: EpochMs }>({ name, points, zone }: TimeChartInput<P>): TimeChart<P> {
  const frame = useRef<HTMLDivElement>(null)
  const { shown, hidden } = useChartView(name)
  const [place, setPlace] = useState<number | null>(null)
  const [first, last] = [points[0], points.at(-1)]
  const extent = useMemo(() => (first === undefined || last === undefined ? EMPTY : { from: first.at, to: Math.max(last.at, first.at + 1) }), [first, last])
  const window = useMemo(() => (typeof shown === 'string' ? rangeWindow(shown, extent, zoneName(zone)) : within(shown, extent)), [shown, extent, zone])
  const visible = useMemo(() => {
    const from = points.findIndex(({ at }) => at >= window.from)
    const to = points.findLastIndex(({ at }) => at <= window.to)
    return points.slice(Math.max(0, from - 1), to + 2)
  }, [points, window])
  const move = useCallback((next: TimeWindow) => { changeChartView(name, { shown: next }) }, [name])

  const current = useRef({ window, extent })
  useEffect(() => {
    current.current = { window, extent }
  })
  const onWheel = useCallback((event: WheelEvent) => {
    if (frame.current === null) return
    event.preventDefault()
    const now = current.current
    const { left, width } = plotOf(frame.current)
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) move(panned(now.window, (event.deltaX === 0 ? event.deltaY : event.deltaX) / width, now.extent))
    else move(zoomed(now.window, event.deltaY > 0 ? 1.2 : 1 / 1.2, Math.min(1, Math.max(0, (event.clientX - left) / width)), now.extent))
  }, [move])

  const choose = (range: TimeRange): void => { changeChartView(name, { shown: range }) }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return
    const range = timeRanges[Number(event.key) - 1]
    if (range !== undefined) choose(range)
    else if (event.key === '0') choose('All')
    else if (event.key === '+' || event.key === '-') move(zoomed(window, event.key === '+' ? 0.7 : 1.4, 0.5, extent))
    else if (event.key === 'Escape' && place !== null) setPlace(null)
    else if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) move(panned(window, event.key === 'ArrowLeft' ? -0.1 : 0.1, extent))
    else {
      const next = movedPlace(place, event.key, visible.length)
      if (next === null) return
      setPlace(next)
    }
    event.preventDefault()
  }
  const onPointerDown = (event: React.PointerEvent): void => {
    const element = frame.current
    if (element === null || event.button !== 0) return
    const start = { x: event.clientX, window }
    const { width } = plotOf(element)
    const onMove = (moved: PointerEvent): void => {
      if (Math.abs(moved.clientX - start.x) > 2) move(panned(start.window, (start.x - moved.clientX) / width, extent))
    }
    const onEnd = (): void => {
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerup', onEnd)
      element.removeEventListener('pointercancel', onEnd)
    }
    element.setPointerCapture(event.pointerId)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerup', onEnd)
    element.addEventListener('pointercancel', onEnd)
  }
  return {
    name, frame, window, hidden, visible, choose, onKeyDown, onPointerDown, onWheel, range: typeof shown === 'string' ? shown : null, pointed: place === null ? null : (visible[place] ?? null),
    turn: (series) => { turnSeries(name, series) }, onBlur: () => { setPlace(null) }
  }
}

function plotOf(element: HTMLElement): { readonly left: number; readonly width: number } {
  const { left, width } = element.getBoundingClientRect()
  return { left: left + PLOT_LEFT, width: Math.max(1, width - PLOT_LEFT - PLOT_RIGHT) }
}
