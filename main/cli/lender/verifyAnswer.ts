import { resolve } from 'node:path'
import type { SealdeskError } from '../../../shared/errors/error.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import type { Io } from '../io.ts'
import { errorValue, printAnswer } from '../output.ts'
import type { CheckedFile, LenderVerdict } from './checkFile.ts'
import { type GivenResult, isGiven } from './givenResult.ts'
import type { Series } from './resultSeries.ts'
import { followedBy, opinionsByLevel } from './resultSummary.ts'
import { verificationLines } from './verifyLines.ts'

/** Why something that was given cannot be relied on. */
export interface Refusal {
  readonly verdict: Exclude<LenderVerdict, 'valid'>
  readonly error: SealdeskError
}

/** What a verification came to. */
export interface VerifyAnswer {
  readonly checked: readonly CheckedFile[]
  readonly batches: readonly Series[]
  /** The first one gives the answer its verdict; none: valid. */
  readonly refusals: readonly Refusal[]
  /** Whether every case of the batches is known, so that whole samples were drawn again. */
  readonly isOrderKnown: boolean
  readonly out: string | undefined
  /** Files that were written with merged results. */
  readonly merged: readonly string[]
}

export function printVerification(io: Io, answer: VerifyAnswer): void {
  printAnswer(io, answerValue(io, answer), verificationLines(io, answer))
}

/** As programs get it. What is said of one package stands at the top where one was given, else in `packages`. */
function answerValue(io: Io, { checked, batches, refusals, out, merged }: VerifyAnswer): object {
  const packages = checked.map((one) => packageValue(io, one, batches))
  const [refusal] = refusals
  return {
    ...(packages.length === 1 ? packages[0] : { packages }),
    verdict: refusal?.verdict ?? 'valid',
    ...(refusal && {
      error: errorValue(refusal.error, io),
      errors: refusals.map(({ error }) => errorValue(error, io)),
    }),
    series: batches.map((series) => seriesValue(io, series)),
    ...(!refusal && out !== undefined && { out: resolve(out) }),
    ...(merged.length > 0 && { merged }),
  }
}

function packageValue(io: Io, checked: CheckedFile, batches: readonly Series[]): object {
  const { file, kind } = checked
  if (kind === 'refused') return { file, verdict: checked.verdict, error: errorValue(checked.error, io) }
  const { signer, signers, header, sumsSha256 } = checked.verified
  const { packageId, createdAt, refs, inner } = header
  return {
    file,
    verdict: 'valid',
    signer: { name: signer.name, certSha256: certificateSha256(signer.certificate) },
    signers,
    packageId,
    kind,
    createdAt,
    refs: refs ?? null,
    files: inner.files,
    bytes: inner.bytes,
    sumsSha256,
    ...(kind === 'result' && resultValue(checked.given, batches)),
  }
}

function resultValue(given: GivenResult, batches: readonly Series[]): object {
  const { index, previous, audit, content } = given
  const { delivery, sampling } = content.result
  const follows = followedBy(given, batches)
  return {
    index,
    previous,
    delivery,
    opinions: opinionsByLevel(given),
    sampling,
    audit: {
      entries: content.log.length,
      head: audit,
      goesOnFrom: follows && { index: follows.index, head: follows.audit },
    },
  }
}

function seriesValue(io: Io, series: Series): object {
  const { batchId, state, results, missing, twice, faults, of, outstanding, waiting } = series
  return {
    batchId,
    state,
    results: results.map((result) => ({
      index: result.index,
      packageId: result.packageId,
      sumsSha256: result.sumsSha256,
      exportedAt: result.exportedAt,
      cases: Object.keys(result.cases).length,
      file: isGiven(result) ? result.file : null,
    })),
    missing,
    twice,
    of,
    outstanding,
    outstandingCases: waiting,
    errors: faults.map((error) => errorValue(error, io)),
  }
}
