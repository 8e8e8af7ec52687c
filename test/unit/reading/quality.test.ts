import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../main/cli/sample/random.ts'
import type { PageText, TextLine } from '../../../main/reading/page/page.ts'
import { qualityOf } from '../../../main/reading/page/quality.ts'
import { aLine, aPage, differingBits } from './builders.ts'

/** A grey page with dark bars where its lines stand, as if each character were a stroke and a gap. */
function aPrintedPage({
  ground = 205,
  isSoft = false,
  lines = [aLine('样本样本样本样本', 200, 250, { size: 48 })],
} = {}) {
  const page = aPage(...lines)
  const { width, height, rgba } = page.pixels
  const shade = (x: number, y: number) => {
    const line = lines.find(({ quad: [a, , c] }) => x >= a.x && x < c.x && y >= a.y + 5 && y < c.y - 5)
    if (!line) return ground
    const along = x - line.quad[0].x
    if (isSoft) return ground - (ground - 40) * (1 - Math.abs(((along % 60) - 30) / 30))
    return along % 12 < 6 ? 40 : ground
  }
  paint(page, (x, y) => shade(x, y))
  return { ...page, pixels: { width, height, rgba } }
}

function paint({ pixels: { width, height, rgba } }: PageText, shade: (x: number, y: number) => number): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = Math.max(0, Math.min(255, shade(x, y)))
      rgba.set([value, value, value, 255], (y * width + x) * 4)
    }
}

function shadesOf({ pixels: { width, rgba } }: PageText): (x: number, y: number) => number {
  const before = rgba.slice()
  return (x, y) => before[(y * width + x) * 4] ?? 0
}

describe('the quality of a page', () => {
  it('of a sharp one is as of print, without noise, glare, pattern or cut', () => {
    const quality = qualityOf(aPrintedPage())
    expect(quality).toMatchObject({
      width: 1000,
      height: 630,
      textHeight: 48,
      glare: 0,
      screen: 0,
      isCutOff: false,
    })
    expect(quality.sharpness).toBeGreaterThan(0.9)
    expect(quality.noise).toBeLessThan(0.1)
  })

  it('is less sharp where edges are soft', () => {
    expect(qualityOf(aPrintedPage({ isSoft: true })).sharpness).toBeLessThan(
      0.8 * qualityOf(aPrintedPage()).sharpness,
    )
  })

  it('tells how strong noise is', () => {
    const page = aPrintedPage()
    const [random, shade] = [createRandom('noise'), shadesOf(page)]
    // Sum of twelve uniform numbers: a normal distribution with deviation 1.
    const normal = () => Array.from({ length: 12 }, random.next).reduce((sum, value) => sum + value, -6)
    paint(page, (x, y) => shade(x, y) + 6 * normal())
    expect(qualityOf(page).noise).toBeGreaterThan(5)
    expect(qualityOf(page).noise).toBeLessThan(7)
  })

  it('tells light that burns text out from white paper', () => {
    const lit = aPrintedPage()
    const shade = shadesOf(lit)
    paint(lit, (x, y) => (Math.hypot(x - 300, y - 270) < 30 ? 255 : shade(x, y)))
    expect(qualityOf(lit).glare).toBeGreaterThan(0.02)
    expect(qualityOf(aPrintedPage({ ground: 255 })).glare).toBe(0)
  })

  it('sees the pattern that a screen leaves, and none in noise', () => {
    const page = aPrintedPage()
    const shade = shadesOf(page)
    paint(page, (x, y) => shade(x, y) + 8 * Math.sin((2 * Math.PI * (x + 0.2 * y)) / 3.3))
    expect(qualityOf(page).screen).toBeGreaterThan(0.5)
  })

  it.each([
    ['runs into the edge', 0, true],
    ['ends well within it', 60, false],
  ])('says whether text %s', (_what, left, isCutOff) => {
    const line: TextLine = aLine('样本样本样本', left - 15, 250, { size: 48 })
    expect(qualityOf(aPrintedPage({ lines: [line] })).isCutOff).toBe(isCutOff)
  })

  it('of an empty page has no text to measure', () => {
    expect(qualityOf(aPrintedPage({ lines: [] }))).toMatchObject({
      textHeight: 0,
      sharpness: 0,
      isCutOff: false,
    })
  })
})

describe('the look of a page', () => {
  const look = (page: PageText) => qualityOf(page).hash

  it('stays the same in other light and when it lies another way round', () => {
    const page = aPage()
    paint(page, (x, y) => 128 + 60 * Math.sin(x / 90) * Math.cos(y / 70))
    const darker = aPage()
    const shade = shadesOf(page)
    paint(darker, (x, y) => 0.7 * shade(x, y))
    expect(differingBits(look(page), look(darker))).toBeLessThan(4)
    const { width, height, rgba } = page.pixels
    const turned: PageText = {
      ...page,
      rotation: 180,
      pixels: { width, height, rgba: new Uint8Array(new Uint32Array(rgba.buffer).toReversed().buffer) },
    }
    expect(differingBits(look(page), look(turned))).toBeLessThan(4)
  })

  it('differs between pictures that differ', () => {
    const [one, other] = [aPage(), aPage()]
    paint(one, (x, y) => 128 + 60 * Math.sin(x / 90) * Math.cos(y / 70))
    paint(other, (x, y) => 128 + 60 * Math.sin(y / 60) * Math.cos(x / 50))
    expect(differingBits(look(one), look(other))).toBeGreaterThan(15)
  })
})
