import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chinese, harmless, likenessToCard, refused, showingCard } from '../fixtures/documents/cases.ts'
import { type DecoderPage, openDecoderPage } from './decoderPage.ts'

/** The decoder of the window; test/integration/reading/documents.test.ts holds the command line's to the same. */
let decoder: DecoderPage
beforeAll(async () => {
  decoder = await openDecoderPage()
})
afterAll(() => decoder.close())

const firstPage = (bytes: Buffer, maxSide = 1000) =>
  decoder.client.decoder.page({ bytes: new Uint8Array(bytes), mediaType: 'image/jpeg', page: 1, maxSide })

describe('the decoder of the window', () => {
  it.each(Object.entries(showingCard))('shows the card upright in %s', async (_name, bytes) => {
    const { pixels, text } = await firstPage(bytes)
    expect(likenessToCard(pixels)).toBeGreaterThan(0.9)
    expect(text).toBeNull()
  })

  it.each(Object.entries(refused))('says what is wrong with %s', async (_name, [bytes, code]) => {
    await expect(firstPage(bytes)).rejects.toMatchObject({ code })
  })

  it.each(Object.entries(harmless))('opens a file %s, and goes on', async (_name, bytes) => {
    expect((await firstPage(bytes)).pixels.height).toBe(1000)
  })

  it('gives the words of Chinese fonts that a file does not bring along', async () => {
    const { text } = await firstPage(chinese)
    expect(text?.lines.map((line) => line.text.slice(0, 4))).toEqual(['一一一一', '鹰鹰鹰鹰', '借款合同'])
  })

  it('does all this without breaking the policy it is under, and finds all that it loads', () => {
    expect(decoder.complaints).toEqual([])
  })
})
