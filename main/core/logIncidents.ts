import type { ResultIncident } from '../../shared/domain/incident.ts'
import { incidentSha256 } from '../vault/incidents.ts'
import type { OpenBatch } from './openBatch.ts'

/**
 * Names in the log of a batch what its lender is told of that went wrong, as far as it is not named there: a crash can
 * come between the record in the vault and this.
 */
export function logIncidents(
  { registered, audit, search }: OpenBatch,
  incidents: readonly ResultIncident[],
): void {
  const logged = [...search.entries({ action: 'incident.recorded' })]
  const named = new Set(logged.map(({ entry }) => entry.detail?.sha256))
  for (const sha256 of incidents.map(incidentSha256))
    if (!named.has(sha256)) audit.append('incident.recorded', registered.batchId, 'ok', { sha256 })
}
