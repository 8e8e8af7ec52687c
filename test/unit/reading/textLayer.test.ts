import { describe, expect, it } from 'vitest'
import { isPagesOwn, textLayer } from '../../../shared/document/textLayer.ts'

const page = { width: 200, height: 100, transform: [1, 0, 0, -1, 0, 100] }

/** A run of text in ten points; `matrix` says how it is turned. */
function aRun(str: string, x: number, y: number, { hasEOL = false, matrix = [10, 0, 0, 10] } = {}) {
  const size = { width: str.length * 10, height: 10 }
  return { str, dir: 'ltr', transform: [...matrix, x, y], ...size, fontName: 'f1', hasEOL }
}

/** Boxes to a hundredth. */
function linesOf(...runs: ReturnType<typeof aRun>[]) {
  return textLayer(runs, page).lines.map(({ text, box }) => ({
    text,
    box: box.map((side) => Math.round(side * 100) / 100),
  }))
}

describe('the text layer of a PDF', () => {
  it('is given as lines, where they stand from the top of the page', () => {
    expect(
      linesOf(aRun('甲方', 20, 80), aRun('样本', 40, 80, { hasEOL: true }), aRun('乙方', 20, 50)),
    ).toEqual([
      { text: '甲方样本', box: [0.1, 0.12, 0.3, 0.22] },
      { text: '乙方', box: [0.1, 0.42, 0.2, 0.52] },
    ])
  })

  it('has a line for each column', () => {
    const lines = linesOf(aRun('金额', 20, 80), aRun('日期', 100, 80), aRun('：', 120, 80))
    expect(lines.map(({ text }) => text)).toEqual(['金额', '日期：'])
  })

  it('keeps what stands close together, and its blanks', () => {
    expect(linesOf(aRun('Loan', 20, 80), aRun(' ', 60, 80), aRun('No.', 65, 80))[0]?.text).toBe('Loan No.')
  })

  it('has no empty lines', () => {
    expect(linesOf(aRun(' ', 0, 0, { hasEOL: true }), aRun('', 0, 0, { hasEOL: true }))).toEqual([])
  })

  it('turns a page upright on which the text runs upwards', () => {
    const upwards = textLayer([aRun('样本合同', 50, 20, { matrix: [0, 10, -10, 0] })], page)
    expect(upwards.rotation).toBe(90)
    // Forty of the page's 100 long, from a fifth of its way; ten of 200 high around 50.
    const [left, top, right, bottom] = upwards.lines[0]?.box ?? []
    expect(left).toBeCloseTo(0.2)
    expect(right).toBeCloseTo(0.6)
    expect(top).toBeCloseTo(0.21)
    expect(bottom).toBeCloseTo(0.26)
  })

  it('turns a page upright that stands on its head', () => {
    const turned = textLayer([aRun('样本', 100, 50, { matrix: [-10, 0, 0, -10] })], page)
    expect(turned.rotation).toBe(180)
    expect(turned.lines[0]?.box[0]).toBeCloseTo(0.5)
  })
})

describe('the text of a page', () => {
  const lines = (text: string) => [
    { text, confidence: 1, box: [0, 0, 1, 1] as [number, number, number, number] },
  ]

  it('is its own where it is long enough and seen', () => {
    expect(isPagesOwn(lines('样本'.repeat(20)), 1, 0)).toBe(true)
    expect(isPagesOwn(lines('样本'.repeat(19)), 1, 0)).toBe(false)
    expect(isPagesOwn(lines('样本'.repeat(200)), 0, 0)).toBe(false)
  })

  it('is not its own where a scanner or a stamp wrote it over a picture of the page', () => {
    expect(isPagesOwn(lines('样本'.repeat(50)), 1, 0.9)).toBe(false)
    expect(isPagesOwn(lines('样本'.repeat(100)), 1, 0.9)).toBe(true)
  })

  it('is not its own where the font says nothing of what its characters mean', () => {
    expect(isPagesOwn(lines('\ue001\ue002'.repeat(40)), 1, 0)).toBe(false)
  })
})
