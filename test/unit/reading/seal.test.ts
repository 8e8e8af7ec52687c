import { describe, expect, it } from 'vitest'
import { isColourless, withoutGreys } from '../../../main/reading/page/greyInk.ts'
import { isInRed, shareOfRed, throughRed } from '../../../main/reading/page/redInk.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'

type Colour = readonly [number, number, number]

/** A row of pixels of these colours. */
function row(...colours: readonly Colour[]): PagePixels {
  return {
    width: colours.length,
    height: 1,
    rgba: Uint8Array.from(colours.flatMap((colour) => [...colour, 255])),
  }
}

function shades({ rgba }: PagePixels): number[] {
  return Array.from(rgba).filter((_, index) => index % 4 === 0)
}

describe('a seal over print', () => {
  it('in red is as light as paper, in poor light too, and print under it stays dark', () => {
    const [paper, seal, print, under]: readonly [Colour, Colour, Colour, Colour] = [
      [185, 180, 175],
      [150, 95, 92],
      [60, 58, 57],
      [55, 30, 28],
    ]
    const [light = 0, sealed = 0, dark = 0, covered = 0] = shades(throughRed(row(paper, seal, print, under)))
    expect(Math.abs(light - sealed)).toBeLessThan(15)
    expect(Math.max(dark, covered)).toBeLessThan(0.5 * light)
  })

  it.each([
    ['good light', 1],
    ['poor light', 0.55],
  ])('is known by its red in %s, and the paper of a warm lamp is not red', (_, light) => {
    const lit = (...colours: readonly Colour[]) =>
      row(...colours.map(([r, g, b]): Colour => [light * r, light * g, light * b]))
    const [paper, seal, print]: readonly Colour[] = [
      [252, 236, 206],
      [215, 140, 120],
      [60, 58, 57],
    ]
    if (!paper || !seal || !print) throw new Error('three colours')
    const sheet = Array.from({ length: 7 }, () => paper)
    expect(shareOfRed(lit(...sheet, print, seal, seal))).toBeCloseTo(0.2)
    expect(shareOfRed(lit(...sheet, print))).toBe(0)
  })

  it.each([
    ['red print', [150, 98, 93], [212, 223, 214], true],
    ['black print in the light of a warm lamp', [120, 95, 70], [250, 205, 150], false],
  ] as const)('is what %s is, or not', (_, ink, paper, expected) => {
    const column = (at: number): Colour => (at % 8 < 2 ? ink : paper)
    const line = row(...Array.from({ length: 320 }, (_, at) => column(at)))
    const page = {
      ...line,
      height: 10,
      rgba: Uint8Array.from({ length: 12800 }, (_, at) => line.rgba[at % 1280] ?? 0),
    }
    const at = (x: number, y: number) => ({ x, y })
    expect(isInRed(page, [at(0, 0), at(320, 0), at(320, 10), at(0, 10)])).toBe(expected)
  })

  it('copied without colour goes with all that is lighter than print', () => {
    const copy = row([240, 240, 240], [125, 125, 125], [30, 30, 30], [45, 45, 45])
    const [paper = 0, sealed = 0, print = 255, soft = 255] = shades(
      withoutGreys(copy, { ink: 30, ground: 240 }),
    )
    expect([paper, sealed]).toEqual([255, 255])
    expect(print).toBe(0)
    expect(soft).toBeLessThan(60)
  })

  it('is looked for in grey only where there is no colour at all', () => {
    const grey: Colour[] = Array.from({ length: 1000 }, () => [200, 198, 203])
    expect(isColourless(row(...grey))).toBe(true)
    expect(
      isColourless(row(...grey.slice(0, 990), ...Array.from({ length: 10 }, (): Colour => [200, 90, 90]))),
    ).toBe(false)
  })
})
