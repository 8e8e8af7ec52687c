import { cardKinds, type DocumentKind } from '../../domain/kind.ts'
import type { PageReading } from '../../domain/reading.ts'
import { collapse } from '../collapse.ts'
import { type Outcome, onFirstPage, type Rule, type RuleDocument } from '../rule.ts'
import type { FindingCode } from '../texts.ts'

type Quality = NonNullable<PageReading['quality']>

/**
 * From where on a picture is worth a look, on the measures of main/reading/page/quality.ts. Signals, never verdicts: a
 * poor copy can be genuine, and what is wrong can be photographed well.
 */
const limits = {
  /** Height of a line of text, its outline included, below which strokes of dense characters run together. In pixels. */
  textHeight: 18,
  /** Scans and good photographs measure 0.5 to 1. */
  sharpness: 0.45,
  glare: 0.02,
  /** The fine lines that protect a licence measure up to 0.5. */
  screen: 0.7,
} as const

export const pictureRules: readonly Rule[] = [
  signal(
    'image.resolution',
    'IMAGE_RESOLUTION',
    'S4',
    ({ textHeight }) => textHeight > 0 && textHeight < limits.textHeight,
  ),
  signal(
    'image.blur',
    'IMAGE_BLURRED',
    'S4',
    ({ textHeight, sharpness }) => textHeight > 0 && sharpness < limits.sharpness,
  ),
  signal('image.glare', 'IMAGE_GLARE', 'S4', ({ glare }) => glare > limits.glare),
  signal('image.cut-off', 'IMAGE_CUT_OFF', 'S4', ({ isCutOff }) => isCutOff),
  signal('image.screen', 'IMAGE_OF_SCREEN', 'S3', ({ screen }) => screen > limits.screen),
]

function signal(
  id: string,
  code: FindingCode,
  severity: 'S3' | 'S4',
  isPoor: (quality: Quality) => boolean,
): Rule {
  return {
    id,
    version: 1,
    category: 'IMAGE',
    code,
    severity,
    source: 'measures of the picture (pictures.ts)',
    check: ({ documents }) => collapse(documents.flatMap((document) => judgePages(document, isPoor))),
  }
}

function judgePages(document: RuleDocument, isPoor: (quality: Quality) => boolean): Outcome[] {
  const { path, kind, reading } = document
  if (!reading)
    return isPicture(kind)
      ? [{ state: 'not-performed', reason: 'not-read', evidence: onFirstPage(document) }]
      : []
  return reading.pages.flatMap((page): Outcome[] => {
    const evidence = { document: path, page: page.page, field: null, box: null }
    if (page.quality) return isPoor(page.quality) ? [{ state: 'warn', evidence }] : [{ state: 'pass' }]
    return isPicture(page.kind) ? [{ state: 'not-performed', reason: 'not-measured', evidence }] : []
  })
}

/** Other kinds may be text from end to end, which has no picture to measure. */
function isPicture(kind: DocumentKind | null): boolean {
  return kind !== null && cardKinds.includes(kind)
}
