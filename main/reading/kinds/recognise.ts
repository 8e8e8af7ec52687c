import { cardKinds, type DocumentKind, type NamedKind } from '../../../shared/domain/kind.ts'
import { findLabel, labelIn } from '../fields/label.ts'
import type { Row } from '../fields/row.ts'
import type { Feature } from './kindReader.ts'
import { kindReaders } from './kindReaders.ts'

/** A kind, with how sure it is (0 to 1). */
export interface RecognisedKind {
  readonly kind: DocumentKind
  readonly confidence: number
}

/** Share of a kind's features that must be on the page, and what is enough where the sender names the kind. */
const enough = 0.5
const enoughIfNamed = 0.25

/**
 * What a page is, by the labels that stand on it. What the sender says helps a poor picture over the line; it does not
 * turn one side of a card into the other, nor a page without any label into a card. What a reviewer says is so.
 */
export function recogniseKind(rows: readonly Row[], named: NamedKind | null): RecognisedKind {
  if (named?.by === 'reviewer') return { kind: named.kind, confidence: 1 }
  const best = bestKind(rows)
  if (best && best.confidence >= (named?.kind === best.kind ? enoughIfNamed : enough)) return best
  if (named && !cardKinds.includes(named.kind)) return { kind: named.kind, confidence: 0 }
  return { kind: 'other', confidence: 0 }
}

function bestKind(rows: readonly Row[]): RecognisedKind | null {
  const kinds = Object.entries(kindReaders)
    .filter(([, { mostRows }]) => rows.length <= mostRows)
    .map(([kind, { features }]) => ({ kind: kind as DocumentKind, confidence: share(rows, features) }))
  return kinds.sort((a, b) => b.confidence - a.confidence)[0] ?? null
}

function share(rows: readonly Row[], features: readonly Feature[]): number {
  const found = features.filter((feature) =>
    'label' in feature ? isLabelled(rows, feature.label) : feature.isOn(rows),
  )
  return weightOf(found) / weightOf(features)
}

function weightOf(features: readonly Feature[]): number {
  return features.reduce((sum, { weight }) => sum + weight, 0)
}

/** Short labels count at the head of a row, or of its second half, not inside a sentence. */
function isLabelled(rows: readonly Row[], label: string): boolean {
  if (label.length > 2) return findLabel(rows, label) !== null
  return rows.some((row) => {
    const place = labelIn(row, label)
    return place !== null && place.start <= 4
  })
}
