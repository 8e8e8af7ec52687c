import type { Rotation } from '../../../shared/domain/reading.ts'
import { type Point, type Quad, quadAlong, type TurnedRectangle } from './geometry.ts'

/** The direction of a page's lines. Up and down are not told apart here: that takes reading. */
export interface Orientation {
  /** Radians, −π/4 to 3π/4; where a person has turned the page, any. */
  readonly angle: number
  readonly direction: Point
}

const binCount = 60
const binWidth = Math.PI / binCount
/** A region this many times longer than thick shows where its line runs. */
const elongated = 1.8

/** The angle, mod 180°, along which most of the text runs: a vote of the regions, each with its length. */
export function textAngle(regions: readonly TurnedRectangle[]): Orientation {
  const voters = regions
    .filter(({ halfLength, halfThickness }) => halfLength > elongated * halfThickness)
    .map(({ axis, halfLength }) => ({ angle: modHalfTurn(Math.atan2(axis.y, axis.x)), weight: halfLength }))
  const peak = strongestBin(voters)
  // Averaged as doubled angles, so that 179° and 1° meet at 0° and not at 90°.
  let [x, y] = [0, 0]
  for (const { angle, weight } of voters) {
    if (Math.abs(Math.sin(angle - peak)) > Math.sin(1.5 * binWidth)) continue
    x += weight * Math.cos(2 * angle)
    y += weight * Math.sin(2 * angle)
  }
  const mean = modHalfTurn(Math.atan2(y, x) / 2)
  const angle = mean >= (3 * Math.PI) / 4 ? mean - Math.PI : mean
  return { angle, direction: { x: Math.cos(angle), y: Math.sin(angle) } }
}

/** The same on a page that a person has turned: text that runs another way is not what it is read for. */
export function textAngleAt(regions: readonly TurnedRectangle[], rotation: Rotation): Orientation {
  const { angle: found } = textAngle(regions)
  const said = (-rotation * Math.PI) / 180
  const angle = [found, found + Math.PI].find((candidate) => rotationOf(candidate) === rotation) ?? said
  return { angle, direction: { x: Math.cos(angle), y: Math.sin(angle) } }
}

function strongestBin(voters: readonly { angle: number; weight: number }[]): number {
  const bins = new Float64Array(binCount)
  for (const { angle, weight } of voters) {
    const bin = Math.floor(angle / binWidth)
    for (const [offset, share] of [
      [-1, 0.5],
      [0, 1],
      [1, 0.5],
    ] as const) {
      const at = (bin + offset + binCount) % binCount
      bins[at] = (bins[at] ?? 0) + weight * share
    }
  }
  return (bins.indexOf(Math.max(...bins)) + 0.5) * binWidth
}

function modHalfTurn(angle: number): number {
  return ((angle % Math.PI) + Math.PI) % Math.PI
}

/**
 * A region as a line that is read in the given direction. A region of one or two characters may be higher than it is
 * wide; only a long one across the page's direction is taken for a line of its own direction.
 */
export function lineQuad(region: TurnedRectangle, direction: Point): Quad {
  const along = Math.abs(region.axis.x * direction.x + region.axis.y * direction.y)
  const across = along < Math.SQRT1_2
  if (!across || region.halfLength > elongated * region.halfThickness) return quadAlong(region, direction)
  return quadAlong(
    {
      center: region.center,
      axis: { x: -region.axis.y, y: region.axis.x },
      halfLength: region.halfThickness,
      halfThickness: region.halfLength,
    },
    direction,
  )
}

/** How far a page must be turned clockwise for text at this angle to run left to right. */
export function rotationOf(angle: number): Rotation {
  const quarters = ((Math.round(-angle / (Math.PI / 2)) % 4) + 4) % 4
  return ([0, 90, 180, 270] as const)[quarters] ?? 0
}
