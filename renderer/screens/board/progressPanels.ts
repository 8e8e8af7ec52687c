import type { TFunction } from 'i18next'
import { barChart } from '../../../shared/charts/chartOption.ts'
import type { Palette } from '../../../shared/charts/palette.ts'
import type { Board } from '../../../shared/domain/board.ts'
import { Decision } from '../../../shared/domain/opinion.ts'
import type { Level } from '../../../shared/domain/person.ts'
import { CaseState } from '../../../shared/domain/queue.ts'
import type { PanelProps } from './Panel.tsx'

/** How far the batch is and what was decided: numbers by level. */

export function progressPanel({ states }: Board, t: TFunction, palette: Palette): PanelProps {
  const levels = levelsOf(states)
  const shown = CaseState.options.filter((state) => states.some((entry) => entry.state === state))
  const at = (level: Level, state: CaseState) =>
    total(states.filter((entry) => entry.level === level && entry.state === state))
  return {
    title: t('board.progress.title'),
    summary: t('board.progress.summary'),
    columns: [t('board.level'), ...shown.map((state) => t(`term.caseState.${state}`))],
    rows: levels.map((level) => [levelName(t, level), ...shown.map((state) => at(level, state))]),
    bars: levels.length,
    option: barChart({
      palette,
      isStacked: true,
      isHorizontal: true,
      categories: levels.map((level) => levelName(t, level)),
      series: shown.map((state) => ({
        name: t(`term.caseState.${state}`),
        values: levels.map((level) => at(level, state)),
      })),
    }),
  }
}

export function throughputPanel({ throughput }: Board, t: TFunction, palette: Palette): PanelProps {
  const levels = levelsOf(throughput)
  const days = [...new Set(throughput.map(({ day }) => day))]
  const on = (day: string, level: Level) =>
    throughput.find((entry) => entry.day === day && entry.level === level)?.opinions ?? 0
  const ofDay = (day: string) => levels.map((level) => on(day, level))
  return {
    title: t('board.throughput.title'),
    summary: t('board.throughput.summary'),
    columns: [
      t('board.throughput.day'),
      ...levels.map((level) => levelName(t, level)),
      t('board.throughput.total'),
    ],
    // The newest day first: it is the one that is asked for.
    rows: days
      .toReversed()
      .map((day) => [day, ...ofDay(day), ofDay(day).reduce((sum, each) => sum + each, 0)]),
    option: barChart({
      palette,
      isStacked: true,
      categories: days,
      series: levels.map((level) => ({
        name: levelName(t, level),
        values: days.map((day) => on(day, level)),
      })),
    }),
  }
}

export function decisionsPanel({ decisions }: Board, t: TFunction, palette: Palette): PanelProps {
  const levels = levelsOf(decisions)
  const shown = Decision.options.filter((decision) => decisions.some((entry) => entry.decision === decision))
  const at = (level: Level, decision: Decision) =>
    total(decisions.filter((entry) => entry.level === level && entry.decision === decision))
  return {
    title: t('board.decisions.title'),
    summary: t('board.decisions.summary'),
    columns: [t('board.decisions.decision'), ...levels.map((level) => levelName(t, level))],
    rows: shown.map((decision) => [
      t(`term.decision.${decision}`),
      ...levels.map((level) => at(level, decision)),
    ]),
    bars: shown.length * levels.length,
    option: barChart({
      palette,
      isHorizontal: true,
      categories: shown.map((decision) => t(`term.decision.${decision}`)),
      series: levels.map((level) => ({
        name: levelName(t, level),
        values: shown.map((decision) => at(level, decision)),
      })),
    }),
  }
}

export function levelName(t: TFunction, level: Level): string {
  return t(`term.level.level-${level}`)
}

function levelsOf(entries: readonly { readonly level: Level }[]): Level[] {
  return [...new Set(entries.map(({ level }) => level))].sort()
}

function total(entries: readonly { readonly count: number }[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0)
}
