import { batchRequests } from './contract/batch.ts'
import { caseRequests } from './contract/case.ts'
import { computerRequests } from './contract/computer.ts'
import { partyRequests } from './contract/parties.ts'
import { recordRequests } from './contract/records.ts'
import { vaultRequests } from './contract/vault.ts'

/** The whole contract between the window and the application: what is not declared in one of its parts is no request. */
export const contract = {
  ...vaultRequests,
  ...computerRequests,
  ...partyRequests,
  ...batchRequests,
  ...caseRequests,
  ...recordRequests,
} as const
