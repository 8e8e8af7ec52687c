import type { Point, Quad } from './geometry.ts'

/** A rectangle that is level once the page is turned by its text's angle. */
export interface LevelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The point as it lies once the page is turned so that text at this angle is level. */
export function levelPoint({ x, y }: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { x: x * cos + y * sin, y: y * cos - x * sin }
}

/** Around points, a quad's corners for one. */
export function levelBox(points: readonly Point[], angle: number): LevelBox {
  const level = points.map((point) => levelPoint(point, angle))
  const xs = level.map(({ x }) => x)
  const ys = level.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** How much of the lower of two boxes' heights they share, 0 to 1. */
export function sharedHeight(a: LevelBox, b: LevelBox): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, shared) / Math.min(a.bottom - a.top, b.bottom - b.top)
}

/** Joins what the detector cut: pieces of one row, of like height, whose boxes overlap; specks inside a line go. */
export function joinFragments(quads: readonly Quad[], angle: number): Quad[] {
  const joined: Quad[] = []
  for (const quad of quads) {
    let current = quad
    for (let at = joined.findIndex((other) => isSameLine(other, current, angle)); at >= 0; ) {
      const [other = current] = joined.splice(at, 1)
      current = around(other, current, angle)
      at = joined.findIndex((candidate) => isSameLine(candidate, current, angle))
    }
    joined.push(current)
  }
  return joined.filter((quad) => !joined.some((other) => other !== quad && isInside(quad, other, angle)))
}

function isInside(quad: Quad, other: Quad, angle: number): boolean {
  const [inner, outer] = [levelBox(quad, angle), levelBox(other, angle)]
  const shared =
    (Math.min(inner.right, outer.right) - Math.max(inner.left, outer.left)) / (inner.right - inner.left)
  return shared > 0.8 && sharedHeight(inner, outer) > 0.8 && heightOf(inner) < heightOf(outer)
}

function heightOf({ top, bottom }: LevelBox): number {
  return bottom - top
}

function isSameLine(a: Quad, b: Quad, angle: number): boolean {
  const [p, q] = [levelBox(a, angle), levelBox(b, angle)]
  const heights = [heightOf(p), heightOf(q)]
  const overlap = Math.min(p.right, q.right) - Math.max(p.left, q.left)
  return overlap > 0 && sharedHeight(p, q) > 0.6 && Math.max(...heights) < 1.6 * Math.min(...heights)
}

function around(a: Quad, b: Quad, angle: number): Quad {
  const [p, q] = [levelBox(a, angle), levelBox(b, angle)]
  const left = Math.min(p.left, q.left)
  const top = Math.min(p.top, q.top)
  const right = Math.max(p.right, q.right)
  const bottom = Math.max(p.bottom, q.bottom)
  const back = (x: number, y: number) => levelPoint({ x, y }, -angle)
  return [back(left, top), back(right, top), back(right, bottom), back(left, bottom)]
}
