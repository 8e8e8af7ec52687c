import { z } from 'zod'
import { CaseNo, DocumentPath, Sha256Hex } from './ids.ts'
import { DocumentKind } from './kind.ts'

/**
 * One line of `manifest.jsonl`: a document of the batch. `size` is in bytes; `kind` is what the lender says it is;
 * `replaces`, only in an amendment, is the path of the document in whose place this one comes.
 */
export const ManifestLine = z
  .strictObject({
    path: DocumentPath,
    sha256: Sha256Hex,
    size: z.int().nonnegative(),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
    caseNo: CaseNo,
    kind: DocumentKind.optional(),
    title: z.string().max(200).optional(),
    replaces: DocumentPath.optional(),
  })
  .refine((line) => line.path.startsWith(`docs/${line.caseNo}/`), {
    message: 'path is outside the folder of its case',
  })
export type ManifestLine = z.infer<typeof ManifestLine>
