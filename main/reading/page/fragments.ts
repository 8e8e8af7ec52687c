import type { Quad } from './geometry.ts'
import { enclosing, type LevelBox, levelBox, levelQuad, sharedHeight } from './levelBox.ts'

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
  return levelQuad(enclosing([levelBox(a, angle), levelBox(b, angle)]), angle)
}
