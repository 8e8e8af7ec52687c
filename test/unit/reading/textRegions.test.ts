import { describe, expect, it } from 'vitest'
import type { Detector } from '../../../main/reading/engines/detector.ts'
import { textRegions as regionsOf } from '../../../main/reading/engines/regions.ts'
import type { TurnedRectangle } from '../../../main/reading/page/geometry.ts'
import { islandsOf } from '../../../main/reading/page/islands.ts'
import { resizeToPlanes } from '../../../main/reading/page/pixels.ts'
import { textRegions } from '../../../main/reading/page/textRegions.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'

type Bar = readonly [x: number, y: number, width: number, height: number]

/** White, with a black bar where a line of text would be. */
function aPicture(width: number, height: number, bars: readonly Bar[]): PagePixels {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (const [x, y, length, thickness] of bars)
    for (let row = y; row < y + thickness; row++)
      for (let column = x; column < x + length; column++)
        rgba.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  return { width, height, rgba }
}

/** Least height of a line that is seen, in pixels of a look. */
const seenFrom = 12

/** Takes what is dark for text, if it is high enough at the size that it is shown at; notes how large that was. */
function aDetector() {
  const looks: number[] = []
  const detect: Detector = async (page, side = 1280) => {
    const ratio = side / Math.max(page.width, page.height)
    const [width, height] = [Math.round(page.width * ratio), Math.round(page.height * ratio)]
    looks.push(width * height)
    const dark = resizeToPlanes(page, width, height, [-1 / 255, 0, 0], [1, 0, 0])
    return regionsOf({ width, height, values: dark.subarray(0, width * height) })
      .filter(({ halfThickness }) => 2 * halfThickness >= seenFrom)
      .map(({ center, axis, halfLength, halfThickness }) => ({
        center: { x: center.x / ratio, y: center.y / ratio },
        axis,
        halfLength: halfLength / ratio,
        halfThickness: halfThickness / ratio,
      }))
  }
  return { detect, looks }
}

function isFound(regions: readonly TurnedRectangle[], [x, y, width, height]: Bar): boolean {
  const near = regions.filter(
    ({ center }) =>
      Math.abs(center.x - x - width / 2) < height && Math.abs(center.y - y - height / 2) < height / 2,
  )
  return near.length === 1
}

const statusBar: Bar[] = [
  [60, 40, 90, 24],
  [900, 40, 120, 24],
]
const buttons: Bar = [380, 2240, 320, 24]
const title: Bar = [440, 900, 200, 30]
const print = Array.from({ length: 6 }, (_, line): Bar => [240, 1010 + 30 * line, 600, 12])
const smallPrint = Array.from({ length: 6 }, (_, line): Bar => [240, 1200 + 22 * line, 560, 8])
const screen = [...statusBar, buttons, title, ...print, ...smallPrint]

describe('the text of a page', () => {
  it('is all found where a screen shows a small paper far from its own bars', async () => {
    const { detect } = aDetector()
    const regions = await textRegions(aPicture(1080, 2340, screen), detect)
    for (const bar of screen) expect(isFound(regions, bar), `${bar}`).toBe(true)
    expect(regions).toHaveLength(screen.length)
  })

  it('is not seen well where only the bars of a screen were large enough to be seen', async () => {
    const { detect } = aDetector()
    const bars: Bar[] = [
      [60, 40, 300, 48],
      [700, 40, 300, 48],
      [380, 2240, 320, 48],
    ]
    const all = [...bars, ...print.map(([x, y, width]): Bar => [x, y, width, 14])]
    const regions = await textRegions(aPicture(1080, 2340, all), detect)
    for (const bar of all) expect(isFound(regions, bar), `${bar}`).toBe(true)
  })

  it('is looked at twice where the second look shows it large', async () => {
    const { detect, looks } = aDetector()
    const bars = Array.from({ length: 8 }, (_, line): Bar => [100, 100 + 60 * line, 500, 16])
    const regions = await textRegions(aPicture(1100, 900, bars), detect)
    for (const bar of bars) expect(isFound(regions, bar), `${bar}`).toBe(true)
    expect(looks).toHaveLength(2)
  })
})

describe('islands', () => {
  const box = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 10 })

  it('hold what stands near one another, by however many steps, the largest first', () => {
    const [alone, a, b, c] = [box(0, 0), box(0, 400), box(90, 440), box(220, 500)]
    expect(islandsOf([alone, a, c, b], (one) => one, 10)).toEqual([
      [a, b, c].map(() => expect.anything()),
      [alone],
    ])
  })
})
