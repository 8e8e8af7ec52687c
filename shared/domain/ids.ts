import { z } from 'zod'

/** Id of a package, and so of the batch that came in it: a UUID made by the lender's kit. */
export const BatchId = z.uuid().brand('BatchId')
export type BatchId = z.infer<typeof BatchId>

/** The lender's number of one loan case; also a folder name inside the package. */
export const CaseNo = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .refine((caseNo) => !caseNo.endsWith('.'))
  .brand('CaseNo')
export type CaseNo = z.infer<typeof CaseNo>

/** Path of a document inside its package, e.g. `docs/A-001/1.jpg`; its identity within the batch. */
export const DocumentPath = z
  .string()
  .regex(/^docs\/[^/]+\/[^/]+$/)
  .brand('DocumentPath')
export type DocumentPath = z.infer<typeof DocumentPath>

export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256Hex')
export type Sha256Hex = z.infer<typeof Sha256Hex>

/** A file that a person picked. The process that shows the dialog knows its path; nobody else does. */
export const FileHandle = z.string().min(1).brand('FileHandle')
export type FileHandle = z.infer<typeof FileHandle>

export const JobId = z.uuid().brand('JobId')
export type JobId = z.infer<typeof JobId>

/** UTC instant, ISO 8601 with a `Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>
