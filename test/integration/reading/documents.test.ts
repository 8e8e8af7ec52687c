import { afterAll, describe, expect, it } from 'vitest'
import { startDecoder } from '../../../main/cli/childProcess.ts'
import {
  chinese,
  harmless,
  inkIn,
  likenessToCard,
  refused,
  showingCard,
} from '../../fixtures/documents/cases.ts'

/** The decoder of the command line; test/e2e/decoder.test.ts holds the window's to the same. */
const { client, close } = startDecoder()
afterAll(close)

const inspect = (bytes: Buffer) =>
  client.decoder.inspect({ bytes: new Uint8Array(bytes), mediaType: 'image/jpeg' })
const firstPage = (bytes: Buffer, maxSide = 1000) =>
  client.decoder.page({ bytes: new Uint8Array(bytes), mediaType: 'image/jpeg', page: 1, maxSide })

describe('the decoder of the command line', () => {
  it.each(Object.entries(showingCard))('shows the card upright in %s', async (_name, bytes) => {
    const { pixels, text } = await firstPage(bytes)
    expect(likenessToCard(pixels)).toBeGreaterThan(0.9)
    expect(text).toBeNull()
  })

  it.each(Object.entries(refused))('says what is wrong with %s', async (_name, [bytes, code]) => {
    await expect(firstPage(bytes)).rejects.toMatchObject({ code })
  })

  it.each(Object.entries(harmless))('opens a file %s, and goes on', async (_name, bytes) => {
    expect((await inspect(bytes)).pages).toBeGreaterThan(0)
    expect((await firstPage(bytes)).pixels.height).toBe(1000)
  })

  it('draws the text of Chinese fonts that a file does not bring along, and gives its words', async () => {
    const { pixels, text } = await firstPage(chinese, 1684)
    expect(text?.lines.map((line) => line.text.slice(0, 4))).toEqual(['一一一一', '鹰鹰鹰鹰', '借款合同'])
    const [thin, dense] = text?.lines.map(({ box }) => inkIn(pixels, box[1], box[3])) ?? []
    // Boxes in place of characters would be alike.
    expect(dense).toBeGreaterThan(3 * (thin ?? 1))
    expect(thin).toBeGreaterThan(0)
  })
})
