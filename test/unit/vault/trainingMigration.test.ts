import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createAuditLog } from '../../../main/vault/auditLog.ts'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { createLenderStore } from '../../../main/vault/lenderStore.ts'
import { createNda } from '../../../main/vault/nda.ts'
import { createTrainingStore } from '../../../main/vault/trainingStore.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { BatchId } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { aLender, temporaryFolder } from './stationVault.ts'

const at = '2026-03-02T08:00:00.000Z'
const person = UserName.parse('样本主管')
const batchId = BatchId.parse('5b0c6a52-8f0e-4a5f-9d43-6a1f2b3c4d01')

it('lenders of the fifth schema are real ones in the next, where people promise and practise', async () => {
  const clock = () => new Date(at)
  const file = { path: join(temporaryFolder(), 'vault.db'), key: new Uint8Array(32).fill(3), clock }
  const { name, certificate, recipient } = await aLender('样本银行')
  const old = createDatabase({ ...file, migrations: vaultMigrations.slice(0, 5) })
  old.prepare('INSERT INTO person (name, added_at) VALUES (?, ?)').run(person, at)
  old
    .prepare(
      `INSERT INTO lender (name, cert_sha256, certificate_pem, recipient, trusted_at, trusted_by)
       VALUES (:name, :digest, :certificate, :recipient, :at, :person)`,
    )
    .run({ name, digest: 'ab'.repeat(32), certificate, recipient, at, person })
  old.close()

  const database = openDatabase({ ...file, migrations: vaultMigrations })
  try {
    expect(createLenderStore(database).list()).toMatchObject([{ card: { name }, isTraining: false }])
    const training = createTrainingStore(database)
    training.begin(batchId, person, at)
    expect(training.taskDone(batchId, 'open-case', at)).toBe(true)
    expect(training.taskDone(batchId, 'open-case', at)).toBe(false)
    expect([training.complete(batchId, at), training.complete(batchId, at)]).toEqual([true, false])
    expect(training.list()).toEqual([{ batchId, person, startedAt: at, completedAt: at }])

    const audit = createAuditLog(database, { who: person, clock })
    const nda = createNda({ database, audit, person, clock })
    nda.acknowledge(nda.get().version)
    expect(nda.acknowledgements()).toEqual(new Map([[person, at]]))
    for (const change of ['DELETE FROM nda_acknowledgement', "UPDATE nda_acknowledgement SET version = 'x'"])
      expect(() => database.exec(change), change).toThrow(/promise/)
  } finally {
    database.close()
  }
})
