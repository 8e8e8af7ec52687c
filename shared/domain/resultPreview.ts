import { z } from 'zod'
import { BatchId, CaseNo, Instant } from './ids.ts'
import { Level, UserName } from './person.ts'
import { CaseState } from './queue.ts'
import { ResultSeries } from './result.ts'
import { WorksheetKind } from './worksheet.ts'

/** How many of the cases that something is missing of are named. */
export const namedCases = 200

/** What the next result of a batch would hold, and what of the batch it would not. */
export const ResultPreview = z.object({
  series: ResultSeries,
  /** Cases of the batch, in all. */
  of: z.int(),
  /** Cases that would go out. */
  decided: z.int(),
  /** Cases that went out before, with nothing new to tell, and would stay out. */
  delivered: z.int(),
  /** Cases that wait: at which level, and for whom, null where it is for anybody who decides there. */
  undecided: z.object({
    count: z.int(),
    first: z.array(z.object({ caseNo: CaseNo, level: Level, state: CaseState, who: UserName.nullable() })),
  }),
  /** Cases that would go out without a worksheet that the order asks for. */
  incompleteWorksheets: z.object({
    count: z.int(),
    first: z.array(z.object({ caseNo: CaseNo, missing: z.array(WorksheetKind) })),
  }),
  /** Of the cases that would go out. */
  totals: z.object({ documents: z.int(), opinions: z.int() }),
  /** Findings on them that fail or warn and that nobody has explained or waived. */
  findings: z.object({ S1: z.int(), S2: z.int(), S3: z.int(), S4: z.int() }),
  /** Names of the files that would be in the package. */
  files: z.array(z.string()),
  /** Results that went out before, from the first, with how many cases each held. */
  results: z.array(z.object({ packageId: BatchId, at: Instant, cases: z.int() })),
})
export type ResultPreview = z.infer<typeof ResultPreview>
