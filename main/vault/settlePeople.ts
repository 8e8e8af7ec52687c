import { createPrivateKey, X509Certificate } from 'node:crypto'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { AuditLog } from './auditLog.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import { isUserSlot, withUserSlot } from './keySlots.ts'
import type { Person, PersonStore } from './personStore.ts'

/**
 * Brings slots and people together again where a crash came between them: drops the slots of people who were never
 * recorded or are disabled, and records the certificate of a signing key that is in its slot already.
 *
 * @param at ISO 8601 instant
 */
export function settlePeople(
  { keySlots, people, audit }: { keySlots: KeySlotFile; people: PersonStore; audit: AuditLog },
  at: string,
): void {
  for (const { header } of keySlots.current().slots.filter(isUserSlot)) {
    const person = people.find(header.user)
    if (!person || person.disabledAt !== null) {
      keySlots.update((slots) => withUserSlot(slots, header.user, null))
    } else if (header.certificate && header.certificate !== person.certificatePem) {
      // A retired certificate is not taken back: its slot came from an old copy of the file.
      if (!people.addCertificateUnlessKnown(person.name, header.certificate, at)) continue
      audit.append('person.certificate-issued', person.name, 'ok', {
        certSha256: certificateSha256(header.certificate),
      })
    }
  }
}

/**
 * A slot from an old copy of keyslots.json can hold a key that was retired: nothing is to be signed with it.
 *
 * @throws SealdeskError `person/disabled`, `vault/slot-damaged`
 */
export function requireCurrent({ name, certificatePem, disabledAt }: Person, signingKeyPem: string): void {
  if (disabledAt !== null) throw new SealdeskError('person/disabled', { user: name })
  if (!new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(signingKeyPem)))
    throw new SealdeskError('vault/slot-damaged', { detail: `outdated slot of ${name}` })
}
