/** A point in pixels: x to the right, y down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Corners of a line of text in reading order: start-top, end-top, end-bottom, start-bottom. */
export type Quad = readonly [Point, Point, Point, Point]

/** A rectangle turned by any angle: half sizes along its own axes, the first of which is the longer. */
export interface TurnedRectangle {
  readonly center: Point
  /** Unit vector along the longer side. */
  readonly axis: Point
  readonly halfLength: number
  readonly halfThickness: number
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function between(a: Point, b: Point, fraction: number): Point {
  return { x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction }
}

export function quadWidth([a, b, c, d]: Quad): number {
  return (distance(a, b) + distance(d, c)) / 2
}

export function quadHeight([a, b, c, d]: Quad): number {
  return (distance(a, d) + distance(b, c)) / 2
}

/** Angle of a line's reading direction in radians; 0 points right, positive turns clockwise on the page. */
export function quadAngle([a, b, c, d]: Quad): number {
  return Math.atan2(b.y + c.y - a.y - d.y, b.x + c.x - a.x - d.x)
}

/** The part of a line from one fraction of its length to another; fractions outside 0 to 1 lengthen it. */
export function slice([a, b, c, d]: Quad, from: number, to: number): Quad {
  return [between(a, b, from), between(a, b, to), between(d, c, to), between(d, c, from)]
}

/** The same line with its top and bottom moved out (in, if negative) by a fraction of its height. */
export function heighten([a, b, c, d]: Quad, fraction: number): Quad {
  return [
    between(a, d, -fraction),
    between(b, c, -fraction),
    between(b, c, 1 + fraction),
    between(a, d, 1 + fraction),
  ]
}

/** The place of a line below this one, so many of its heights farther down. */
export function lowered([a, b, c, d]: Quad, heights: number): Quad {
  return [
    between(a, d, heights),
    between(b, c, heights),
    between(b, c, 1 + heights),
    between(a, d, 1 + heights),
  ]
}

/** The same line read from its other end: what was the last corner of the text becomes the first. */
export function readBackwards([a, b, c, d]: Quad): Quad {
  return [c, d, a, b]
}

/** Convex hull, counted clockwise on a page whose y points down (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y)
  if (sorted.length < 3) return sorted
  const lower = halfHull(sorted)
  const upper = halfHull(sorted.reverse())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

function halfHull(sorted: readonly Point[]): Point[] {
  const hull: Point[] = []
  for (const point of sorted) {
    while (hull.length >= 2 && turn(hull.at(-2), hull.at(-1), point) <= 0) hull.pop()
    hull.push(point)
  }
  return hull
}

function turn(o: Point | undefined, a: Point | undefined, b: Point): number {
  if (!o || !a) return 1
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
}

/** The rectangle of least area around a convex polygon: one of its sides lies on a side of the polygon. */
export function smallestRectangle(hull: readonly Point[]): TurnedRectangle | null {
  let best: TurnedRectangle | null = null
  let bestArea = Number.POSITIVE_INFINITY
  for (const [index, start] of hull.entries()) {
    const end = hull[(index + 1) % hull.length]
    if (!end) continue
    const length = distance(start, end)
    if (length === 0) continue
    const rectangle = rectangleAlong(hull, { x: (end.x - start.x) / length, y: (end.y - start.y) / length })
    const area = rectangle.halfLength * rectangle.halfThickness
    if (area < bestArea) {
      best = rectangle
      bestArea = area
    }
  }
  return best
}

function rectangleAlong(hull: readonly Point[], axis: Point): TurnedRectangle {
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of hull) {
    const u = x * axis.x + y * axis.y
    const v = y * axis.x - x * axis.y
    minU = Math.min(minU, u)
    maxU = Math.max(maxU, u)
    minV = Math.min(minV, v)
    maxV = Math.max(maxV, v)
  }
  const [u, v] = [(minU + maxU) / 2, (minV + maxV) / 2]
  const center = { x: u * axis.x - v * axis.y, y: u * axis.y + v * axis.x }
  const [along, across] = [(maxU - minU) / 2, (maxV - minV) / 2]
  return along >= across
    ? { center, axis, halfLength: along, halfThickness: across }
    : { center, axis: { x: -axis.y, y: axis.x }, halfLength: across, halfThickness: along }
}

/**
 * Corners of a rectangle as a line read along its longer side, in the direction nearer to the one given. Asking for a
 * direction, instead of sorting corners by x and y, keeps long and nearly vertical lines from folding over.
 */
export function quadAlong(
  { center, axis, halfLength, halfThickness }: TurnedRectangle,
  direction: Point,
): Quad {
  const sign = axis.x * direction.x + axis.y * direction.y >= 0 ? 1 : -1
  const [ux, uy] = [axis.x * sign, axis.y * sign]
  const corner = (along: number, across: number): Point => ({
    x: center.x + ux * along - uy * across,
    y: center.y + uy * along + ux * across,
  })
  return [
    corner(-halfLength, -halfThickness),
    corner(halfLength, -halfThickness),
    corner(halfLength, halfThickness),
    corner(-halfLength, halfThickness),
  ]
}
