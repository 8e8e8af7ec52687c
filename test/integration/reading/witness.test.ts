import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWitness, type Witness } from '../../../main/reading/engines/witness.ts'
import type { Quad } from '../../../main/reading/page/geometry.ts'
import { drawCardFront } from './specimen.ts'

const { resolve } = createRequire(import.meta.url)
const folder = (language: string) =>
  join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int')
const card = pixelsOf(drawCardFront())
const number = level(345, 528, 885, 584)
const address = level(178, 290, 640, 334)
let witness: Witness

beforeAll(async () => {
  witness = await createWitness({ eng: folder('eng'), chi_sim: folder('chi_sim') })
})

function pixelsOf(canvas: Canvas) {
  const { width, height, data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return { width, height, rgba: new Uint8Array(data) }
}

function level(left: number, top: number, right: number, bottom: number): Quad {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

describe('the second reader', () => {
  it('reads numbers with the characters that can stand there', async () => {
    expect(await witness.numbers(card, number, '0123456789X')).toBe('11010519491231002X')
  })

  it('reads printed text without blanks', async () => {
    expect(await witness.text(card, address)).toBe('北京市朝阳区样本路88号')
  })

  it('sees nothing where nothing is', async () => {
    expect(await witness.text(card, level(700, 500, 900, 520))).toBe('')
  })

  // Tesseract's own learning would carry one customer's document into the next.
  it('reads a line as before, whatever it has read in between', async () => {
    const smudged = createCanvas(900, 80)
    const ink = smudged.getContext('2d')
    ink.fillStyle = '#ffffff'
    ink.fillRect(0, 0, 900, 80)
    ink.drawImage(drawCardFront(), 345, 528, 540, 56, 10, 12, 540, 56)
    ink.globalAlpha = 0.6
    ink.fillStyle = '#888888'
    ink.fillRect(100, 10, 60, 60)
    const other = pixelsOf(smudged)
    const [before, textBefore] = [
      await witness.numbers(other, level(0, 0, 900, 80), '0123456789X'),
      await witness.text(other, level(0, 0, 900, 80)),
    ]
    for (let round = 0; round < 4; round++) {
      await witness.numbers(card, number, '0123456789X')
      await witness.text(card, address)
      await witness.text(card, number)
    }
    expect(await witness.numbers(other, level(0, 0, 900, 80), '0123456789X')).toBe(before)
    expect(await witness.text(other, level(0, 0, 900, 80))).toBe(textBefore)
  })

  it('keeps questions apart that are asked at once', async () => {
    const [digits, letters, text] = await Promise.all([
      witness.numbers(card, number, '0123456789X'),
      witness.numbers(card, number, 'ABC'),
      witness.text(card, address),
    ])
    expect(digits).toBe('11010519491231002X')
    expect(letters).toMatch(/^[ABC]*$/)
    expect(text).toBe('北京市朝阳区样本路88号')
  })
})
