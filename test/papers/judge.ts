import type { FieldName } from '../../shared/domain/field.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { DocumentReading, PageReading } from '../../shared/domain/reading.ts'
import type { Level } from './levels.ts'
import type { Specimen } from './set.ts'

/** What became of one field: what is printed, what was read. `printed` is null where the paper has no such field. */
export interface JudgedField {
  readonly field: FieldName
  readonly printed: string | null
  readonly read: string | null
  readonly sure: boolean
  readonly reasons: readonly string[]
}

export interface Judged {
  readonly file: string
  readonly kind: DocumentKind
  readonly level: Level
  readonly readAs: DocumentKind
  readonly seconds: number
  readonly fields: readonly JudgedField[]
}

export function isRight({ printed, read }: JudgedField): boolean {
  return printed === read
}

/** Compares a reading with what was drawn. A field read as sure that is not on the paper at all is judged as well. */
export function judge({ file, kind, level, truth }: Specimen, reading: DocumentReading): Judged {
  const page = reading.pages[0]
  const readAs = page?.kind ?? 'other'
  const read: PageReading['fields'] = readAs === kind ? (page?.fields ?? {}) : {}
  const names = new Set([...Object.keys(truth), ...Object.keys(page?.fields ?? {})]) as Set<FieldName>
  const fields = [...names].map((field): JudgedField => {
    const found = page?.fields[field]
    return {
      field,
      printed: truth[field] ?? null,
      read: read[field]?.value ?? null,
      sure: found?.state === 'sure',
      reasons: found?.reasons ?? [],
    }
  })
  return {
    file,
    kind,
    level,
    readAs,
    seconds: reading.seconds,
    fields: fields.filter(({ printed, sure }) => printed !== null || sure),
  }
}

/** The line of the table: shares are 0 to 1. */
export interface Score {
  readonly papers: number
  readonly fields: number
  readonly right: number
  readonly sure: number
  readonly wrongAmongSure: number
  readonly seconds: number
}

export function scoreOf(judged: readonly Judged[]): Score {
  const fields = judged.flatMap((paper) => paper.fields)
  const printed = fields.filter((field) => field.printed !== null)
  const share = (some: readonly unknown[]) => (printed.length === 0 ? 0 : some.length / printed.length)
  return {
    papers: judged.length,
    fields: printed.length,
    right: share(printed.filter(isRight)),
    sure: share(printed.filter(({ sure }) => sure)),
    wrongAmongSure: fields.filter((field) => field.sure && !isRight(field)).length,
    seconds: judged.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, judged.length),
  }
}
