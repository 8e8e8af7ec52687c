import type { TFunction } from 'i18next'
import { barChart, paretoChart, percent } from '../../../shared/charts/chartOption.ts'
import type { Palette } from '../../../shared/charts/palette.ts'
import type { Board } from '../../../shared/domain/board.ts'
import { builtInReasons } from '../../../shared/domain/opinion.ts'
import type { Language } from '../../../shared/errors/error.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import { duration, inUnit, unitOf } from './duration.ts'
import type { PanelProps } from './Panel.tsx'
import { levelName } from './progressPanels.ts'

/** Why cases did not pass, how long they took, and whether levels and people agree. */

/** As many as a chart bears; the table has them all. */
const mostBars = 12

export function reasonsPanel(
  { reasons }: Board,
  t: TFunction,
  palette: Palette,
  language: Language,
): PanelProps {
  const all = reasons.reduce((sum, { count }) => sum + count, 0)
  let sum = 0
  const shares = reasons.map(({ count }) => {
    sum += count
    return sum / all
  })
  const names = reasons.map(({ code, name }) => name?.[language] ?? builtInName(t, code))
  return {
    title: t('board.reasons.title'),
    summary: t('board.reasons.summary'),
    columns: [t('board.reasons.reason'), t('board.count'), t('board.cumulative')],
    rows: reasons.map(({ count }, index) => [names[index] ?? '', count, percent(shares[index] ?? 0)]),
    option: paretoChart(
      palette,
      names.slice(0, mostBars),
      { name: t('board.count'), values: reasons.slice(0, mostBars).map(({ count }) => count) },
      { name: t('board.cumulative'), values: shares.slice(0, mostBars) },
    ),
  }
}

export function findingsPanel(
  { findings }: Board,
  t: TFunction,
  palette: Palette,
  language: Language,
): PanelProps {
  const names = findings.map(({ code }) => findingText(code, language)?.problem ?? code)
  const shown = findings.slice(0, mostBars)
  return {
    title: t('board.findings.title'),
    summary: t('board.findings.summary'),
    columns: [t('board.findings.finding'), t('board.findings.severity'), t('board.count')],
    rows: findings.map(({ severity, count }, index) => [
      names[index] ?? '',
      `${severity} ${t(`term.severity.${severity}`)}`,
      count,
    ]),
    bars: shown.length,
    option: barChart({
      palette,
      isHorizontal: true,
      categories: names.slice(0, mostBars),
      series: [{ name: t('board.count'), values: shown.map(({ count }) => count) }],
    }),
  }
}

export function turnaroundPanel({ turnaround }: Board, t: TFunction, palette: Palette): PanelProps {
  // One axis, one unit: 80 s before 1.7 min would be no order to read.
  const unit = unitOf(Math.max(...turnaround.map(({ median, p90 }) => p90 ?? median ?? 0)))
  const scaled = (seconds: number | null) => seconds && seconds / unit.seconds
  return {
    title: t('board.turnaround.title'),
    summary: t('board.turnaround.summary'),
    columns: [
      t('board.level'),
      t('board.turnaround.opinions'),
      t('board.turnaround.median'),
      t('board.turnaround.p90'),
    ],
    rows: turnaround.map(({ level, count, median, p90 }) => [
      levelName(t, level),
      count,
      median === null ? '–' : duration(median, t),
      p90 === null ? '–' : duration(p90, t),
    ]),
    bars: 2 * turnaround.length,
    option: barChart({
      palette,
      isHorizontal: true,
      format: (value) => inUnit(value, unit, t),
      categories: turnaround.map(({ level }) => levelName(t, level)),
      series: [
        { name: t('board.turnaround.median'), values: turnaround.map(({ median }) => scaled(median)) },
        { name: t('board.turnaround.p90'), values: turnaround.map(({ p90 }) => scaled(p90)) },
      ],
    }),
  }
}

export function agreementPanel({ agreement }: Board, t: TFunction, palette: Palette): PanelProps {
  const names = agreement.map(({ lower, upper }) =>
    t('board.agreement.pair', { lower: levelName(t, lower), upper: levelName(t, upper) }),
  )
  const rates = agreement.map(({ both, same }) => (both === 0 ? null : same / both))
  return {
    title: t('board.agreement.title'),
    summary: t('board.agreement.summary'),
    columns: [
      t('board.agreement.levels'),
      t('board.agreement.both'),
      t('board.agreement.same'),
      t('board.agreement.rate'),
    ],
    rows: agreement.map(({ both, same }, index) => {
      const rate = rates[index]
      return [names[index] ?? '', both, same, typeof rate === 'number' ? percent(rate) : '–']
    }),
    bars: agreement.length,
    option: barChart({
      palette,
      isHorizontal: true,
      format: percent,
      greatest: 1,
      categories: names,
      series: [{ name: t('board.agreement.rate'), values: rates }],
    }),
  }
}

export function peoplePanel({ people }: Board, t: TFunction, palette: Palette): PanelProps {
  const names = people.map(({ name, level }) => `${name} · ${levelName(t, level)}`)
  return {
    title: t('board.people.title'),
    summary: t('board.people.summary'),
    columns: [
      t('board.people.name'),
      t('board.people.opinions'),
      t('board.people.open'),
      t('board.people.returned'),
      t('board.people.medianTime'),
    ],
    rows: people.map(({ opinions, open, returned, medianSeconds }, index) => [
      names[index] ?? '',
      opinions,
      open,
      returned,
      medianSeconds === null ? '–' : duration(medianSeconds, t),
    ]),
    bars: 2 * people.length,
    option: barChart({
      palette,
      isHorizontal: true,
      categories: names,
      series: [
        { name: t('board.people.opinions'), values: people.map(({ opinions }) => opinions) },
        { name: t('board.people.open'), values: people.map(({ open }) => open) },
      ],
    }),
  }
}

function builtInName(t: TFunction, code: string): string {
  const builtIn = builtInReasons.find((reason) => reason === code)
  return builtIn ? t(`term.reason.${builtIn}`) : code
}
