import { collapse } from '../collapse.ts'
import { type CaseInput, type Outcome, onFirstPage, type Rule, type RuleDocument } from '../rule.ts'

/**
 * Programs that change pictures and documents. Scanners, cameras, chat programs and what writes documents in the first
 * place (Word, WPS 文字, a bank's own system) are none.
 */
const editors =
  /photoshop|lightroom|\bgimp\b|paint\.net|pixelmator|affinity|coreldraw|illustrator|canva|snapseed|picsart|photopea|fotor|美图|meitu|稿定|醒图|acrobat(?! distiller)|pdfelement|万兴|foxit.*(?:editor|phantom)|福昕.*编辑|pdf-xchange|nitro|sejda|smallpdf|ilovepdf|pdfescape|pdf24|迅捷pdf|wps pdf/i

/** No metadata of a document names a program that changes pictures or documents. */
const edited: Rule = {
  id: 'authenticity.editor',
  version: 1,
  category: 'AUTHENTICITY',
  code: 'FILE_EDITED',
  severity: 'S3',
  source: 'EXIF Software; XMP; PDF Creator and Producer; the list in traces.ts',
  check: (input) =>
    collapse(
      readDocuments(input).map((document): Outcome => {
        const name = document.reading?.traces?.software.find((program) => editors.test(program))
        return name === undefined
          ? { state: 'pass' }
          : { state: 'warn', seen: name, evidence: onFirstPage(document) }
      }),
    ),
}

/** No PDF was written to after it was signed. What was added may be harmless, such as a stamp of its receipt. */
const changed: Rule = {
  id: 'authenticity.changed-after-signing',
  version: 1,
  category: 'AUTHENTICITY',
  code: 'CHANGED_AFTER_SIGNING',
  severity: 'S3',
  source: 'ISO 32000-1, 7.5.6 and 12.8.1: byte range of the signature',
  check: (input) =>
    collapse(
      readDocuments(input).flatMap((document): Outcome[] => {
        const isChanged = document.reading?.traces?.isChangedAfterSigning ?? null
        if (isChanged === null) return []
        return [isChanged ? { state: 'warn', evidence: onFirstPage(document) } : { state: 'pass' }]
      }),
    ),
}

export const traceRules: readonly Rule[] = [edited, changed]

/** Documents whose traces were looked for. */
function readDocuments({ documents }: CaseInput): RuleDocument[] {
  return documents.filter(({ reading }) => reading !== null && reading.traces !== null)
}
