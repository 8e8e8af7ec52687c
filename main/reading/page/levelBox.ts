import type { PagePixels } from '../../../shared/domain/view.ts'
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

/** Where it lies on the page whose text runs at this angle. */
export function levelQuad({ left, top, right, bottom }: LevelBox, angle: number): Quad {
  const back = (x: number, y: number) => levelPoint({ x, y }, -angle)
  return [back(left, top), back(right, top), back(right, bottom), back(left, bottom)]
}

/** Around a whole page. */
export function boxOfPage({ width, height }: PagePixels, angle: number): LevelBox {
  const corners = [0, width].flatMap((x) => [0, height].map((y) => ({ x, y })))
  return levelBox(corners, angle)
}

/** Around boxes, of which there must be one. */
export function enclosing(boxes: readonly LevelBox[]): LevelBox {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** What of a box lies in another. */
export function clipped(box: LevelBox, to: LevelBox): LevelBox {
  return {
    left: Math.max(to.left, box.left),
    top: Math.max(to.top, box.top),
    right: Math.min(to.right, box.right),
    bottom: Math.min(to.bottom, box.bottom),
  }
}

/** How much of the lower of two boxes' heights they share, 0 to 1. */
export function sharedHeight(a: LevelBox, b: LevelBox): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, shared) / Math.min(a.bottom - a.top, b.bottom - b.top)
}
