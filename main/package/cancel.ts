import { SealdeskError } from '../../shared/errors/error.ts'

/** @throws SealdeskError `job/cancelled` */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SealdeskError('job/cancelled')
}
