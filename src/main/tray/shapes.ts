/** Shapes by their distance: how far a point is from the edge, in the unit of the drawing; negative within. Drawn so, a shape is sharp at every size. */

export interface Point {
  readonly x: number
  readonly y: number
}

export type Shape = (point: Point) => number

export function disc(centre: Point, radius: number): Shape {
  return ({ x, y }) => Math.hypot(x - centre.x, y - centre.y) - radius
}

/** A line with round ends. */
export function stroke(from: Point, to: Point, width: number): Shape {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  return ({ x, y }) => {
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length))
    return Math.hypot(x - from.x - along * dx, y - from.y - along * dy) - width / 2
  }
}

/** @param corners of a convex figure, clockwise on screen. `round`: by so much its corners are rounded and its sides moved outwards */
export function polygon(corners: readonly Point[], round = 0): Shape {
  const sides = corners.map((from, index) => ({ from, to: corners[(index + 1) % corners.length] ?? from }))
  return (point) => {
    const isWithin = sides.every(({ from, to }) => (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x) >= 0)
    const edge = Math.min(...sides.map(({ from, to }) => stroke(from, to, 0)(point)))
    return (isWithin ? -edge : edge) - round
  }
}

export function together(...shapes: readonly Shape[]): Shape {
  return (point) => Math.min(...shapes.map((shape) => shape(point)))
}

export function without(shape: Shape, cut: Shape): Shape {
  return (point) => Math.max(shape(point), -cut(point))
}
