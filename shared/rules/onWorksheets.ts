import type { Evidence } from '../domain/finding.ts'
import type { WorksheetContent, WorksheetKind } from '../domain/worksheet.ts'
import type { CaseInput, Outcome, RuleWorksheet } from './rule.ts'

/** A worksheet of a kind, as rules see it. */
export type SheetOf<Kind extends WorksheetKind> = Extract<WorksheetContent, { kind: Kind }> &
  Pick<RuleWorksheet, 'document'>

/** Something that a rule needs was not filled in. */
export const figureMissing: Outcome = { state: 'not-performed', reason: 'figure-missing' }

/** The worksheets of a kind that a case has. */
export function sheetsOf<Kind extends WorksheetKind>(
  { worksheets }: Pick<CaseInput, 'worksheets'>,
  kind: Kind,
): SheetOf<Kind>[] {
  return worksheets.filter((sheet): sheet is SheetOf<Kind> & RuleWorksheet => sheet.kind === kind)
}

/**
 * Judges each worksheet of a kind.
 *
 * @param judge what one comes to; its document is added as the evidence where it names none
 * @returns `not-performed` where the order asks for one and there is none; nothing where it does not ask
 */
export function judgeSheets<Kind extends WorksheetKind>(
  input: CaseInput,
  kind: Kind,
  judge: (sheet: SheetOf<Kind>) => readonly Outcome[],
): Outcome[] {
  const sheets = sheetsOf(input, kind)
  if (sheets.length === 0)
    return input.terms.worksheets.includes(kind)
      ? [{ state: 'not-performed', reason: 'worksheet-missing' }]
      : []
  return sheets.flatMap((sheet) =>
    judge(sheet).map((outcome) => ({ ...outcome, evidence: outcome.evidence ?? onDocument(sheet) })),
  )
}

/** The document that a worksheet is of, or a place on it. */
export function onDocument(
  { document }: Pick<RuleWorksheet, 'document'>,
  place: Pick<Evidence, 'page' | 'box'> = { page: 1, box: null },
): Evidence | null {
  return document === null ? null : { document, field: null, ...place }
}
