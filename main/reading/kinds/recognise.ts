import { cardKinds, type DocumentKind, type NamedKind } from '../../../shared/domain/kind.ts'
import { findLabel, labelIn } from '../fields/layout/label.ts'
import type { Row } from '../fields/layout/row.ts'
import type { Feature } from './kindReader.ts'
import { kindReaders } from './kindReaders.ts'

/** A kind, with how sure it is (0 to 1). */
export interface RecognisedKind {
  readonly kind: DocumentKind
  readonly confidence: number
}

/** Share of a kind's features that must be on the page; less is enough where no other kind comes near, or the sender agrees. */
const enough = 0.5
const enoughAlone = 0.35
const enoughIfNamed = 0.25
/** Another kind comes near if it has this much less, or more. */
const near = 0.15

/** Kinds on which there is nothing but labels and values. */
const withoutSentences: readonly DocumentKind[] = [
  'id-card-front',
  'id-card-back',
  'bank-card',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
  'hk-macau-taiwan-residence-permit',
  'foreigner-permanent-residence-card',
]

/**
 * What a page is, by what stands on it: labels, and forms that outlast them on poor pictures. The confidence is the
 * share of the kind's features that are there, less where another kind has nearly as many of its own. What the sender
 * says helps a poor picture over the line; it does not turn one side of a card into the other, nor a page without any
 * label into a card. What a reviewer says is so.
 */
export function recogniseKind(rows: readonly Row[], named: NamedKind | null): RecognisedKind {
  if (named?.by === 'reviewer') return { kind: named.kind, confidence: 1 }
  const [best, second] = ranked(rows)
  const lead = best ? best.share - (second?.share ?? 0) : 0
  if (best && best.share >= needed(best.kind === named?.kind, lead))
    return { kind: best.kind, confidence: best.share * (1 - 2 * Math.max(0, near - lead)) }
  if (named && !cardKinds.includes(named.kind)) return { kind: named.kind, confidence: 0 }
  return { kind: 'other', confidence: 0 }
}

function needed(isNamed: boolean, lead: number): number {
  if (isNamed) return enoughIfNamed
  return lead >= near ? enoughAlone : enough
}

function ranked(rows: readonly Row[]): { kind: DocumentKind; share: number }[] {
  const isProse = hasSentences(rows)
  return Object.entries(kindReaders)
    .map(([kind, reader]) => ({ kind: kind as DocumentKind, ...reader }))
    .filter(({ kind, mostRows }) => rows.length <= mostRows && !(isProse && withoutSentences.includes(kind)))
    .map(({ kind, features }) => ({ kind, share: share(rows, features) }))
    .sort((a, b) => b.share - a.share)
}

/** A contract may name all that stands on a card, a card has no sentences. */
function hasSentences(rows: readonly Row[]): boolean {
  const marks = rows.flatMap(
    ({ text }) => text.match(/(?<=\p{Script=Han})[，。；、](?=\p{Script=Han}|$)/gu) ?? [],
  )
  const clauses = rows.filter(({ text }) => /甲方|乙方|本合同|本协议|特此|兹证明/.test(text))
  return marks.length >= 4 || clauses.length >= 2
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
