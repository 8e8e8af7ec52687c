import type { FieldName } from '../../../shared/domain/field.ts'
import type { FieldReason, ReadField } from '../../../shared/domain/reading.ts'
import type { PageText } from '../page/page.ts'
import { boxOf } from './layout/place.ts'
import type { Glyph } from './layout/row.ts'

/** The fields read from one page. */
export type ReadFields = Partial<Record<FieldName, ReadField>>

/** A value as the main reader has it, before anything else was asked. */
export interface Candidate {
  readonly value: string | null
  readonly glyphs: readonly Glyph[]
  /** The label that it stands beside, if one was found. */
  readonly label: readonly Glyph[]
  /** What speaks against it already. */
  readonly doubts: readonly FieldReason[]
}

/** Whether something is sure, and why. */
export interface Certainty {
  readonly sure: boolean
  readonly reasons: readonly FieldReason[]
}

export const nothingFound: Candidate = { value: null, glyphs: [], label: [], doubts: ['label-not-found'] }

/** Below this the main reader itself hesitated. */
const confident = 0.8

/** The weakest character decides: a number with one wrong digit is a wrong number. */
export function confidenceOf(glyphs: readonly Glyph[]): number {
  return glyphs.length === 0 ? 0 : Math.min(...glyphs.map(({ confidence }) => confidence))
}

/** The field of a candidate, with what speaks for it and against it. Without a witness nothing is sure. */
export function toField(page: PageText, candidate: Candidate, { sure, reasons }: Certainty): ReadField {
  const { value, glyphs, doubts } = candidate
  if (value === null || value === '')
    return { value: null, confidence: 0, state: 'absent', reasons: ['label-not-found'], box: null }
  const confidence = confidenceOf(glyphs)
  const hesitant: FieldReason[] = confidence < confident ? ['low-confidence'] : []
  return {
    value,
    confidence,
    state: sure ? 'sure' : 'doubtful',
    reasons: [...new Set([...reasons, ...doubts, ...hesitant])],
    box: boxOf(page, glyphs),
  }
}

/** A field that nothing independent confirms. */
export function unwitnessed(page: PageText, candidate: Candidate): ReadField {
  return toField(page, candidate, { sure: false, reasons: ['no-witness'] })
}
