import type { Database } from 'better-sqlite3'
import type { PartyCard } from '../package/card.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { AuditLog } from './auditLog.ts'
import { createLenderStore } from './lenderStore.ts'

/** The lenders whose certificates are pinned. */
export interface Lenders {
  list(): PartyCard[]
  find(name: string): PartyCard | undefined
  /**
   * Pins a card whose fingerprint a person has compared; pinning the same card again changes nothing.
   *
   * @throws SealdeskError `lender/exists`
   */
  trust(card: PartyCard): void
}

export function createLenders(parts: {
  database: Database
  audit: AuditLog
  trustedBy: string
  clock: () => Date
}): Lenders {
  const { database, audit, trustedBy, clock } = parts
  const store = createLenderStore(database)
  return {
    list: store.list,
    find: store.find,
    trust: database.transaction((card: PartyCard) => {
      const isNew = store.add(card, { by: trustedBy, at: clock().toISOString() })
      const certSha256 = certificateSha256(card.certificate)
      if (isNew) audit.append('lender.trusted', card.name, 'ok', { certSha256 })
    }),
  }
}
