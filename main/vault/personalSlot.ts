import type { UserName } from '../../shared/domain/person.ts'
import { type CertifiedKey, issueCertificate } from '../package/certificate.ts'
import type { KeyFile } from './keyFile.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import { createUserSlot, type UserSlot } from './keySlots.ts'
import type { VaultPorts } from './ports.ts'

const certificateYears = 10

/** What a person is to open the vault with. */
export interface NewSecret {
  readonly passphrase: string
  readonly keyFile?: KeyFile | undefined
}

/**
 * Makes a slot with a new signing key, certified by the vendor's issuer. Nobody else's secret is needed, and none is disclosed.
 *
 * @param initial whether somebody else knows the passphrase
 */
export async function makePersonalSlot(
  ports: VaultPorts,
  { keySlots, issuer, masterKey }: { keySlots: KeySlotFile; issuer: CertifiedKey; masterKey: Uint8Array },
  { user, initial, ...secret }: NewSecret & { readonly user: UserName; readonly initial: boolean },
): Promise<{ slot: UserSlot; certificatePem: string }> {
  const { certificatePem, privateKeyPem } = await issueCertificate({
    commonName: user,
    issuer,
    ...certificateValidity(ports.clock()),
  })
  const owner = { vaultId: keySlots.current().vaultId, user, initial, ...secret }
  const slot = await createUserSlot(ports, owner, {
    masterKey,
    signingKeyPem: privateKeyPem,
    certificatePem,
  })
  return { slot, certificatePem }
}

/** From a day before: the other side's clock may be behind, and offline nothing sets it right. */
export function certificateValidity(now: Date): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(now)
  notBefore.setUTCDate(now.getUTCDate() - 1)
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + certificateYears)
  return { notBefore, notAfter }
}
