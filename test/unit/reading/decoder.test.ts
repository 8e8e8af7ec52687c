import { describe, expect, it } from 'vitest'
import { type Codecs, createDecoder, type OpenPdf } from '../../../shared/document/decoder.ts'
import { pictureSize, sniffMediaType } from '../../../shared/document/pictureHeader.ts'
import { decodeLimits } from '../../../shared/ipc/decoder.ts'
import { jpegHeader, pngHeader, webpHeader } from './pictureFiles.ts'

const pdf = new TextEncoder().encode('%PDF-1.7\n')
const noPixels = { width: 1, height: 1, rgba: new Uint8Array(4) }
const noTraces = { software: [], isChangedAfterSigning: null }
const aPdf = (pages: number): OpenPdf => ({
  pages,
  page: async () => ({ pixels: noPixels, text: null }),
  traces: async () => noTraces,
  close: async () => {},
})

/** A decoder whose codecs note what reaches them. */
function aDecoder(codecs: Partial<Codecs> = {}) {
  const decoded: string[] = []
  const { decoder } = createDecoder({
    async picture(_bytes, mediaType) {
      decoded.push(mediaType)
      return noPixels
    },
    async openPdf() {
      decoded.push('application/pdf')
      return aPdf(3)
    },
    ...codecs,
  })
  const page = (bytes: Uint8Array<ArrayBuffer>, number = 1) =>
    decoder.page({ bytes, mediaType: 'image/jpeg', page: number, maxSide: 100 })
  return {
    page,
    inspect: (bytes: Uint8Array<ArrayBuffer>) => decoder.inspect({ bytes, mediaType: 'image/png' }),
    decoded,
  }
}

describe('the size of a picture', () => {
  it.each([
    ['PNG', pngHeader(1200, 800)],
    ['JPEG', jpegHeader(1200, 800)],
    ['lossy WebP', webpHeader('VP8 ', 1200, 800)],
    ['lossless WebP', webpHeader('VP8L', 1200, 800)],
    ['extended WebP', webpHeader('VP8X', 1200, 800)],
  ])('of a %s is read from its header', (_name, bytes) => {
    const mediaType = sniffMediaType(bytes)
    if (mediaType === null || mediaType === 'application/pdf') throw new Error('not a picture')
    expect(pictureSize(bytes, mediaType)).toEqual({ width: 1200, height: 800 })
  })

  it('is unknown where the header is cut short', () => {
    expect(pictureSize(jpegHeader(1200, 800).subarray(0, 12), 'image/jpeg')).toBeNull()
    expect(pictureSize(pngHeader(1200, 800).subarray(0, 20), 'image/png')).toBeNull()
    expect(pictureSize(webpHeader('VP8L', 9, 9).subarray(0, 20), 'image/webp')).toBeNull()
  })
})

describe('a decoder', () => {
  it.each([
    ['nothing', new Uint8Array(), 'document/empty'],
    ['a text', new TextEncoder().encode('name,amount\n'), 'document/unreadable'],
    ['a picture of one pixel', pngHeader(1, 1), 'document/too-small'],
    ['a picture of 30 000 × 30 000', pngHeader(30_000, 30_000), 'document/too-large'],
    ['a JPEG of 60 000 × 60 000', jpegHeader(60_000, 60_000), 'document/too-large'],
    ['a picture with no size', jpegHeader(100, 100).subarray(0, 9), 'document/unreadable'],
    ['a JPEG that is cut short', jpegHeader(100, 100).slice(0, -1), 'document/cut-short'],
    ['a PNG that is cut short', pngHeader(100, 100).slice(0, 40), 'document/cut-short'],
    ['a WebP that is cut short', webpHeader('VP8X', 100, 100).slice(0, -1), 'document/cut-short'],
    ['more bytes than the limit', new Uint8Array(decodeLimits.bytes + 1).fill(0xff), 'document/too-large'],
  ])('refuses %s before any codec sees it', async (_name, bytes, code) => {
    const { page, inspect, decoded } = aDecoder()
    await expect(page(bytes)).rejects.toMatchObject({ code })
    await expect(inspect(bytes)).rejects.toMatchObject({ code })
    expect(decoded).toEqual([])
  })

  it('goes by what the bytes are, not by what they are called', async () => {
    const { page, decoded } = aDecoder()
    await page(webpHeader('VP8X', 100, 100))
    await page(pdf)
    expect(decoded).toEqual(['image/webp', 'application/pdf'])
  })

  it('counts the pages of a PDF and refuses one with too many', async () => {
    expect(await aDecoder().inspect(pdf)).toEqual({ pages: 3, traces: noTraces })
    const pages = decodeLimits.pages + 1
    await expect(aDecoder({ openPdf: async () => aPdf(pages) }).inspect(pdf)).rejects.toMatchObject({
      code: 'document/too-large',
    })
  })

  it('has no page beyond the last', async () => {
    await expect(aDecoder().page(pdf, 4)).rejects.toMatchObject({ code: 'document/unreadable' })
    await expect(aDecoder().page(pngHeader(100, 100), 2)).rejects.toMatchObject({
      code: 'document/unreadable',
    })
  })

  it('calls unreadable what a codec chokes on', async () => {
    const broken = aDecoder({ picture: () => Promise.reject(new RangeError('offset is out of bounds')) })
    await expect(broken.page(pngHeader(100, 100))).rejects.toMatchObject({
      code: 'document/unreadable',
      params: { detail: 'image/png' },
    })
  })
})
