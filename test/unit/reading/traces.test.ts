import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { pdfTraces } from '../../../shared/document/pdfTraces.ts'
import type { PictureMediaType } from '../../../shared/document/pictureHeader.ts'
import { pictureTraces } from '../../../shared/document/pictureTraces.ts'
import { changedPdf, signedPdf, textPdf } from '../../fixtures/documents/pdfs.ts'
import { editedJpeg, pngWithText, xmpJpeg } from '../../fixtures/documents/pictures.ts'

const picture = createCanvas(20, 20)
const softwareIn = (bytes: Uint8Array, mediaType: PictureMediaType = 'image/jpeg') =>
  pictureTraces(bytes, mediaType).software
const isChanged = (bytes: Uint8Array) => pdfTraces(bytes, {}, '').isChangedAfterSigning

describe('what a picture says of its making', () => {
  it('is the program that its EXIF data names', () => {
    expect(softwareIn(editedJpeg(picture, 'Adobe Photoshop 25.1 (Windows)'))).toEqual([
      'Adobe Photoshop 25.1 (Windows)',
    ])
  })

  it('is each program that its XMP packet names, once', () => {
    const packet =
      '<rdf:Description xmp:CreatorTool="Editor 1"><stEvt:softwareAgent>Editor 2</stEvt:softwareAgent><x stEvt:softwareAgent="Editor 1"/></rdf:Description>'
    expect(softwareIn(xmpJpeg(picture, packet))).toEqual(['Editor 1', 'Editor 2'])
  })

  it('is the program that a PNG names', () => {
    expect(softwareIn(pngWithText(picture, 'Software', 'GIMP 2.10'), 'image/png')).toEqual(['GIMP 2.10'])
  })

  it('is nothing where it says nothing', () => {
    expect(softwareIn(picture.toBuffer('image/jpeg'))).toEqual([])
    expect(softwareIn(picture.toBuffer('image/png'), 'image/png')).toEqual([])
    expect(softwareIn(picture.toBuffer('image/webp'), 'image/webp')).toEqual([])
  })

  it('is bounded, whatever stands in the file', () => {
    const packet = Array.from(
      { length: 100 },
      (_, i) => `xmp:CreatorTool="${i}${'x\u0007'.repeat(140)}"`,
    ).join(' ')
    const names = softwareIn(xmpJpeg(picture, packet))
    expect(names).toHaveLength(20)
    expect(Math.max(...names.map((name) => name.length))).toBe(120)
    expect(names.join('')).not.toContain('\u0007')
  })
})

describe('what a PDF says of its making', () => {
  it('is the programs that its information and its XMP packet name', () => {
    const traces = pdfTraces(
      textPdf(),
      { Producer: 'Writer 7', Creator: 'Writer', Title: 'x' },
      '<xmp:CreatorTool>Editor</xmp:CreatorTool>',
    )
    expect(traces.software).toEqual(['Writer', 'Writer 7', 'Editor'])
  })

  it('tells whether something was written after it was signed', () => {
    expect(isChanged(textPdf())).toBeNull()
    expect(isChanged(signedPdf())).toBe(false)
    expect(isChanged(Buffer.concat([signedPdf(), Buffer.from('\r\n')]))).toBe(false)
    expect(isChanged(changedPdf(signedPdf()))).toBe(true)
  })
})
