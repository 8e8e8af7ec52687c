import type { Verdict } from '../../../shared/domain/verdict.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { openPackage } from '../../package/reader.ts'
import { issuerOf } from '../../package/vendorCard.ts'
import {
  type Verification,
  type VerifiedPackage,
  type VerifyOptions,
  verifyPackage,
} from '../../package/verify.ts'
import { checkDestruction } from './destructionContent.ts'
import { type GivenResult, givenResult } from './givenResult.ts'
import { checkResult } from './resultContent.ts'
import type { SentOrder } from './sentOrder.ts'

/** What a lender is told of a package: the verdict on it or, where its signed content disagrees with itself, that. */
export type LenderVerdict = Verdict | 'contradictory'

/** A file that was given, and what it turned out to be. */
export type CheckedFile = RefusedFile | CheckedDestruction | CheckedResult

export interface RefusedFile {
  readonly kind: 'refused'
  readonly file: string
  readonly verdict: Exclude<LenderVerdict, 'valid'>
  readonly error: SealdeskError
}

export interface CheckedDestruction {
  readonly kind: 'destruction'
  readonly file: string
  readonly verified: VerifiedPackage
}

export interface CheckedResult {
  readonly kind: 'result'
  readonly file: string
  readonly verified: VerifiedPackage
  readonly given: GivenResult
}

/**
 * Checks a result, or the proof that a batch was destroyed: the package, and then that what is in it agrees.
 *
 * @throws SealdeskError `file/*`, `job/cancelled`, `series/unlisted-batch`
 */
export async function checkFile(
  file: string,
  options: Omit<VerifyOptions, 'kind'>,
  sent: SentOrder,
): Promise<CheckedFile> {
  const verification = await verifyEither(file, options)
  if (verification.verdict !== 'valid') {
    const { verdict } = verification
    return { kind: 'refused', file, verdict, error: reasonOf(verification) }
  }
  try {
    return await checkContent(file, verification, sent)
  } catch (error) {
    if (error instanceof SealdeskError && contradictions.includes(error.code))
      return { kind: 'refused', file, verdict: 'contradictory', error }
    throw error
  }
}

const contradictions: readonly string[] = ['package/invalid-result', 'package/invalid-destruction']

/** Which of the two it is the package says itself. */
async function verifyEither(file: string, options: Omit<VerifyOptions, 'kind'>): Promise<Verification> {
  const asResult = await verifyPackage(file, { ...options, kind: 'result' })
  const isDestruction =
    'error' in asResult &&
    asResult.error.code === 'package/unexpected-kind' &&
    asResult.error.params.found === 'destruction'
  return isDestruction ? verifyPackage(file, { ...options, kind: 'destruction' }) : asResult
}

function reasonOf(verification: Verification): SealdeskError {
  return 'error' in verification
    ? verification.error
    : new SealdeskError('package/expired-certificate', { notAfter: verification.notAfter })
}

async function checkContent(
  file: string,
  verified: VerifiedPackage,
  sent: SentOrder,
): Promise<CheckedDestruction | CheckedResult> {
  const { header, signer } = verified
  const { batchId } = header.refs ?? {}
  const reader = await openPackage(file, verified.identity, verified)
  const issuer = issuerOf(signer)
  try {
    if (header.kind === 'destruction') {
      await checkDestruction(reader, issuer, batchId)
      return { kind: 'destruction', file, verified }
    }
    const { terms } = sent
    const asked = batchId === undefined ? null : sent.casesOf(batchId)
    const content = await checkResult(reader, issuer, { packageId: header.packageId, batchId, terms, asked })
    return { kind: 'result', file, verified, given: givenResult(file, verified, content) }
  } finally {
    await reader.close()
  }
}
