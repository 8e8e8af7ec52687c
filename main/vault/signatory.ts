import type { Database } from 'better-sqlite3'
import { UserName } from '../../shared/domain/person.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import { openUserSlot, type SlotProof } from './keySlots.ts'
import { createPersonStore } from './personStore.ts'
import type { VaultPorts } from './ports.ts'

/** A person who has just proved with their passphrase who they are, and can sign as that. */
export interface Signatory extends CertifiedKey {
  readonly name: UserName
}

/** @throws as `openUserSlot` */
export async function openSignatory(
  ports: Pick<VaultPorts, 'deriveKey' | 'deviceSecret'>,
  keySlots: KeySlotFile,
  database: Database,
  proof: SlotProof,
): Promise<Signatory> {
  const { masterKey, signingKeyPem } = await openUserSlot(ports, keySlots.current(), proof)
  masterKey.fill(0)
  const { name, certificatePem } = createPersonStore(database).get(UserName.parse(proof.user))
  return { name, certificatePem, privateKeyPem: signingKeyPem }
}
