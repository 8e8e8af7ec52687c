import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ScoreCondition, Scorecard } from '../../../shared/domain/scorecard.ts'
import { type ScoredCase, scoreCase } from '../../../shared/rules/scorecard.ts'

const card = (lines: readonly (readonly [number, ScoreCondition])[], more: Partial<Scorecard> = {}) =>
  Scorecard.parse({
    name: '样本评分卡',
    lines: lines.map(([points, when], at) => ({ id: `L${at}`, zh: '样本', en: 'specimen', points, when })),
    ...more,
  })

const scored = (more: Partial<ScoredCase> = {}): ScoredCase => ({
  findings: [],
  decision: null,
  worksheets: [],
  ...more,
})

const counts = (when: ScoreCondition, more: Partial<ScoredCase>) =>
  scoreCase(card([[7, when]]), scored(more)).lines[0]?.counts

const expired = (
  states: Extract<ScoreCondition, { on: 'finding' }>['states'] = ['fail', 'warn'],
): ScoreCondition => ({ on: 'finding', codes: ['ID_EXPIRED', 'LICENCE_EXPIRED'], states })

describe('a line on findings', () => {
  it.each([
    ['fail', true],
    ['warn', true],
    ['pass', false],
    ['not-applicable', false],
    ['not-performed', null],
    ['illegible', null],
  ] as const)('of a check that is %s counts: %s', (state, expected) => {
    expect(counts(expired(), { findings: [{ code: 'ID_EXPIRED', state }] })).toBe(expected)
  })

  it('counts where one of its codes is found, whatever became of the others', () => {
    const findings = [
      { code: 'ID_EXPIRED', state: 'not-performed' },
      { code: 'LICENCE_EXPIRED', state: 'fail' },
    ] as const
    expect(counts(expired(), { findings })).toBe(true)
  })

  it('does not count of a case that has nothing to check', () => {
    expect(counts(expired(), { findings: [{ code: 'NAME_DIFFERS', state: 'fail' }] })).toBe(false)
  })

  it('can be about checks that were not performed', () => {
    expect(
      counts(expired(['not-performed']), { findings: [{ code: 'ID_EXPIRED', state: 'not-performed' }] }),
    ).toBe(true)
  })

  it('cannot be told of a code that no rule has', () => {
    expect(counts({ on: 'finding', codes: ['NO_SUCH_CODE'], states: ['fail'] }, {})).toBeNull()
  })
})

describe('a line on the decision', () => {
  const when: ScoreCondition = { on: 'decision', decisions: ['pass', 'conditional'] }
  it.each([
    ['pass', true],
    ['supplement', false],
    [null, null],
  ] as const)('%s counts: %s', (decision, expected) => {
    expect(counts(when, { decision })).toBe(expected)
  })
})

describe('a line on a figure', () => {
  const when: ScoreCondition = { on: 'figure', figure: 'ltv', from: 0.5, below: 0.7 }
  it.each([
    [[0.5], true],
    [[0.69], true],
    [[0.7], false],
    [[0.49], false],
    [[null], null],
    [[], null],
    [[0.5, 0.6], true],
    [[0.5, 0.9], null],
    [[0.5, null], null],
    [[0.1, 0.9], false],
  ] as const)('%o counts: %s', (ratios, expected) => {
    expect(counts(when, { worksheets: ratios.map((ltv) => ({ figures: { ltv } })) })).toBe(expected)
  })

  it('without an end on one side is open there', () => {
    expect(
      counts({ on: 'figure', figure: 'dti', below: 0.5 }, { worksheets: [{ figures: { dti: -9 } }] }),
    ).toBe(true)
  })
})

describe('a scorecard', () => {
  const anywhere: ScoreCondition = { on: 'figure', figure: 'dti' }
  const nowhere: ScoreCondition = { on: 'figure', figure: 'dti', from: 9 }
  const untold: ScoreCondition = { on: 'figure', figure: 'ltv' }
  const worksheets = [{ figures: { dti: 0.4 } }]

  it('adds the points of the lines that count to its base, and of no other', () => {
    const lines = [
      [30, anywhere],
      [-5, anywhere],
      [100, nowhere],
      [1000, untold],
    ] as const
    const score = scoreCase(card(lines, { base: 600 }), scored({ worksheets }))
    expect(score.points).toBe(625)
    expect(score.lines.map((line) => line.counts)).toEqual([true, true, false, null])
    expect(score.lines.map((line) => line.points)).toEqual([30, -5, 100, 1000])
  })

  it('is what it shows: its base and the points of its counted lines', () => {
    const line = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.constantFrom(anywhere, nowhere, untold))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -500, max: 500 }),
        (lines, base) => {
          const score = scoreCase(card(lines, { base }), scored({ worksheets }))
          const shown = score.lines.reduce((sum, { counts, points }) => sum + (counts ? points : 0), base)
          expect(score.points).toBe(shown)
        },
      ),
    )
  })

  it.each([
    [0, null],
    [10, 0],
    [19, 0],
    [20, 1],
    [99, 1],
  ])('at %i points is in band %s', (base, band) => {
    const bands = [
      { from: 10, zh: '样本乙', en: 'B' },
      { from: 20, zh: '样本甲', en: 'A' },
    ]
    expect(scoreCase(card([[1000, untold]], { base, bands }), scored()).band).toBe(band)
  })
})
