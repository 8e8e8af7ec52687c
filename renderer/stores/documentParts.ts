import type { DocumentPart } from '../../shared/domain/documentNote.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'

/** A document that can be told apart into papers: of which kind it is as a whole, and how many pages it has. */
interface Whole {
  readonly kind: DocumentKind
  readonly pages: number
  readonly parts: readonly DocumentPart[]
}

/** What begins on a page: a paper of this kind. */
export interface PartStart {
  readonly from: number
  readonly kind: DocumentKind
  readonly title: string | null
}

/** The parts once a paper begins on a page; each goes up to the page before the next. */
export function withPart({ kind, pages, parts }: Whole, start: PartStart): DocumentPart[] {
  const whole: PartStart = { from: 1, kind, title: null }
  const others = (parts.length > 0 ? parts : [whole]).filter(({ from }) => from !== start.from)
  return closed([...others, start], pages)
}

/** The parts once what begins on a page belongs to the paper before it. A single paper is no part. */
export function withoutPart({ pages, parts }: Whole, from: number): DocumentPart[] {
  const left = parts.filter((part) => part.from !== from)
  return left.length < 2 ? [] : closed(left, pages)
}

function closed(starts: readonly PartStart[], pages: number): DocumentPart[] {
  const inOrder = starts.toSorted((a, b) => a.from - b.from)
  return inOrder.map(({ from, kind, title }, index) => ({
    // The first paper begins where the document does, whichever was taken away before it.
    from: index === 0 ? 1 : from,
    to: (inOrder[index + 1]?.from ?? pages + 1) - 1,
    kind,
    title,
  }))
}
