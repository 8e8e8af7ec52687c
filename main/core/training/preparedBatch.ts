import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'

export const preparedList = 'training.json'

/** `training.json` of the folder that the build prepares; `file` is the name beside it of a document's content. */
export const PreparedBatch = z.strictObject({
  order: Order,
  documents: z.array(
    z.strictObject({
      path: DocumentPath,
      file: z.string().regex(/^[\w.-]+$/),
      mediaType: z.string(),
      kind: DocumentKind,
    }),
  ),
})
export type PreparedBatch = z.infer<typeof PreparedBatch>

/** @throws SealdeskError `training/unavailable` where this installation came without one */
export async function readPreparedBatch(folder: string | undefined): Promise<PreparedBatch> {
  if (folder === undefined) throw new SealdeskError('training/unavailable')
  try {
    return PreparedBatch.parse(JSON.parse(await readFile(join(folder, preparedList), 'utf8')))
  } catch (cause) {
    throw new SealdeskError('training/unavailable', {}, { cause })
  }
}
