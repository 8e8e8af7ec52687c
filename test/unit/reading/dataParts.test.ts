import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { readDataLine } from '../../../main/reading/kinds/travel/dataLine.ts'
import {
  birthPart,
  expiryPart,
  nationalityPart,
  numberPart,
  sexPart,
} from '../../../main/reading/kinds/travel/dataParts.ts'
import { startLine } from '../../../main/reading/kinds/travel/zone.ts'
import { aLine, aPage, aQuad } from './builders.ts'

const right = 'C0548312<7VNM5209288F2612144<<<<<<<<<<<<<<<4'
const quad = aQuad(880, 30)
const page = aPage()
const printed = rowsOf(
  aPage(
    ...['C0548312', '28SEP1952', 'Sex', 'F', '14DEC2016', '14DEC2026'].map((text, index) =>
      aLine(text, 40, 40 + 60 * index),
    ),
  ),
)
const silent = {
  detect: async () => [],
  recognize: async () => [],
  witness: { numbers: async () => '', text: async () => '' },
  release: async () => {},
}

/** The line as a reader has it that sees this in every crop of the whole line, and nothing in the others. */
function readAs(text: string) {
  let asked = 0
  const whole = [...text].map((one, place) => ({ text: one, confidence: 0.9, at: (place + 0.5) / 44 }))
  return readDataLine(page, async () => (asked++ === 0 ? whole : []), startLine('TD3', 1, quad))
}

describe('a second line of which a part cannot be read', () => {
  it('gives every other part', async () => {
    const data = await readAs(right.replace('VNM', '7NM'))
    expect(data.content.nationality).toBe('NM')
    expect(birthPart(data, [])).toMatchObject({ value: '1952-09-28', sure: true })
    expect(expiryPart(data, [])).toMatchObject({ value: '2026-12-14', sure: true })
    expect(nationalityPart(data.content, 'P<VNM')).toMatchObject({ value: 'VNM', sure: false })
  })

  it('gives the printed number, never surely', async () => {
    const data = await readAs(right.replace('C0548312', 'C0546312'))
    const part = await numberPart(page, data, printed, silent)
    expect(part).toMatchObject({ value: 'C0548312', sure: false })
    expect(part.reasons).toContain('chosen-by-check-digit')
  })

  it('gives the printed days, never surely', async () => {
    const data = await readAs(right.replace('5209288', '5S09X88').replace('2612144', '2612174'))
    expect(birthPart(data, printed)).toMatchObject({ value: '1952-09-28', sure: false })
    expect(expiryPart(data, printed)).toMatchObject({ value: '2026-12-14', sure: false })
  })

  it('gives the printed sex, never surely', async () => {
    const data = await readAs(right.replace('F', '<'))
    expect(await sexPart(page, data, printed, silent)).toMatchObject({ value: '女', sure: false })
  })
})
