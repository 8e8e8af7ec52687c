import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { PartyCard } from '../../../main/package/card.ts'
import { createSelfSigned } from '../../../main/package/certificate.ts'
import { generateIdentity } from '../../../main/package/identity.ts'
import { createVault } from '../../../main/vault/createVault.ts'
import type { VaultPorts } from '../../../main/vault/ports.ts'
import { openVault, type Vault } from '../../../main/vault/vault.ts'
import { BatchId } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { cheapDeriveKey } from '../../fixtures/corePorts.ts'

/** Stands for what must never be on disk in the clear. */
export const marker = 'MARKER-样本机密-7f3a'

export const owner = { user: UserName.parse('王主管'), passphrase: 'four invented 词语 here' }
const newVault = { vendor: '样本资料外包有限公司', ...owner }

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sealdesk-vault-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export function portsFor(dir: string): VaultPorts {
  return {
    dir,
    clock: () => new Date('2026-03-02T08:00:00Z'),
    random: (length) => new Uint8Array(randomBytes(length)),
    deriveKey: cheapDeriveKey,
  }
}

/** A new vault in a folder of its own, locked. */
export async function aVault(dir = temporaryFolder()) {
  const ports = portsFor(dir)
  const { recoveryKey } = await createVault(ports, newVault)
  return { dir, ports, recoveryKey, create: () => createVault(ports, newVault) }
}

/** Opens a vault as its owner and closes it with the test. */
export async function unlocked(ports: VaultPorts): Promise<Vault> {
  const vault = await openVault(ports, owner)
  onTestFinished(() => vault.close())
  return vault
}

export function aBatchId(): BatchId {
  return BatchId.parse(randomUUID())
}

export async function aLender(name: string): Promise<PartyCard> {
  const { certificatePem: certificate } = await createSelfSigned({
    commonName: name,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
  })
  const { recipient } = await generateIdentity()
  return { format: 'loan-review-party/1', name, certificate, recipient }
}

/** What an import records of a batch when all of it is there. Runs in a transaction of its own, or in the open one. */
export function registerBatch({ database, receivingKeys }: Vault, batchId: BatchId, keyId: string): void {
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO batch SELECT :batchId, lender, 'O-1', :title, :at, NULL, NULL, 'imported', :sums, 1, 1
         FROM receiving_key WHERE key_id = :keyId`,
      )
      .run({ batchId, keyId, title: marker, at: '2026-03-02T08:00:00Z', sums: '0'.repeat(64) })
    receivingKeys.use(keyId, batchId)
  })()
}

/** Relative paths of all files of a folder. */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dir, name)).isFile(),
  )
}

/** Content of every file of a folder, to see that a refused request has changed none. */
export function snapshot(dir: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(dir).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex'),
    ]),
  )
}
