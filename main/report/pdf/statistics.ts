import { barChart, paretoChart, percent } from '../../../shared/charts/chartOption.ts'
import { Decision } from '../../../shared/domain/opinion.ts'
import { Level } from '../../../shared/domain/person.ts'
import type { ResultHead } from '../../../shared/domain/result.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import { drawChart, paperPalette as palette } from './chart.ts'
import { mostFirst, type ReportCounts, sum } from './counts.ts'
import { chapters } from './cover.ts'
import type { Flow, Words } from './flow.ts'
import { decisionName, levelName, reasonName } from './words.ts'

/** As many as a chart bears. */
const mostBars = 12
const mostDays = 31

/** 统计: the charts of the board, of the cases of this result. */
export function statistics(flow: Flow, { order }: ResultHead, counts: ReportCounts): void {
  flow.heading(1, chapters.statistics)
  decisions(flow, counts)
  days(flow, order, counts)
  reasons(flow, order, counts)
  problems(flow, counts)
  agreement(flow, counts)
}

/** Nobody points at a bar on paper, and there is room for long names. */
const onPaper = { palette, nameWidth: 260, showsValues: true } as const

/** CSS pixels, as the board reckons them. */
const heightOf = (bars: number) => Math.max(130, bars * 26 + 56)

function chart(flow: Flow, words: Words, option: Parameters<typeof drawChart>[1], height: number): void {
  flow.need(height * 0.7 + 34)
  flow.heading(2, words)
  drawChart(flow, option, height)
}

function decisions(flow: Flow, { decisions: given }: ReportCounts): void {
  const levels = [...given.keys()].sort()
  const shown = Decision.options.filter((decision) => levels.some((level) => given.get(level)?.has(decision)))
  if (shown.length === 0) return
  const option = barChart({
    ...onPaper,
    isHorizontal: true,
    categories: shown.map(decisionName),
    series: levels.map((level) => ({
      name: levelName(level),
      values: shown.map((decision) => given.get(level)?.get(decision) ?? 0),
    })),
  })
  const words = { zh: '各级决定', en: 'Decisions by level' }
  chart(flow, words, option, heightOf(shown.length * levels.length))
}

function days(flow: Flow, order: ResultHead['order'], { days: met }: ReportCounts): void {
  const shown = [...met.keys()].sort().slice(-mostDays)
  if (shown.length === 0) return
  const levels = order.levels.filter((level) => shown.some((day) => met.get(day)?.has(level)))
  const option = barChart({
    palette,
    isStacked: true,
    categories: shown,
    series: levels.map((level) => ({
      name: levelName(level),
      values: shown.map((day) => met.get(day)?.get(level) ?? 0),
    })),
  })
  chart(flow, { zh: '每日出具的意见', en: 'Opinions a day' }, option, 220)
}

function reasons(flow: Flow, order: ResultHead['order'], { reasons: met }: ReportCounts): void {
  const often = mostFirst(met)
  if (often.length === 0) return
  const all = sum(met)
  let reached = 0
  const shares = often.map(([, count]) => {
    reached += count
    return reached / all
  })
  const option = paretoChart(
    palette,
    often.slice(0, mostBars).map(([code]) => reasonName(code, order)),
    { name: '次数', values: often.slice(0, mostBars).map(([, count]) => count) },
    { name: '累计占比', values: shares.slice(0, mostBars) },
  )
  chart(flow, { zh: '原因', en: 'Reasons' }, option, 260)
}

function problems(flow: Flow, { problems: met }: ReportCounts): void {
  const often = mostFirst(met).slice(0, mostBars)
  if (often.length === 0) return
  const option = barChart({
    ...onPaper,
    isHorizontal: true,
    categories: often.map(([code]) => findingText(code, 'zh')?.problem ?? code),
    series: [{ name: '次数', values: often.map(([, count]) => count) }],
  })
  chart(flow, { zh: '问题', en: 'Problems' }, option, heightOf(often.length))
}

function agreement(flow: Flow, { agreement: met }: ReportCounts): void {
  const pairs = [...met].sort()
  if (pairs.length === 0) return
  const option = barChart({
    ...onPaper,
    isHorizontal: true,
    format: percent,
    greatest: 1,
    categories: pairs.map(([pair, { both }]) => `${pairName(pair)}（${both} 件）`),
    series: [{ name: '一致率', values: pairs.map(([, { both, same }]) => same / both) }],
  })
  chart(flow, { zh: '上下级意见一致率', en: 'Agreement between levels' }, option, heightOf(pairs.length))
}

function pairName(pair: string): string {
  return pair
    .split('-')
    .map((level) => levelName(Level.parse(Number(level))))
    .join(' / ')
}
