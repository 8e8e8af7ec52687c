import type { CaseNo } from '../../../shared/domain/ids.ts'
import { type FigureName, figureNames, type Worksheet } from '../../../shared/domain/worksheet.ts'
import { type Table, tableOf, text } from './table.ts'
import { figures, instant, worksheetWord } from './words.ts'

interface FigureRow {
  readonly caseNo: CaseNo
  readonly sheet: Worksheet
  readonly name: FigureName | null
}

/** 测算: the figures that worksheets come to. A worksheet that comes to none has a row of its own. */
export const worksheetTable: Table = tableOf<FigureRow>(
  { zh: '测算', en: 'Worksheets' },
  ({ caseNo, worksheets }) =>
    worksheets.flatMap((sheet) => namesIn(sheet).map((name) => ({ sheet, caseNo, name }))),
  [
    text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
    text('测算表', 'Worksheet', 30, ({ sheet }) => worksheetWord(sheet.kind)),
    text('文件', 'Document', 26, ({ sheet }) => sheet.document),
    text('指标', 'Figure', 30, ({ name }) => name && figures[name].word),
    { zh: '数值', en: 'Value', width: 16, format: 'ratio', cell: figureValue },
    text('单位', 'Unit', 14, ({ name }) => name && figures[name].unit),
    text('填写人', 'By', 14, ({ sheet }) => sheet.by),
    text('时间（UTC）', 'At (UTC)', 20, ({ sheet }) => instant(sheet.at)),
  ],
)

function namesIn({ figures: computed }: Worksheet): (FigureName | null)[] {
  const names = figureNames.filter((name) => computed[name] !== undefined)
  return names.length > 0 ? names : [null]
}

/** Null where a part of the worksheet that the figure needs is missing. */
function figureValue({ name, sheet: { figures: computed } }: FigureRow): number | null {
  const value = name === null ? null : (computed[name] ?? null)
  return value !== null && name !== null && figures[name].isFen ? value / 100 : value
}
