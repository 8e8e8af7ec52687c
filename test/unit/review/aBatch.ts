import { evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentReading, PageReading } from '../../../shared/domain/reading.ts'
import { goodPicture } from '../rules/aCase.ts'
import { aBatchDatabase } from './batchDatabase.ts'

export const at = new Date('2026-03-02T08:00:00Z')
export const numbers = ['11010519491231002X', '440524198001010013', '810000199408230021'] as const

export const caseNo = (index: number) => CaseNo.parse(`A-${index + 1}`)
export const front = (index: number) => DocumentPath.parse(`docs/${caseNo(index)}/1.jpg`)
export const sure = (value: string) => ({
  value,
  confidence: 1,
  state: 'sure' as const,
  reasons: [],
  box: null,
})

/** A batch in a database of its own, of cases that each have the front of an ID card and declare nothing that others do. */
export function aBatch(count: number, declare: (index: number) => object = () => ({})) {
  const cases = Array.from({ length: count }, (_, index) => ({
    caseNo: caseNo(index),
    application: { name: `样${index}`, id_number: numbers[index] ?? `X${index}`, ...declare(index) },
  }))
  const fronts = cases.map(({ caseNo }, index) => ({
    path: front(index),
    caseNo,
    mediaType: 'image/jpeg',
    kind: 'id-card-front' as const,
  }))
  const { database, stores } = aBatchDatabase(cases, fronts, at)

  return {
    database,
    stores,
    /** Stores what was read from the card of a case, and judges the case. */
    read(index: number, fields: PageReading['fields'], hash = goodPicture.hash): void {
      stores.readings.put(front(index), readingOf(fields, hash), at.toISOString())
      evaluateAndKeep(stores, caseNo(index), at)
    },
  }
}

function readingOf(fields: PageReading['fields'], hash: string): DocumentReading {
  const page: PageReading = {
    page: 1,
    kind: 'id-card-front',
    kindConfidence: 1,
    quality: { ...goodPicture, hash },
    rotation: 0,
    lines: [],
    fields,
    engines: [],
  }
  return {
    state: 'read',
    error: null,
    pageCount: 1,
    pages: [page],
    traces: { software: ['GIMP 2.10'], isChangedAfterSigning: null },
    seconds: 1,
  }
}
