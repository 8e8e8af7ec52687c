import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { Score, Scorecard } from '../../../shared/domain/scorecard.ts'
import { type Table, tableOf, text, whole } from './table.ts'

interface ScoreRow {
  readonly caseNo: CaseNo
  readonly id: string | null
  readonly words: string
  readonly points: number
  readonly counts: boolean | null
}

/** 评分: each line of the lender's own scorecard on each case, and what the points come to. */
export function scoreTable(scorecard: Scorecard): Table {
  return tableOf<ScoreRow>(
    { zh: '评分', en: 'Scores' },
    ({ caseNo, score }) => (score ? scoreRows(caseNo, score, scorecard) : []),
    [
      text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
      text('行号', 'Line', 14, ({ id }) => id),
      text('内容', 'What it says', 50, ({ words }) => words),
      whole('分值', 'Points', ({ points }) => points),
      text('是否计入', 'Counts', 26, ({ counts }) => countsWord(counts)),
    ],
  )
}

function scoreRows(caseNo: CaseNo, { lines, points, band }: Score, scorecard: Scorecard): ScoreRow[] {
  const total = ['合计 / total', bandWords(band, scorecard)].filter(Boolean).join('：')
  return [
    { caseNo, id: null, words: '基础分 / base', points: scorecard.base, counts: true },
    ...lines.map((line) => ({ caseNo, ...line, words: lineWords(line.id, scorecard) })),
    { caseNo, id: null, words: total, points, counts: true },
  ]
}

/** Words of a band; null where the points reach none. */
export function bandWords(band: number | null, { bands }: Scorecard): string | null {
  const reached = band === null ? undefined : bands[band]
  return reached ? `${reached.zh} / ${reached.en}` : null
}

function lineWords(id: string, { lines }: Scorecard): string {
  const line = lines.find((other) => other.id === id)
  return line ? `${line.zh} / ${line.en}` : id
}

function countsWord(counts: boolean | null): string {
  if (counts === null) return '无法判定 / cannot be told'
  return counts ? '计入 / yes' : '不计 / no'
}
