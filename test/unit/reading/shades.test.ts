import { describe, expect, it } from 'vitest'
import { hasInk } from '../../../main/reading/page/ink.ts'
import { toPgm } from '../../../main/reading/page/pixels.ts'
import { isLightOnDark, shadesOf } from '../../../main/reading/page/shades.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'

describe.each([
  { text: 'dark on light', ink: 40, ground: 220 },
  { text: 'light on dark', ink: 220, ground: 40 },
])('strokes $text', ({ text, ink, ground }) => {
  it('are told from their ground', () => {
    const shades = shadesOf(Float32Array.from({ length: 100 }, (_, at) => (at % 10 === 0 ? ink : ground)))
    expect(isLightOnDark(shades)).toBe(text === 'light on dark')
  })

  it('are black on white for the second reader', () => {
    const file = toPgm(striped({ ink, ground, from: 0, to: 100 }))
    const picture = file.slice(file.length - 116 * 36)
    const shadeAt = (x: number, y: number) => picture[(y + 8) * 116 + x + 8]
    expect(shadeAt(10, 10)).toBe(0)
    expect(shadeAt(13, 10)).toBe(255)
  })

  it('are ink where they stand, and nowhere else', () => {
    const page = striped({ ink, ground, from: 0, to: 60 })
    const box = (left: number, right: number) =>
      [
        { x: left, y: 0 },
        { x: right, y: 0 },
        { x: right, y: 20 },
        { x: left, y: 20 },
      ] as const
    expect(hasInk(page, box(20, 40), box(0, 60))).toBe(true)
    expect(hasInk(page, box(70, 90), box(0, 60))).toBe(false)
  })
})

/** A strip of 100 × 20 pixels with a stroke in every tenth column of a part of it. */
function striped({ ink, ground, from, to }: Record<'ink' | 'ground' | 'from' | 'to', number>): PagePixels {
  const [width, height] = [100, 20]
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const x = at % width
    const isStroke = x >= from && x < to && x % 10 === 0
    rgba.fill(isStroke ? ink : ground, at * 4, at * 4 + 3)
    rgba[at * 4 + 3] = 255
  }
  return { width, height, rgba }
}
