import jpeg from 'jpeg-js'
import { describe, expect, it, vi } from 'vitest'
import { createEvidence } from '../../../main/core/evidence.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { Box, PageReading, Rotation } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { field, readPage } from '../../fixtures/corePorts.ts'

const document = DocumentPath.parse('docs/A-001/1.jpg')
const place: Box = [0.1, 0.1, 0.3, 0.2]
const [width, height] = [400, 200]

/** A white page, as stored, on which the pixels in a box of the upright page are red. */
function pageWith(box: Box, rotation: Rotation): PagePixels {
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width]
  const rgba = new Uint8Array(across * down * 4).fill(255)
  const [left, top, right, bottom] = box
  for (let y = Math.round(top * height); y < bottom * height; y++)
    for (let x = Math.round(left * width); x < right * width; x++) {
      const at = {
        0: [x, y],
        90: [y, width - 1 - x],
        180: [width - 1 - x, height - 1 - y],
        270: [height - 1 - y, x],
      }[rotation]
      rgba.set([255, 0, 0, 255], 4 * ((at[1] ?? 0) * across + (at[0] ?? 0)))
    }
  return { width: across, height: down, rgba }
}

function evidenceOf(
  page: Partial<PageReading>,
  policy: 'masked' | 'plain' | 'none',
  pixels = pageWith(place, page.rotation ?? 0),
) {
  const decode = vi.fn(async () => ({ pixels, text: null }))
  const stores = {
    cases: { document: () => ({ mediaType: 'image/jpeg' }) },
    readings: { get: () => ({ pages: [{ ...readPage(), ...page }] }) },
  }
  const evidence = createEvidence(
    { decoder: { page: decode, inspect: async () => Promise.reject(new Error('not asked')) } },
    stores as never,
    async () => new Uint8Array(1),
    policy,
  )
  return { evidence, decode }
}

/** Colour in the middle of what a picture marks. */
async function colourAt(evidence: ReturnType<typeof createEvidence>, box = place) {
  const picture = await evidence.picture({ document, page: 1, box })
  if (!picture) return null
  const { data, width: across, height: down } = jpeg.decode(picture.jpeg, { useTArray: true })
  const [left, top, right, bottom] = picture.mark
  const [x, y] = [Math.floor(((left + right) / 2) * across), Math.floor(((top + bottom) / 2) * down)]
  const [red = 0, green = 0] = data.subarray(4 * (y * across + x))
  return red > 200 && green < 60 ? 'red' : red > 200 ? 'white' : 'covered'
}

describe('a picture of a place', () => {
  it.each([0, 90, 180, 270] as const)(
    'is upright on a page that is to be turned by %i°',
    async (rotation) => {
      const { evidence } = evidenceOf({ rotation, fields: {} }, 'masked')
      expect(await colourAt(evidence)).toBe('red')
    },
  )

  it('covers the number in it, as the order wants', async () => {
    const page = { fields: { id_number: { ...field('11010519491231002X'), box: place } } }
    expect(await colourAt(evidenceOf(page, 'masked').evidence)).toBe('covered')
    expect(await colourAt(evidenceOf(page, 'plain').evidence)).toBe('red')
    expect(await colourAt(evidenceOf(page, 'none').evidence)).toBeNull()
  })

  it('is not given of a page on which a number stands, and nobody knows where', async () => {
    const page = { fields: { id_number: { ...field(null, 'absent'), box: null } } }
    const { evidence, decode } = evidenceOf(page, 'masked')
    expect(await colourAt(evidence)).toBeNull()
    expect(decode).not.toHaveBeenCalled()
    expect(await colourAt(evidenceOf(page, 'plain').evidence)).toBe('red')
  })

  it('has no more pixels than are printed', async () => {
    const large = { width: 2000, height: 300, rgba: new Uint8Array(2000 * 300 * 4).fill(0x90) }
    const { evidence } = evidenceOf({ fields: {} }, 'masked', large)
    const picture = await evidence.picture({ document, page: 1, box: [0, 0, 1, 1] })
    expect(picture).toMatchObject({ width: 666, height: 100, mark: [0, 0, 1, 1] })
  })

  it('opens a page once for all of its places', async () => {
    const { evidence, decode } = evidenceOf({ fields: {} }, 'masked')
    await colourAt(evidence)
    await colourAt(evidence, [0.5, 0.5, 0.6, 0.6])
    expect(decode).toHaveBeenCalledOnce()
  })

  it('is not given of a document that does not open; any other fault is passed on', async () => {
    const { evidence, decode } = evidenceOf({ fields: {} }, 'masked')
    decode.mockRejectedValueOnce(new SealdeskError('document/unreadable'))
    expect(await colourAt(evidence)).toBeNull()
    const other = evidenceOf({ fields: {} }, 'masked')
    other.decode.mockRejectedValueOnce(new Error('样本'))
    await expect(colourAt(other.evidence)).rejects.toThrow('样本')
  })
})
