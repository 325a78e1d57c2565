/** The icons of the tray: each state has an outline of its own, so that it is known without its colour. In a square of 1 by 1. */
import { disc, polygon, stroke, together, without, type Point, type Shape } from './shapes.js'
import type { TrayState } from './tray-state.js'

export interface Glyph {
  /** What is filled with the state's colour. */
  readonly body: Shape
  /** What is drawn upon it, or cut out of it where there is but one colour. */
  readonly sign: Shape
  readonly colour: readonly [red: number, green: number, blue: number]
}

const MIDDLE: Point = { x: 0.5, y: 0.5 }
const NOTHING: Shape = () => 1

const at = (x: number, y: number): Point => ({ x, y })

const octagon = polygon(Array.from({ length: 8 }, (_, corner) => {
  const angle = (Math.PI / 4) * corner - Math.PI * (7 / 8)
  return at(0.5 + 0.47 * Math.cos(angle), 0.5 + 0.47 * Math.sin(angle))
}), 0.025)
const triangle = polygon([at(0.5, 0.1), at(0.93, 0.87), at(0.07, 0.87)], 0.06)
const ring = without(disc(MIDDLE, 0.47), disc(MIDDLE, 0.33))

/** Colours that stand out from a light panel as well as from a dark one. */
export const glyphs: Readonly<Record<TrayState, Glyph>> = {
  /** A full disc with a tick. */
  fine: { body: disc(MIDDLE, 0.47), sign: together(stroke(at(0.29, 0.52), at(0.44, 0.67), 0.12), stroke(at(0.44, 0.67), at(0.72, 0.36), 0.12)), colour: [15, 138, 112] },
  /** The face of a clock. */
  stale: { body: together(ring, stroke(at(0.5, 0.5), at(0.5, 0.27), 0.1), stroke(at(0.5, 0.5), at(0.66, 0.6), 0.1)), sign: NOTHING, colour: [176, 112, 0] },
  /** A warning triangle. */
  alerting: { body: triangle, sign: together(stroke(at(0.5, 0.4), at(0.5, 0.61), 0.11), disc(at(0.5, 0.77), 0.065)), colour: [200, 96, 0] },
  /** Crossed out. */
  offline: { body: together(ring, stroke(at(0.24, 0.76), at(0.76, 0.24), 0.14)), sign: NOTHING, colour: [118, 126, 140] },
  /** A stop sign. */
  critical: { body: octagon, sign: together(stroke(at(0.5, 0.26), at(0.5, 0.55), 0.13), disc(at(0.5, 0.73), 0.075)), colour: [214, 48, 54] }
}
