import type { CaseNo } from '../../shared/domain/ids.ts'
import type { ResultCase } from '../../shared/domain/result.ts'
import type { Evidence } from './evidence.ts'
import type { Scratch } from './scratch.ts'

/** A file of a result that tells of its cases, while these go by. */
export interface FileOfCases {
  /** Takes from a case what the file says of it. The case itself is not kept. */
  readonly add: (one: ResultCase) => void
  /** The file, once each case was added. */
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** What a file is made with, besides the result's head and its cases. */
export interface Means {
  readonly scratch: Scratch
  readonly evidence: Evidence
  /** Makes these cases once more, each when its turn comes: for what is said of a few at length. */
  readonly again: (caseNos: Iterable<CaseNo>) => Iterable<ResultCase>
}
