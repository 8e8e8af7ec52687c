import type { BatchId, DocumentPath } from '../../shared/domain/ids.ts'
import { type PageReading, textLayer } from '../../shared/domain/reading.ts'
import type { WorksheetContent, WorksheetKind } from '../../shared/domain/worksheet.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { statementIn } from '../../shared/worksheets/import/bankStatement.ts'
import { statementsIn } from '../../shared/worksheets/import/financialStatements.ts'
import { collateralIn, type FieldValues, repaymentIn } from '../../shared/worksheets/import/papers.ts'
import type { WrittenPage } from '../../shared/worksheets/import/table.ts'
import { fieldsOfCase } from '../review/fields.ts'
import type { Desk } from './desk.ts'
import { documentAt } from './documentAt.ts'

/** Side of the pictures that come along with the text of a page, which nobody looks at. */
const smallSide = 64

/**
 * The figures of a worksheet from the text that is written in a PDF. What a scan shows is not taken: a figure that was
 * read wrong looks like one that was typed.
 *
 * @throws SealdeskError `worksheet/no-text`, `worksheet/nothing-found`, `worksheet/too-long`, `document/unknown`, `document/not-supported`
 */
export async function importWorksheet(
  desk: Desk,
  batch: BatchId,
  document: DocumentPath,
  kind: WorksheetKind,
): Promise<WorksheetContent> {
  const pages = await writtenPages(desk, batch, document)
  if (pages.length === 0) throw new SealdeskError('worksheet/no-text')
  const sheet = sheetIn(desk, batch, document, kind, pages)
  if (!sheet) throw new SealdeskError('worksheet/nothing-found')
  return sheet
}

function sheetIn(
  desk: Desk,
  batch: BatchId,
  document: DocumentPath,
  kind: WorksheetKind,
  pages: readonly WrittenPage[],
): WorksheetContent | null {
  const { stores } = desk.batch(batch)
  const { caseNo } = stores.cases.document(document)
  const { application } = stores.cases.case(caseNo)
  const applied = { amount: application.amount ?? null, months: application.term_months ?? null }
  const fields = fieldsOn(fieldsOfCase(stores, caseNo), document)
  switch (kind) {
    case 'financial-statements': {
      const content = statementsIn(pages, fields.period_to ?? null)
      return content && { kind, content }
    }
    case 'bank-statement': {
      const { name = null, period_from = null, period_to = null } = fields
      const content = statementIn(pages, { name, from: period_from, to: period_to })
      return content && { kind, content }
    }
    case 'collateral': {
      const content = collateralIn(pages, fields, applied)
      return content && { kind, content }
    }
    case 'repayment-ability': {
      const content = repaymentIn(pages, fields, applied)
      return content && { kind, content }
    }
  }
}

/** What the fields of a document say, the first of each name; what a person confirmed stands above what was read. */
function fieldsOn(fields: ReturnType<typeof fieldsOfCase>, document: DocumentPath): FieldValues {
  const values = fields
    .filter((field) => field.document === document)
    .map(({ name, read, confirmed }) => [name, confirmed ? confirmed.value : read.value] as const)
    .filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(values.toReversed())
}

/** The pages of a document that have text of their own, as they stand upright. */
async function writtenPages(desk: Desk, batch: BatchId, document: DocumentPath): Promise<WrittenPage[]> {
  const { stores } = desk.batch(batch)
  const reading = stores.readings.get(document)
  const at = documentAt(desk, batch, document)
  const source = await at.source()
  if (source.mediaType !== 'application/pdf') return []
  if (reading && reading.pages.length === reading.pageCount)
    return reading.pages.filter(isWritten).map(({ page, lines }) => ({ page, lines }))
  const { decoder } = desk.ports.decoder
  const { pages } = await decoder.inspect(source)
  const written: WrittenPage[] = []
  for (let page = 1; page <= pages; page++) {
    const { text } = await decoder.page({ ...source, page, maxSide: smallSide })
    if (text) written.push({ page, lines: text.lines })
  }
  return written
}

function isWritten({ engines }: PageReading): boolean {
  return engines.some(({ name }) => name === textLayer.name)
}
