import type { Score, Scorecard } from '../../../shared/domain/scorecard.ts'
import { createTable, type Flow } from './flow.ts'
import { colours } from './ink.ts'

/** 风险评估: each line of the lender's own scorecard, what it gives, and the sum. */
export function scoreLines(flow: Flow, { name, base, lines, bands }: Scorecard, score: Score): void {
  flow.need(130)
  flow.heading(2, { zh: '风险评估', en: 'Risk assessment' })
  flow.text(`按委托方自有的评分卡“${name}”逐行计算。分值由委托方规定，外包机构未增减任何分值。`, { size: 8 })
  const table = createTable(flow, [
    { zh: '行号', en: 'Line', width: 1.4 },
    { zh: '内容', en: 'What it says', width: 5.4 },
    { zh: '分值', en: 'Points', width: 1.1, align: 'right' },
    { zh: '是否计入', en: 'Counts', width: 1.7 },
    { zh: '得分', en: 'Given', width: 1.1, align: 'right' },
  ])
  table.row(['', '基础分', '', '', String(base)])
  for (const { id, points, counts } of score.lines) {
    const line = lines.find((one) => one.id === id)
    table.row([
      id,
      { text: line?.zh ?? id, ...(line && { small: line.en }) },
      signed(line?.points ?? points),
      { text: countsWord(counts), ...(counts !== true && { colour: colours.soft }) },
      counts ? signed(points) : '0',
    ])
  }
  const band = score.band === null ? undefined : bands[score.band]
  table.row([
    { text: '合计', isBold: true },
    { text: band ? `档次：${band.zh}` : '', isBold: true, ...(band && { small: band.en }) },
    '',
    '',
    { text: String(score.points), isBold: true },
  ])
  flow.gap(2)
  if (score.lines.some(({ counts }) => counts === null))
    flow.text('“无法判定”的行缺少所需的检查或测算，未计分；请委托方自行判断。', { size: 8 })
  flow.gap(4)
}

function countsWord(counts: boolean | null): string {
  if (counts === null) return '无法判定'
  return counts ? '计入' : '不计'
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points)
}
