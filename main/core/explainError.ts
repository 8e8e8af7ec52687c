import { databaseError } from '../vault/databaseError.ts'
import type { CorePorts } from './ports.ts'

/** What an error of a database means to a person: a full disk or a damaged file can show at any request. */
export function explainError({ dir }: Pick<CorePorts, 'dir'>): (error: unknown) => unknown {
  return (error) => databaseError(error, dir)
}
