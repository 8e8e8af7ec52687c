import type { FieldName } from '../../shared/domain/field.ts'
import type { DocumentKind } from '../../shared/domain/kind.ts'
import type { PageReading } from '../../shared/domain/reading.ts'
import type { Level } from './levels.ts'
import type { Specimen } from './set.ts'

/** What became of one field: what is printed, what was read. `printed` is null where the paper has no such field. */
export interface JudgedField {
  readonly field: FieldName
  readonly printed: string | null
  readonly read: string | null
  /** Read exactly as printed, on a paper that was taken for what it is. */
  readonly right: boolean
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

/** What was said of a file. */
export interface Answer extends Pick<PageReading, 'kind' | 'fields'> {
  readonly seconds: number
}

/** Compares a reading with what was drawn. A field read as sure that is not on the paper at all is judged as well. */
export function judge(
  { file, kind, level, truth }: Pick<Specimen, 'file' | 'kind' | 'level' | 'truth'>,
  answer: Answer,
): Judged {
  const names = new Set([...Object.keys(truth), ...Object.keys(answer.fields)]) as Set<FieldName>
  const fields = [...names].map((field): JudgedField => {
    const found = answer.fields[field]
    const [printed, read] = [truth[field] ?? null, found?.value ?? null]
    return {
      field,
      printed,
      read,
      right: answer.kind === kind && printed === read,
      sure: found?.state === 'sure',
      reasons: found?.reasons ?? [],
    }
  })
  return {
    file,
    kind,
    level,
    readAs: answer.kind,
    seconds: answer.seconds,
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
    right: share(printed.filter(({ right }) => right)),
    sure: share(printed.filter(({ sure }) => sure)),
    wrongAmongSure: fields.filter((field) => field.sure && !field.right).length,
    seconds: judged.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, judged.length),
  }
}
