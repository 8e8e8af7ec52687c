import { maskedFields } from '../../../shared/domain/field.ts'
import type { BatchId, CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import { ReadableMediaType } from '../../../shared/domain/kind.ts'
import type { CaseView, PagePixels } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { viewCase, viewOpinion } from '../../review/caseView.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { confirmField, fieldsOfCase, fieldsSha256 } from '../../review/fields.ts'
import { earlierOpinions, giveOpinion } from '../../review/opinions.ts'
import { nextCaseFor, queueOf } from '../../review/queue.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import { maskPage } from '../maskPage.ts'

type CaseHandlers = Pick<Handlers<typeof contract, 'core', void>, 'case' | 'document' | 'field' | 'opinion'>

/** Work on one case: looking, confirming, deciding. */
export function caseHandlers({ seat }: { seat: Seat }): CaseHandlers {
  return {
    case: {
      list: ({ batch }) => queueOf(seat.desk().batch(batch).stores),
      open({ batch, caseNo }) {
        const desk = seat.desk()
        desk.revealed.remove(batch, caseNo)
        const view = show(desk, batch, caseNo)
        const open = desk.batch(batch)
        open.caseInView.caseNo = caseNo
        open.audit.append('case.opened', caseNo, 'ok')
        return view
      },
      reveal({ batch, caseNo }) {
        const desk = seat.desk()
        const { audit, stores } = desk.batch(batch)
        stores.cases.case(caseNo)
        // The log first: nothing is shown that it does not say was shown.
        audit.append('case.revealed', caseNo, 'ok')
        desk.revealed.add(batch, caseNo)
        return show(desk, batch, caseNo)
      },
      next({ batch, caseNo }) {
        const desk = seat.desk()
        const { user, roles } = desk.vault.session
        return nextCaseFor(desk.batch(batch).stores, caseNo, { name: user, roles })
      },
    },

    document: {
      async open({ batch, document }) {
        const desk = seat.desk()
        const { audit } = desk.batch(batch)
        const source = await documentBytes(desk, batch, document)
        audit.append('document.opened', document, 'ok')
        return desk.ports.decoder.decoder.inspect(source)
      },
      async page({ batch, document, page, maxSide }) {
        const desk = seat.desk()
        const source = await documentBytes(desk, batch, document)
        const { pixels } = await desk.ports.decoder.decoder.page({ ...source, page, maxSide })
        return maskUnlessRevealed(desk, batch, document, page, pixels)
      },
    },

    field: {
      confirm({ batch, document, page, field, answer }) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(batch)
        const { caseNo } = stores.cases.document(document)
        const { user } = desk.vault.session
        const at = desk.ports.clock()
        atomically(() => {
          const on = { caseNo, document, page, name: field }
          confirmField(stores, on, answer, { by: user, at: at.toISOString() })
          audit.append('field.confirmed', document, 'ok', { page, field })
          evaluateAndKeep(stores, caseNo, at)
        })
        return show(desk, batch, caseNo)
      },
    },

    opinion: {
      async submit(draft) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(draft.batch)
        const { person, session } = desk.vault
        const at = desk.ports.clock()
        const { terms } = stores.cases.received()
        const findings = atomically(() => evaluateAndKeep(stores, draft.caseNo, at))
        const opinion = await giveOpinion(
          stores.opinions,
          draft,
          { ...person, roles: session.roles },
          {
            batchId: draft.batch,
            terms,
            findings,
            fieldsSha256: fieldsSha256(fieldsOfCase(stores, draft.caseNo)),
            earlier: earlierOpinions(stores.amendments.of(draft.caseNo)),
          },
          at.toISOString(),
          ({ caseNo, level, decision }) => audit.append('opinion.given', caseNo, 'ok', { level, decision }),
        )
        desk.vault.batchLogs.record(draft.batch, audit)
        return viewOpinion(opinion)
      },
    },
  }
}

function show(desk: Desk, batch: BatchId, caseNo: CaseNo): CaseView {
  return viewCase(desk.batch(batch).stores, caseNo, { revealed: desk.revealed.has(batch, caseNo) })
}

/** Numbers that are masked in the fields are not to be read from the picture either, as far as it is known where they stand. */
function maskUnlessRevealed(
  desk: Desk,
  batch: BatchId,
  path: DocumentPath,
  page: number,
  pixels: PagePixels,
): PagePixels {
  const { stores } = desk.batch(batch)
  const { caseNo } = stores.cases.document(path)
  if (desk.revealed.has(batch, caseNo)) return pixels
  const reading = stores.readings.get(path)?.pages.find((candidate) => candidate.page === page)
  if (!reading) return pixels
  const boxes = maskedFields.map((name) => reading.fields[name]?.box ?? null).filter((box) => box !== null)
  return maskPage(pixels, boxes, reading.rotation)
}

async function documentBytes(desk: Desk, batchId: BatchId, path: DocumentPath) {
  const batch = desk.batch(batchId)
  const { mediaType } = batch.stores.cases.document(path)
  const readable = ReadableMediaType.safeParse(mediaType)
  if (!readable.success) throw new SealdeskError('document/not-supported', { mediaType })
  return { bytes: await batch.read(path), mediaType: readable.data }
}
