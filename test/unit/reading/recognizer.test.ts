import { describe, expect, it } from 'vitest'
import { decode } from '../../../main/reading/engines/recognizer.ts'
import { textRegions } from '../../../main/reading/engines/regions.ts'
import { cropLine, resizeToPlanes } from '../../../main/reading/page/pixels.ts'

describe('decoding what the recognition network says', () => {
  /** One step for each class, with its probability. */
  const steps = (...best: [index: number, value: number][]) =>
    Float32Array.from(best.flatMap(([index, value]) => [0, 1, 2].map((i) => (i === index ? value : 0.01))))

  it('takes repeats and blanks out, and keeps a character that comes twice', () => {
    const read = decode(steps([1, 0.9], [1, 0.8], [0, 0.9], [1, 0.7], [2, 0.6]), ['甲', '乙'])
    expect(read.map(({ text }) => text).join('')).toBe('甲甲乙')
  })

  it('says where along the line each character starts, and how sure it is', () => {
    const [first, second] = decode(steps([0, 0.9], [1, 0.9], [0, 0.9], [2, 0.6]), ['甲', '乙'])
    expect(first).toEqual({ text: '甲', confidence: expect.closeTo(0.9, 5), at: 1.5 / 4 })
    expect(second).toEqual({ text: '乙', confidence: expect.closeTo(0.6, 5), at: 3.5 / 4 })
  })
})

describe('regions of text', () => {
  function aMap(
    width: number,
    height: number,
    ...boxes: [x: number, y: number, w: number, h: number, p: number][]
  ) {
    const values = new Float32Array(width * height)
    for (const [x, y, w, h, p] of boxes)
      for (let row = y; row < y + h; row++) values.fill(p, row * width + x, row * width + x + w)
    return { width, height, values }
  }

  it('are found where the map is bright, and are larger than the bright part', () => {
    const [region, ...others] = textRegions(aMap(200, 100, [40, 30, 100, 12, 0.9]))
    expect(others).toEqual([])
    expect(region?.center).toEqual({ x: expect.closeTo(89.5, 6), y: expect.closeTo(35.5, 6) })
    expect(region?.halfLength).toBeGreaterThan(50)
    expect(region?.halfThickness).toBeGreaterThan(6)
  })

  it('are not made of specks or of doubts', () => {
    expect(textRegions(aMap(200, 100, [10, 10, 2, 2, 0.9], [40, 30, 100, 12, 0.4]))).toEqual([])
  })

  it('reach to the edge of the map without leaving it', () => {
    expect(textRegions(aMap(60, 20, [0, 0, 60, 20, 0.9]))).toHaveLength(1)
  })
})

describe('cutting a line out of a page', () => {
  /** A page whose red grows to the right and whose green grows downwards. */
  function aGradient(width: number, height: number) {
    const rgba = new Uint8Array(width * height * 4)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) rgba.set([x, y, 0, 255], (y * width + x) * 4)
    return { width, height, rgba }
  }

  it('makes a line that runs downwards level', () => {
    const quad = [
      { x: 60, y: 20 },
      { x: 60, y: 120 },
      { x: 40, y: 120 },
      { x: 40, y: 20 },
    ] as const
    const crop = cropLine(aGradient(200, 200), quad, 20)
    expect([crop.width, crop.height]).toEqual([100, 20])
    const [red = 0, green = 0] = crop.rgba
    expect([red, green]).toEqual([59, 20])
    const end = (19 * 100 + 99) * 4
    expect([crop.rgba[end], crop.rgba[end + 1]]).toEqual([40, 119])
  })

  it('repeats the edge where a line leaves the page', () => {
    const quad = [
      { x: -20, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 10 },
      { x: -20, y: 10 },
    ] as const
    expect(cropLine(aGradient(50, 50), quad, 10).rgba[0]).toBe(0)
  })

  it('scales in blue, green, red', () => {
    const page = {
      width: 2,
      height: 2,
      rgba: new Uint8Array([1, 2, 3, 255, 1, 2, 3, 255, 1, 2, 3, 255, 1, 2, 3, 255]),
    }
    const planes = resizeToPlanes(page, 4, 4, [1, 1, 1], [0, 0, 0])
    expect([planes[0], planes[16], planes[32]]).toEqual([3, 2, 1])
  })
})
