import { turnBox } from '../../../shared/document/turnBox.ts'
import type { AuditAction } from '../../../shared/domain/audit.ts'
import type { BatchId, DocumentPath } from '../../../shared/domain/ids.ts'
import type { ReadLine, Rotation, TextLayer } from '../../../shared/domain/reading.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { DocumentNote } from '../../review/documentNoteStore.ts'
import { documentOf } from '../../review/documents.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { arrangeDocuments, noteDocument } from '../../review/noteDocument.ts'
import type { Seat } from '../core.ts'
import { coveredBoxes, maskedLines, type PageText } from '../coveredNumbers.ts'
import type { Desk } from '../desk.ts'
import { documentAt } from '../documentAt.ts'
import { maskPage } from '../maskPage.ts'
import { readAgain } from '../readOneDocument.ts'
import { showCase } from '../showCase.ts'

/** Looking at documents, and saying what they are. */
export function documentHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'document'> {
  const say = (
    { batch, document }: { batch: BatchId; document: DocumentPath },
    action: AuditAction,
    note: DocumentNote,
    detail?: Record<string, string | number>,
  ): CaseView => {
    const desk = seat.desk()
    const open = desk.batch(batch)
    const { stores, audit, atomically } = open
    const { caseNo } = stores.cases.document(document)
    const at = desk.ports.clock()
    atomically(() => {
      noteDocument(stores, document, note, { by: desk.vault.session.user, at: at.toISOString() })
      audit.append(action, document, 'ok', detail)
      evaluateAndKeep(stores, caseNo, at)
    })
    readAgain(desk, open, document)
    return showCase(desk, batch, caseNo)
  }

  return {
    document: {
      async open({ batch, document }) {
        const desk = seat.desk()
        const at = documentAt(desk, batch, document)
        const pages = await desk.prepared.pages(at)
        desk.batch(batch).audit.append('document.opened', document, 'ok')
        return { pages }
      },
      async page({ batch, document, page, maxSide }) {
        const desk = seat.desk()
        const at = documentAt(desk, batch, document)
        const { pixels, text } = await desk.prepared.page(at, page, maxSide)
        if (isRevealed(desk, batch, document)) return pixels
        const known = textOf(desk, batch, document, page, text)
        return known ? maskPage(pixels, coveredBoxes(known), known.rotation) : pixels
      },
      async text({ batch, document, page }) {
        const desk = seat.desk()
        const known =
          textOf(desk, batch, document, page, null) ??
          textOf(desk, batch, document, page, await writtenText(desk, batch, document, page))
        if (!known) return []
        return isRevealed(desk, batch, document) ? [...known.lines] : maskedLines(known)
      },
      classify: ({ kind, ...on }) => say(on, 'document.classified', { about: 'kind', kind }, { kind }),
      turn: ({ page, rotation, ...on }) =>
        say(on, 'document.turned', { about: 'turn', page, rotation }, { page, rotation }),
      split: ({ parts, ...on }) =>
        say(on, 'document.split', { about: 'parts', parts }, { parts: parts.length }),
      markDuplicate: ({ of, ...on }) =>
        say(on, 'document.duplicate-marked', { about: 'duplicate', of }, of === null ? {} : { of }),
      arrange({ batch, caseNo, order }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        const at = desk.ports.clock()
        atomically(() => {
          const noted = { by: desk.vault.session.user, at: at.toISOString() }
          arrangeDocuments(stores, caseNo, order, noted)
          audit.append('document.arranged', caseNo, 'ok', { documents: order.length })
          evaluateAndKeep(stores, caseNo, at)
        })
        return showCase(desk, batch, caseNo)
      },
    },
  }
}

function isRevealed(desk: Desk, batch: BatchId, path: DocumentPath): boolean {
  const { caseNo } = desk.batch(batch).stores.cases.document(path)
  return desk.revealed.has(batch, caseNo)
}

/** The text of a page, on the page as it is shown: what was read, or else (`written`) what stands in the file. */
function textOf(
  desk: Desk,
  batch: BatchId,
  path: DocumentPath,
  page: number,
  written: TextLayer | null,
): (PageText & { readonly rotation: Rotation }) | null {
  const { stores } = desk.batch(batch)
  const read = stores.readings.get(path)?.pages.find((candidate) => candidate.page === page)
  if (read) return read
  if (!written) return null
  const rotation = documentOf(stores, path).rotations.get(page) ?? 0
  return {
    rotation,
    fields: {},
    lines: written.lines.map((line) => turned(line, written.rotation, rotation)),
  }
}

function turned(line: ReadLine, from: Rotation, to: Rotation): ReadLine {
  // The difference of two quarter turns is a quarter turn.
  return { ...line, box: turnBox(line.box, ((360 + to - from) % 360) as Rotation) }
}

/** Of a page that was not read, so that it can be searched all the same; its picture is not needed and kept small. */
async function writtenText(
  desk: Desk,
  batch: BatchId,
  path: DocumentPath,
  page: number,
): Promise<TextLayer | null> {
  const source = await documentAt(desk, batch, path).source()
  if (source.mediaType !== 'application/pdf') return null
  const { text } = await desk.ports.decoder.decoder.page({ ...source, page, maxSide: 256 })
  return text
}
