import { maskedFields } from '../../../shared/domain/field.ts'
import type { BatchId, DocumentPath } from '../../../shared/domain/ids.ts'
import { ReadableMediaType } from '../../../shared/domain/kind.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import type { Seat } from '../core.ts'
import type { Desk } from '../desk.ts'
import { maskPage } from '../maskPage.ts'
import { showCase } from '../showCase.ts'

/** Looking at documents, and saying what they are. */
export function documentHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'document'> {
  const showOf = (batch: BatchId, document: DocumentPath) => {
    const desk = seat.desk()
    return showCase(desk, batch, desk.batch(batch).stores.cases.document(document).caseNo)
  }
  return {
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
      text: () => [],
      classify: ({ batch, document }) => showOf(batch, document),
      turn: ({ batch, document }) => showOf(batch, document),
      arrange: ({ batch, caseNo }) => showCase(seat.desk(), batch, caseNo),
      split: ({ batch, document }) => showOf(batch, document),
      markDuplicate: ({ batch, document }) => showOf(batch, document),
    },
  }
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
