import { checkIdNumber, numberHolder } from '../../../../shared/rules/idNumber.ts'
import { findLabel, halfLabelIn, labelIn } from '../../fields/layout/label.ts'
import type { Row } from '../../fields/layout/row.ts'
import type { Feature } from '../kindReader.ts'
import { asNumber } from './number.ts'

/** What the front of a card is told by; on poor pictures a label is often half read, and the number is the clearest. */
export const frontFeatures: readonly Feature[] = [
  ...['姓名', '性别', '民族', '出生', '住址'].map((label) => ({ weight: 1, isOn: atHead(label) })),
  { weight: 3, isOn: hasNumberLabel },
  { weight: 2, isOn: hasCitizensNumber },
]

/** At the head of a row or of its second half; half of it only where a row begins. */
function atHead(label: string): (rows: readonly Row[]) => boolean {
  return (rows) =>
    rows.some((row) => {
      const place = labelIn(row, label)
      return place ? place.start <= 4 : halfLabelIn(row, label) !== null
    })
}

function hasNumberLabel(rows: readonly Row[]): boolean {
  // 公民身份证件编号 stands in household registers. Where a number stands beside it, less of the label is enough.
  return (
    findLabel(rows, '公民身份号码') !== null ||
    rows.some(({ text }) => /^公民身份[^证]|^公民[^证]{0,4}[\dXx×]{15,18}$/.test(text))
  )
}

function hasCitizensNumber(rows: readonly Row[]): boolean {
  return rows.some(({ text }) => {
    const number = asNumber(/[\dXx×]{18}$/.exec(text)?.[0] ?? '')
    return checkIdNumber(number).state === 'valid' && numberHolder(number) === 'citizen'
  })
}
