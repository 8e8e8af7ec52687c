import { amendmentErrors } from './amendment.ts'
import { certificateErrors } from './certificate.ts'
import { documentErrors } from './document.ts'
import { fileErrors } from './file.ts'
import { incidentErrors } from './incident.ts'
import { judgementErrors } from './judgement.ts'
import { organisationErrors } from './organisation.ts'
import { packageErrors } from './package.ts'
import { partyErrors } from './party.ts'
import { resultErrors } from './result.ts'
import { seriesErrors } from './series.ts'
import { startErrors } from './start.ts'
import type { ErrorSentence } from './text.ts'
import { trainingErrors } from './training.ts'
import { vaultErrors } from './vault.ts'
import { workErrors } from './work.ts'

const errorTexts = {
  ...amendmentErrors,
  ...certificateErrors,
  ...documentErrors,
  ...fileErrors,
  ...incidentErrors,
  ...judgementErrors,
  ...organisationErrors,
  ...packageErrors,
  ...partyErrors,
  ...resultErrors,
  ...seriesErrors,
  ...startErrors,
  ...trainingErrors,
  ...vaultErrors,
  ...workErrors,
}

export type ErrorCode = keyof typeof errorTexts
export type ErrorParams = Readonly<Record<string, string | number>>
export type Language = 'zh' | 'en'

/** The form in which an error crosses a process boundary or is printed with `--json`. */
export interface ErrorRecord {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** An error that a person can act on. Anything else that is thrown is a defect and stays what it is. */
export class SealdeskError extends Error {
  override readonly name = 'SealdeskError'
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.code = code
    this.params = params
  }
}

/** The sentence and the way out of an error, with its parameters filled in. */
export function describeError(error: ErrorRecord, language: Language): ErrorSentence {
  const { what, wayOut } = errorTexts[error.code][language]
  return { what: fill(what, error.params), wayOut: fill(wayOut, error.params) }
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTexts, code)
}

function fill(sentence: string, params: ErrorParams): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'))
}
