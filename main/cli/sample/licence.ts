import type { Company } from './company.ts'
import {
  blankPicture,
  drawGuilloche,
  markSpecimen,
  type Picture,
  type TextStyle,
  write,
  writeLines,
} from './picture.ts'
import type { Random } from './random.ts'

// A4 across, at about 140 dpi.
const width = 1640
const height = 1160
const label: TextStyle = { size: 26, weight: 'medium' }
const value: TextStyle = { size: 26 }

export function licenceFields(company: Company): Record<string, string> {
  return {
    uscc: company.uscc,
    name: company.name,
    type: company.type,
    legal_person: company.legalPerson,
    capital: company.capital,
    established: company.established,
    term: company.term,
    address: company.address,
    scope: company.scope,
    registrar: company.registrar,
    issued: company.issued,
  }
}

export function drawLicence(random: Random, company: Company): Picture {
  const page = blankPicture(width, height, '#fbf8ef')
  drawGuilloche(page, random, ['rgba(205, 180, 120, 0.22)', 'rgba(150, 180, 170, 0.18)'])
  drawFrame(page)
  write(page, '营 业 执 照', width / 2, 232, { size: 84, weight: 'bold', spacing: 12, align: 'center' })
  write(page, '（副  本）', width / 2, 320, { size: 30, align: 'center' })
  write(page, '统一社会信用代码', 130, 180, { size: 24, weight: 'medium' })
  write(page, company.uscc, 130, 222, { size: 30, weight: 'bold', spacing: 2 })
  markSpecimen(page, 1380, 200, 34, 0)
  const left = [
    ['名    称', company.name],
    ['类    型', company.type],
    ['法定代表人', company.legalPerson],
    ['经 营 范 围', company.scope],
  ] as const
  const right = [
    ['注 册 资 本', company.capital],
    ['成 立 日 期', chineseDate(company.established)],
    ['营 业 期 限', company.term],
    ['住    所', company.address],
  ] as const
  drawColumn(page, left, 130, 300, 20)
  drawColumn(page, right, 900, 1070, 15)
  write(page, '登 记 机 关', 1050, 900, { ...label, size: 30 })
  write(page, company.registrar, 1050, 952, value)
  write(page, chineseDate(company.issued), 1050, 1000, value)
  return page
}

function drawColumn(
  page: Picture,
  rows: readonly (readonly [string, string])[],
  labelX: number,
  valueX: number,
  perLine: number,
): void {
  let y = 420
  for (const [name, text] of rows) {
    write(page, name, labelX, y, label)
    y += writeLines(page, text, valueX, y, { ...value, perLine, lineHeight: 42 }) * 42 + 38
  }
}

function drawFrame({ ink }: Picture): void {
  ink.strokeStyle = '#b08f3c'
  for (const [inset, line] of [
    [40, 8],
    [58, 2],
    [68, 2],
  ] as const) {
    ink.lineWidth = line
    ink.strokeRect(inset, inset, width - inset * 2, height - inset * 2)
  }
}

function chineseDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${month}月${day}日`
}
