import { z } from 'zod'
import { CheckState } from './finding.ts'
import { Decision } from './opinion.ts'
import { FigureName } from './worksheet.ts'

/** When a line of a scorecard counts: one of these findings is in one of these states, or a figure is in a range. */
const ScoreCondition = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('finding'),
    codes: z.array(z.string()).min(1),
    states: z.array(CheckState).min(1).default(['fail', 'warn']),
  }),
  z.strictObject({ on: z.literal('decision'), decisions: z.array(Decision).min(1) }),
  /** `from` counts, `below` does not. */
  z.strictObject({
    on: z.literal('figure'),
    figure: FigureName,
    from: z.number().optional(),
    below: z.number().optional(),
  }),
])
export type ScoreCondition = z.infer<typeof ScoreCondition>

/**
 * The lender's own scorecard: what it adds up is what it says, line by line. The vendor computes it and adds no judgement
 * of its own. A case is in the last band whose `from` its points reach.
 */
export const Scorecard = z.strictObject({
  name: z.string().min(1).max(120),
  base: z.int().default(0),
  lines: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(32),
        zh: z.string(),
        en: z.string(),
        points: z.int(),
        when: ScoreCondition,
      }),
    )
    .min(1)
    .max(200),
  bands: z
    .array(z.strictObject({ from: z.int(), zh: z.string(), en: z.string() }))
    .max(20)
    .default([]),
})
export type Scorecard = z.infer<typeof Scorecard>

/** What a scorecard comes to on one case: each line that counted or did not, or (`null`) could not be told. */
export const Score = z.strictObject({
  points: z.int(),
  band: z.int().nonnegative().nullable(),
  lines: z.array(z.strictObject({ id: z.string(), points: z.int(), counts: z.boolean().nullable() })),
})
export type Score = z.infer<typeof Score>
