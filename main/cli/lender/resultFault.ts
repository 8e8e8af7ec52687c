import { SealdeskError } from '../../../shared/errors/error.ts'
import type { Words } from '../io.ts'

/** A result that its vendor has signed, and that contradicts itself. */
export function invalidResult({ zh, en }: Words): SealdeskError {
  return new SealdeskError('package/invalid-result', { detail: en, detailZh: zh })
}
