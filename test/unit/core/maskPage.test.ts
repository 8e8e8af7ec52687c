import { describe, expect, it } from 'vitest'
import { maskPage } from '../../../main/core/maskPage.ts'
import type { Box, Rotation } from '../../../shared/domain/reading.ts'

/** A white page; `covered` are the pixels, as `x,y`, that are not white any more. */
function covered(width: number, height: number, box: Box, rotation: Rotation): string[] {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  const masked = maskPage({ width, height, rgba }, [box], rotation)
  expect(rgba.every((value) => value === 255)).toBe(true)
  const places: string[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (masked.rgba[4 * (y * width + x)] !== 255) places.push(`${x},${y}`)
  return places
}

describe('the pixels of a masked field', () => {
  it('are covered with a margin, and nothing else is', () => {
    // One pixel of box, a quarter of its height around it, whole pixels.
    expect(covered(10, 10, [0.4, 0.4, 0.5, 0.5], 0)).toEqual([
      '3,3',
      '4,3',
      '5,3',
      '3,4',
      '4,4',
      '5,4',
      '3,5',
      '4,5',
      '5,5',
    ])
  })

  it.each([
    [0, '10,10'],
    [90, '10,90'],
    [180, '90,90'],
    [270, '90,10'],
  ] as const)('lie where a page that is to be turned by %i° has them', (rotation, place) => {
    const places = covered(100, 100, [0.08, 0.08, 0.12, 0.12], rotation)
    expect(places).toContain(place)
    expect(places.length).toBeLessThanOrEqual(49)
  })

  it('may run over the edge', () => {
    expect(covered(4, 4, [0.9, 0.9, 1, 1], 0)).toContain('3,3')
  })

  it('leave a page without any as it is', () => {
    const pixels = { width: 1, height: 1, rgba: new Uint8Array(4) }
    expect(maskPage(pixels, [], 0)).toBe(pixels)
  })
})
