import type { FieldName } from '../../../../shared/domain/field.ts'
import type { ReadField } from '../../../../shared/domain/reading.ts'
import { type MrzContent, mrzExpiry, parseMrz } from '../../../../shared/rules/mrz.ts'
import { date, han, near } from '../../fields/forms/patterns.ts'
import type { Row } from '../../fields/layout/row.ts'
import { type ReadFields, toField } from '../../fields/value.ts'
import { anyOf } from '../features.ts'
import type { Feature, KindReader, PageToRead } from '../kindReader.ts'
import { labelledKind } from '../labelledKind.ts'
import { birthOf } from './birth.ts'
import { glyphsOf, look, startLine, type View, type ZoneLine } from './zone.ts'
import { findExitEntryLine } from './zoneLines.ts'
import { asZoneText } from './zoneText.ts'

/** 往来港澳通行证 and 港澳居民来往内地通行证. */
export const hkMacauPermit = permit('CS', '(?<![A-Z\\d])(?:[HM]\\d{8}(?:\\d\\d)?|C[A-Z\\d]\\d{7})(?!\\d)', [
  anyOf(['往来港澳通行证', '港澳居民来往内地通行证'], 4),
  anyOf(['港澳居民', '往来港澳', 'HONGKONGANDMACAO', 'HongKongandMacao'], 1),
])

/** 往来台湾通行证 and 台湾居民来往大陆通行证, the number of which has eight digits. */
export const taiwanPermit = permit('CD', '(?<![A-Z\\d./-])(?:[LT]\\d{8}|\\d{8}(?:\\d\\d)?)(?![\\d./-])', [
  anyOf(['往来台湾通行证', '台湾居民来往大陆通行证'], 4),
  anyOf(['台湾居民', '往来台湾', 'TOANDFROMTAIWAN', 'TaiwanResidents'], 1),
])

/** @param code the document code in the line that cards of mainland residents have under the portrait side */
function permit(code: 'CS' | 'CD', number: string, titles: readonly Feature[]): KindReader {
  const labelled = labelledKind({
    features: [
      ...titles,
      { weight: 2, isOn: (rows) => hasLine(rows, code) },
      anyOf(['签发机关', '签发地点'], 1),
      anyOf(['有效期限'], 1),
    ],
    mostRows: 40,
    fields: {
      name: { form: 'text', patterns: near(['姓名'], `${han}{2,6}(?=\\t|\\n|[A-Z]|$)`) },
      birth: { form: 'date', patterns: near(['出生日期'], date) },
      sex: { form: 'text', patterns: [...near(['性别'], '[男女]'), '(?<value>[男女])(?=/[MF]|\\t|\\n|$)'] },
      number: { form: 'code', patterns: [...near(['证件号码'], number), `(?<value>${number})`] },
      valid_from: {
        form: 'date',
        patterns: [...near(['有效期限'], date), `(?<value>${date})\\t?[-—–至]\\t?\\d{4}`],
      },
      valid_to: {
        form: 'date',
        patterns: [
          ...near(['有效期限'], date).map(
            (pattern) => `${unnamed(pattern)}\\t?[-—–至]+\\t?(?<value>${date})`,
          ),
          `\\d{4}[./-]\\d{2}[./-]\\d{2}\\t?[-—–至]+\\t?(?<value>${date})`,
        ],
      },
      authority: {
        form: 'text',
        patterns: [
          ...near(['签发机关'], `${han}{3,29}(?:局|厅|署|总队|支队)`),
          `(?<value>${han}{2,16}(?:出入境管理局|移民管理局|公安局|公安厅))`,
        ],
      },
    },
  })
  return { ...labelled, read: async (page) => withLine(page, await labelled.read(page)) }
}

function unnamed(pattern: string): string {
  return pattern.replace('(?<value>', '(?:')
}

function hasLine(rows: readonly Row[], code: 'CS' | 'CD'): boolean {
  const line = findExitEntryLine(rows)
  return line !== null && asZoneText(line.row.text).replace(/^C5/, 'CS').startsWith(code)
}

const views: readonly (readonly View[])[] = [
  [[0, 1]],
  [
    [0, 0.55],
    [0.45, 1],
  ],
]

/** The line of the card, if it has one and its check digits pass, is the second place of number, birth and last day. */
async function withLine(page: PageToRead, read: ReadFields): Promise<ReadFields> {
  const found = findExitEntryLine(page.rows)
  if (!found) return read
  let line = startLine('exit-entry-card', 0, found.quad)
  for (const view of views) {
    line = await look(page.page, page.readers.recognize, line, view)
    const content = parseMrz([line.text])
    if (content && content.failing.length === 0) return confirmed(page, read, line, content)
  }
  return read
}

function confirmed(page: PageToRead, read: ReadFields, line: ZoneLine, content: MrzContent): ReadFields {
  const birth = birthOf(content, read.birth?.value ? [read.birth.value] : [])
  const values: readonly (readonly [FieldName, string | null, number, number])[] = [
    ['number', content.number, 2, 11],
    ['valid_to', mrzExpiry(content.expiry), 13, 19],
    ['birth', birth.isCertain ? birth.date : null, 21, 27],
  ]
  return Object.assign(
    { ...read },
    ...values.map(([name, value, from, to]) => ({
      [name]: value === null ? read[name] : decided(page, read[name], value, line, [from, to]),
    })),
  )
}

function decided(
  { page }: PageToRead,
  printed: ReadField | undefined,
  value: string,
  line: ZoneLine,
  [from, to]: readonly [number, number],
): ReadField {
  if (printed?.value === value)
    return { ...printed, state: 'sure', reasons: ['check-digit-passes', 'second-place-agrees'] }
  const candidate = { value, glyphs: glyphsOf(line, from, to), label: [], doubts: [] }
  const elsewhere = printed?.value ? (['second-place-disagrees'] as const) : []
  // Where nothing else was read, three check digits and the one over all of them stand for it.
  return toField(page, candidate, {
    sure: elsewhere.length === 0,
    reasons: ['check-digit-passes', ...elsewhere],
  })
}
