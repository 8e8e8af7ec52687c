import type { Finding } from '../domain/finding.ts'
import type { Decision } from '../domain/opinion.ts'
import type { Score, ScoreCondition, Scorecard } from '../domain/scorecard.ts'
import type { Worksheet } from '../domain/worksheet.ts'
import { figureIn } from '../worksheets/figures.ts'
import { findingText } from './texts.ts'

/** What a scorecard looks at on a case. */
export interface ScoredCase {
  readonly findings: readonly Pick<Finding, 'code' | 'state'>[]
  /** The one that counts in the end; null while none stands. */
  readonly decision: Decision | null
  readonly worksheets: readonly Pick<Worksheet, 'figures'>[]
}

/**
 * What a lender's own scorecard comes to: its base and the points of each line that counts. Lines that cannot be told add
 * nothing, and are shown as such. What people made of a finding changes no points: the lender sees both.
 */
export function scoreCase({ base, lines, bands }: Scorecard, scored: ScoredCase): Score {
  const told = lines.map(({ id, points, when }) => ({ id, points, counts: holds(when, scored) }))
  const points = told.reduce((sum, line) => sum + (line.counts ? line.points : 0), base)
  const band = bands.findLastIndex(({ from }) => points >= from)
  return { points, band: band < 0 ? null : band, lines: told }
}

/** Whether a condition holds; null where that cannot be told. */
function holds(when: ScoreCondition, scored: ScoredCase): boolean | null {
  switch (when.on) {
    case 'finding':
      return holdsOfFindings(when, scored)
    case 'decision':
      return scored.decision === null ? null : when.decisions.includes(scored.decision)
    case 'figure':
      return holdsOfFigures(when, scored)
  }
}

/**
 * Nothing is found of what a case does not have: of a case without a licence no line about licences counts. A check that
 * was not performed, or whose value is illegible, might have found it; a code that no rule of this version has, too.
 */
function holdsOfFindings(
  { codes, states }: Extract<ScoreCondition, { on: 'finding' }>,
  { findings }: ScoredCase,
): boolean | null {
  const meant = findings.filter(({ code }) => codes.includes(code))
  if (meant.some(({ state }) => states.includes(state))) return true
  const isOpen = meant.some(({ state }) => state === 'not-performed' || state === 'illegible')
  return isOpen || codes.some((code) => findingText(code, 'zh') === null) ? null : false
}

/** Where several worksheets come to the figure they have to agree: which of them counts is not for the vendor to say. */
function holdsOfFigures(
  {
    figure,
    from = Number.NEGATIVE_INFINITY,
    below = Number.POSITIVE_INFINITY,
  }: Extract<ScoreCondition, { on: 'figure' }>,
  { worksheets }: ScoredCase,
): boolean | null {
  const said = new Set(
    figureIn(worksheets, figure).map((value) => (value === null ? null : from <= value && value < below)),
  )
  const [only = null] = said
  return said.size === 1 ? only : null
}
