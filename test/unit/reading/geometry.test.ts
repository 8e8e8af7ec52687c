import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinFragments } from '../../../main/reading/page/fragments.ts'
import {
  convexHull,
  heighten,
  type Point,
  type Quad,
  quadAlong,
  quadAngle,
  quadHeight,
  quadWidth,
  slice,
  smallestRectangle,
} from '../../../main/reading/page/geometry.ts'
import { levelBox } from '../../../main/reading/page/levelBox.ts'
import { lineQuad, rotationOf, textAngle, textAngleAt } from '../../../main/reading/page/orientation.ts'
import { toUpright } from '../../../main/reading/page/page.ts'
import { aLine, aPage } from './builders.ts'

const degrees = Math.PI / 180
const turned = (angle: number, halfLength = 100, halfThickness = 12) => ({
  center: { x: 300, y: 200 },
  axis: { x: Math.cos(angle), y: Math.sin(angle) },
  halfLength,
  halfThickness,
})

describe('the smallest rectangle around points', () => {
  it('finds a turned rectangle again, at any angle', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: Math.PI, noNaN: true }), (angle) => {
        const corners = quadAlong(turned(angle), { x: 1, y: 0 })
        const found = smallestRectangle(convexHull(corners))
        expect(found?.halfLength).toBeCloseTo(100, 6)
        expect(found?.halfThickness).toBeCloseTo(12, 6)
        expect(found?.center.x).toBeCloseTo(300, 6)
      }),
    )
  })

  it('does not exist for a single point', () => {
    expect(smallestRectangle(convexHull([{ x: 1, y: 1 }]))).toBeNull()
  })
})

describe('a line’s corners', () => {
  it.each([0, 30, 88, 92, 150, 180, 270, 271])('follow the reading direction at %i degrees', (angle) => {
    const direction = { x: Math.cos(angle * degrees), y: Math.sin(angle * degrees) }
    const quad = quadAlong(turned((angle * degrees) % Math.PI), direction)
    expect(Math.cos(quadAngle(quad) - angle * degrees)).toBeCloseTo(1, 9)
    expect(quadWidth(quad)).toBeCloseTo(200, 9)
    // Down on the page is clockwise from the reading direction: otherwise the text would be mirrored.
    const [start, , , below] = quad
    expect((below.y - start.y) * direction.x - (below.x - start.x) * direction.y).toBeCloseTo(24, 9)
  })

  it('read a single high character across, not along its longer side', () => {
    const quad = lineQuad(turned(Math.PI / 2, 20, 16), { x: 1, y: 0 })
    expect(quadAngle(quad)).toBeCloseTo(0, 9)
    expect([quadWidth(quad), quadHeight(quad)]).toEqual([expect.closeTo(32, 9), expect.closeTo(40, 9)])
  })

  it('are cut and raised in the line’s own directions', () => {
    const { quad } = aLine('样本', 100, 50, { size: 20 })
    expect(slice(quad, 0.5, 1)[0]).toEqual({ x: 120, y: 50 })
    expect(quadHeight(heighten(quad, 0.5))).toBeCloseTo(40, 9)
  })
})

describe('the direction of a page', () => {
  it.each([0, 7, 90, 97, 173])('is that of its longer lines, here %i degrees', (angle) => {
    const lines = [0, 1, 2, 3].map((i) => turned((angle + i * 0.5 - 0.75) * degrees))
    const found = textAngle([...lines, turned((angle + 45) * degrees, 60, 10)])
    expect(Math.abs(Math.sin(found.angle - angle * degrees))).toBeLessThan(0.01)
  })

  it.each([
    [7, 0, 7],
    [7, 180, 187],
    [97, 270, 97],
    [97, 90, 277],
    [7, 90, -90],
  ] as const)(
    'of lines at %i degrees on a page that somebody turned by %i is %i',
    (angle, rotation, expected) => {
      const found = textAngleAt(
        [0, 1, 2].map(() => turned(angle * degrees)),
        rotation,
      )
      expect(Math.cos(found.angle - expected * degrees)).toBeCloseTo(1, 3)
      expect(rotationOf(found.angle)).toBe(rotation)
    },
  )

  it('is level for a page without lines', () => {
    expect(textAngle([]).direction).toEqual({ x: 1, y: 0 })
  })

  it.each([
    [0, 0],
    [90, 270],
    [180, 180],
    [-90, 90],
    [97, 270],
    [-8, 0],
  ])('text at %i degrees stands upright after a turn of %i', (angle, rotation) => {
    expect(rotationOf(angle * degrees)).toBe(rotation)
  })

  it.each([
    [0, { x: 10, y: 20 }],
    [90, { x: 610, y: 10 }],
    [180, { x: 990, y: 610 }],
    [270, { x: 20, y: 990 }],
  ] as const)('a turn of %i puts each point where the turned picture has it', (rotation, expected) => {
    expect(toUpright({ ...aPage(), rotation }, { x: 10, y: 20 } satisfies Point)).toEqual(expected)
  })
})

describe('pieces of a line', () => {
  const at = (x: number, y: number, width: number, height: number): Quad => [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]

  it('are joined where their boxes overlap', () => {
    const [joined, ...others] = joinFragments([at(0, 0, 100, 20), at(95, 2, 100, 20)], 0)
    expect(others).toEqual([])
    expect(joined && levelBox(joined, 0)).toEqual({ left: 0, top: 0, right: 195, bottom: 22 })
  })

  it('stay apart where they only stand side by side', () => {
    expect(joinFragments([at(0, 0, 100, 20), at(110, 0, 100, 20)], 0)).toHaveLength(2)
  })

  it('are dropped where they are specks inside another', () => {
    expect(joinFragments([at(0, 0, 300, 30), at(140, 8, 10, 12)], 0)).toHaveLength(1)
  })
})
