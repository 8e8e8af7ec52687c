import type { BatchId, DocumentPath } from '../../shared/domain/ids.ts'
import { ReadableMediaType } from '../../shared/domain/kind.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { Desk } from './desk.ts'
import type { DocumentAt } from './preparedPages.ts'

/**
 * A document of a batch as the decoder takes it.
 *
 * @throws SealdeskError `document/unknown`, `document/not-supported`
 */
export function documentAt(desk: Desk, batch: BatchId, document: DocumentPath): DocumentAt {
  const { stores, read } = desk.batch(batch)
  const { mediaType } = stores.cases.document(document)
  const readable = ReadableMediaType.safeParse(mediaType)
  if (!readable.success) throw new SealdeskError('document/not-supported', { mediaType })
  return {
    batch,
    document,
    source: async () => ({ bytes: await read(document), mediaType: readable.data }),
  }
}
