import { z } from 'zod'
import { DocumentPart } from '../../domain/documentNote.ts'
import { FieldName } from '../../domain/field.ts'
import { Disposition, FindingKey, ManualFinding } from '../../domain/finding.ts'
import { BatchId, DocumentPath } from '../../domain/ids.ts'
import { DocumentKind } from '../../domain/kind.ts'
import { OpinionDraft } from '../../domain/opinion.ts'
import { FieldAnswer, ReadLine, Rotation } from '../../domain/reading.ts'
import { CaseView, GivenAnswer, OpenWorksheet, OpinionView, PagePixels } from '../../domain/view.ts'
import { WorksheetContent, WorksheetKind } from '../../domain/worksheet.ts'
import { request } from '../request.ts'
import { CaseRef, DocumentRef, Nothing, reviewers, workers } from './terms.ts'

/** A case: its documents, what was read and found, and what people say. */
export const caseRequests = {
  case: {
    open: request(CaseRef, CaseView, workers),
    /** The whole case with nothing masked; the log records who asked. */
    reveal: request(CaseRef, CaseView, workers),
    /** Gets the case's first pages ready, so that opening it is quick; nothing of it leaves the core. */
    prepare: request(CaseRef, Nothing, workers),
  },
  document: {
    /** Starts looking at a document, which the log records; gives its number of pages. */
    open: request(
      z.strictObject({ batch: BatchId, document: DocumentPath }),
      z.object({ pages: z.int().positive() }),
      workers,
    ),
    page: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        maxSide: z.int().min(64).max(4096),
      }),
      PagePixels,
      workers,
    ),
    /** The text that was read from a page, in upright-page boxes; masked numbers are covered until revealed. */
    text: request(DocumentRef.extend({ page: z.int().positive() }), z.array(ReadLine), workers),
    /** Says of what kind a document is; it is read again as that kind. */
    classify: request(DocumentRef.extend({ kind: DocumentKind }), CaseView, reviewers),
    /** Says how a page is turned, clockwise, to stand upright; it is read again so. */
    turn: request(DocumentRef.extend({ page: z.int().positive(), rotation: Rotation }), CaseView, reviewers),
    /** Puts a case's documents in another order, all of them named. */
    arrange: request(CaseRef.extend({ order: z.array(DocumentPath).min(1) }), CaseView, reviewers),
    /** Tells the papers in one document apart; no parts make it one paper again. */
    split: request(DocumentRef.extend({ parts: z.array(DocumentPart).max(100) }), CaseView, reviewers),
    /** Says that a document is a copy of another of its case, or (null) that it is not. */
    markDuplicate: request(DocumentRef.extend({ of: DocumentPath.nullable() }), CaseView, reviewers),
  },
  finding: {
    /** Explains or waives a finding, or opens it again. */
    settle: request(
      CaseRef.extend({
        key: FindingKey,
        as: Disposition,
        reason: z.string().trim().min(1).max(500).nullable(),
      }),
      CaseView,
      reviewers,
    ),
    add: request(CaseRef.extend({ finding: ManualFinding }), CaseView, reviewers),
    /** Takes a finding back that the person at the desk added. */
    withdraw: request(CaseRef.extend({ key: FindingKey }), CaseView, reviewers),
  },
  worksheet: {
    /** A worksheet of a case, of a document or of none. */
    open: request(
      CaseRef.extend({ kind: WorksheetKind, document: DocumentPath.nullable() }),
      OpenWorksheet,
      workers,
    ),
    /** Keeps a worksheet as it is filled in; what it comes to, and what the rules say of it, is in the case. */
    keep: request(
      CaseRef.extend({ document: DocumentPath.nullable(), sheet: WorksheetContent }),
      CaseView,
      reviewers,
    ),
    /** Figures from the text of a PDF, for a person to look over; nothing is kept. */
    import: request(DocumentRef.extend({ kind: WorksheetKind }), WorksheetContent, reviewers),
  },
  field: {
    /** What a person says of a field; the newest answer counts. */
    confirm: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        field: FieldName,
        answer: FieldAnswer,
      }),
      CaseView,
      reviewers,
    ),
    /** Every answer that was given about a field, from the first; of others' entries none before they are settled. */
    history: request(
      DocumentRef.extend({ page: z.int().positive(), field: FieldName }),
      z.array(GivenAnswer),
      workers,
    ),
  },
  opinion: {
    submit: request(OpinionDraft, OpinionView, reviewers),
  },
} as const
