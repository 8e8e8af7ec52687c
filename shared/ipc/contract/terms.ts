import { z } from 'zod'
import { BatchId, CaseNo, DocumentPath } from '../../domain/ids.ts'
import { Role } from '../../domain/person.ts'

/** What requests are about, and whom they are open to, where several of them say the same. */

export const Nothing = z.void()
export const reviewers = ['reviewer-1', 'reviewer-2', 'reviewer-3'] as const
export const workers = ['supervisor', ...reviewers] as const
export const logReaders = ['supervisor', 'auditor'] as const
export const Roles = z.array(Role).min(1)
export const DocumentRef = z.strictObject({ batch: BatchId, document: DocumentPath })
export const CaseRef = z.strictObject({ batch: BatchId, caseNo: CaseNo })
