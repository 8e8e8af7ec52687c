import { SealdeskError } from '../../../shared/errors/error.ts'

/** A result that its vendor has signed, and that contradicts itself. */
export function invalidResult(detail: string): SealdeskError {
  return new SealdeskError('package/invalid-result', { detail })
}
