import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { findLabel, labelIn } from './label.ts'
import type { Row } from './row.ts'

interface Feature {
  readonly label: string
  readonly weight: number
}

/** What tells the sides of an identity card, each with how rarely other papers have it. */
const front: readonly Feature[] = [
  { label: '姓名', weight: 1 },
  { label: '性别', weight: 1 },
  { label: '民族', weight: 1 },
  { label: '出生', weight: 1 },
  { label: '住址', weight: 1 },
  { label: '公民身份号码', weight: 3 },
]
const back: readonly Feature[] = [
  { label: '中华人民共和国', weight: 1 },
  { label: '居民身份证', weight: 3 },
  { label: '签发机关', weight: 2 },
  { label: '有效期限', weight: 2 },
]
/** Both lists add up to 8; a card of which less than half is found is not recognised by itself. */
const enough = 4
/** What is enough where the sender names the side. */
const enoughIfNamed = 2
/** An identity card has few rows; a page of a contract that names the same things has many. */
const mostRows = 40

/**
 * What a page is, by the labels that stand on it. What the sender says helps a poor picture over the line; it does not
 * turn one side of a card into the other, nor a page without any label into a card.
 */
export function recogniseKind(rows: readonly Row[], named: DocumentKind | null): DocumentKind {
  const scores = { 'id-card-front': score(rows, front), 'id-card-back': score(rows, back) }
  const best = scores['id-card-front'] >= scores['id-card-back'] ? 'id-card-front' : 'id-card-back'
  if (named === best && scores[best] >= enoughIfNamed) return best
  if (scores[best] >= enough && rows.length <= mostRows) return best
  return named === null || named === 'id-card-front' || named === 'id-card-back' ? 'other' : named
}

function score(rows: readonly Row[], features: readonly Feature[]): number {
  return features.reduce((sum, { label, weight }) => sum + (isLabelled(rows, label) ? weight : 0), 0)
}

/** Short labels count at the head of a row, or of its second half, not inside a sentence. */
function isLabelled(rows: readonly Row[], label: string): boolean {
  if (label.length > 2) return findLabel(rows, label) !== null
  return rows.some((row) => {
    const place = labelIn(row, label)
    return place !== null && place.start <= 4
  })
}
