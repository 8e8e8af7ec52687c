import { convexHull, type Point, smallestRectangle, type TurnedRectangle } from '../page/geometry.ts'

/** Where a map of probabilities says that text is. */
export interface ProbabilityMap {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** A pixel belongs to text above `pixel`; a region counts if its mean is above `region` (PaddleOCR's own values). */
const threshold = { pixel: 0.3, region: 0.5 } as const
/** The network marks the inner part of a line; this is how far out its edge lies, in area over perimeter. */
const unclipRatio = 1.6
/** In pixels of the map: thinner regions are specks. */
const smallestSide = 3
const mostRegions = 1000

/** The lines of text in a map, as rectangles in its coordinates (DBNet's post-processing, arXiv 1911.08947). */
export function textRegions(map: ProbabilityMap): TurnedRectangle[] {
  const regions: TurnedRectangle[] = []
  for (const component of components(map)) {
    if (regions.length === mostRegions) break
    if (component.mean < threshold.region) continue
    const rectangle = smallestRectangle(convexHull(component.edge))
    if (!rectangle) continue
    // Pixel centres lie half a pixel inside the region's outline.
    const tight = grow(rectangle, 0.5)
    if (tight.halfThickness * 2 < smallestSide) continue
    regions.push(grow(tight, unclipDistance(tight)))
  }
  return regions
}

function unclipDistance({ halfLength, halfThickness }: TurnedRectangle): number {
  return (halfLength * halfThickness * unclipRatio) / (halfLength + halfThickness)
}

function grow(rectangle: TurnedRectangle, by: number): TurnedRectangle {
  return {
    ...rectangle,
    halfLength: rectangle.halfLength + by,
    halfThickness: rectangle.halfThickness + by,
  }
}

interface Component {
  /** Leftmost and rightmost pixels of each row: enough for the hull. */
  readonly edge: readonly Point[]
  readonly mean: number
}

/** Regions of touching pixels (eight neighbours), from the top. */
function* components({ width, height, values }: ProbabilityMap): Generator<Component> {
  const seen = new Uint8Array(width * height)
  const stack: number[] = []
  const visit = (index: number) => {
    if (seen[index] === 0 && (values[index] ?? 0) > threshold.pixel) {
      seen[index] = 1
      stack.push(index)
    }
  }
  for (let start = 0; start < seen.length; start++) {
    visit(start)
    if (stack.length === 0) continue
    const rows = new Map<number, { left: number; right: number }>()
    let [sum, count] = [0, 0]
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      const y = Math.floor(index / width)
      const x = index - y * width
      sum += values[index] ?? 0
      count += 1
      const row = rows.get(y)
      if (row) {
        row.left = Math.min(row.left, x)
        row.right = Math.max(row.right, x)
      } else rows.set(y, { left: x, right: x })
      for (let dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy++)
        for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++) visit(index + dy * width + dx)
    }
    yield { edge: edgeOf(rows), mean: sum / count }
  }
}

function edgeOf(rows: ReadonlyMap<number, { left: number; right: number }>): Point[] {
  return [...rows].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right, y },
  ])
}
