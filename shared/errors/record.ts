import { z } from 'zod'
import { type ErrorCode, isErrorCode } from './error.ts'

/** The form in which an error crosses a process boundary, is stored, or is printed with `--json`. */
export const ErrorRecordSchema = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === 'string' && isErrorCode(code)),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
