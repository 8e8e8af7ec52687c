import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkResult } from '../../../main/cli/lender/resultContent.ts'
import { openPackage } from '../../../main/package/reader.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { type BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { stationTime } from '../../fixtures/corePorts.ts'
import { aDocument } from '../../fixtures/packages.ts'
import { aStation, supervisor, type TestStation } from '../../fixtures/station.ts'

const user = UserName.parse('样本初审员')
const given = 'given by the 主管 first'
const own = 'chosen by one 雨伞 alone'
const ownPassphrase = supervisor.passphrase

async function withReviewer() {
  const station = await aStation()
  const { api } = station
  const batch = await station.imported({
    documents: [aDocument('A-001', '1.jpg'), aDocument('A-002', '1.jpg')],
  })
  await api.person.add({ user, roles: ['reviewer-1'], passphrase: given, ownPassphrase })
  return { station, api, batch }
}

/** The reviewer comes with the passphrase that the supervisor gave, and replaces it. */
const begin = ({ api }: TestStation) =>
  api.vault.changePassphrase({ user, passphrase: given, next: { passphrase: own, keyFile: { use: 'none' } } })

const decide = ({ api }: TestStation, batch: BatchId, caseNo: string) =>
  api.opinion.submit({
    batch,
    caseNo: CaseNo.parse(caseNo),
    decision: 'supplement',
    reasons: [{ code: 'DOCUMENT_MISSING', document: null, field: null }],
    remark: '',
  })

it('what a reviewer signed before their passphrase was lost is valid in the result, beside what they signed after', async () => {
  const { station, api, batch } = await withReviewer()
  await begin(station)
  await decide(station, batch, 'A-001')

  await api.vault.unlock(supervisor)
  const before = (await api.person.list()).find(({ name }) => name === user)?.certSha256
  await api.person.resetPassphrase({ user, passphrase: given, ownPassphrase })
  await begin(station)
  await decide(station, batch, 'A-002')

  await api.vault.unlock(supervisor)
  const after = (await api.person.list()).find(({ name }) => name === user)?.certSha256
  const out = join(station.folder, 'result.asice')
  await station.ended(api.batch.export({ batch, target: station.core.grant(out) }))
  const card = join(station.folder, 'vendor.json')
  await api.station.exportCard({ target: station.core.grant(card) })
  const vendor = JSON.parse(readFileSync(card, 'utf8'))
  const verification = await verifyPackage(out, {
    kind: 'result',
    trusted: [vendor],
    identities: [station.lender.identity],
    now: stationTime,
  })
  if ('error' in verification) throw verification.error
  const reader = await openPackage(out, verification.identity, verification)
  const { packageId } = verification.header
  await checkResult(reader, vendor.certificate, { packageId, batchId: batch, terms: null, asked: null })
  const certificates = [...reader.files.keys()].filter((name) => name.startsWith('certs/'))
  await reader.close()
  expect(before).not.toBe(after)
  expect(certificates.toSorted()).toEqual([`certs/${before}.pem`, `certs/${after}.pem`].toSorted())
})

it('a person whose roles were taken can do nothing of them at their next unlocking', async () => {
  const { station, api, batch } = await withReviewer()
  await begin(station)
  await api.vault.unlock(supervisor)
  await api.person.setRoles({ user, roles: ['auditor'] })
  await api.vault.unlock({ user, passphrase: own })
  await expect(decide(station, batch, 'A-001')).rejects.toMatchObject({ code: 'vault/not-permitted' })
  await expect(api.queue.counts({ batch })).rejects.toMatchObject({ code: 'vault/not-permitted' })
})

it('nobody is left at the desk where the next person fails to unlock it', async () => {
  const { api } = await withReviewer()
  await expect(api.vault.unlock({ user, passphrase: 'a guess' })).rejects.toMatchObject({
    code: 'vault/wrong-passphrase',
  })
  await expect(api.batch.list()).rejects.toMatchObject({ code: 'vault/locked' })
})

it('a key file that was written is asked for, by its handle, at the next unlocking', async () => {
  const { station, api } = await withReviewer()
  const path = join(station.folder, 'key.json')
  const target = station.core.grant(path)
  await api.vault.changePassphrase({
    ...supervisor,
    next: { passphrase: 'another 口令 of four words', keyFile: { use: 'new', target } },
  })
  const proof = { user: supervisor.user, passphrase: 'another 口令 of four words' }
  await expect(api.vault.unlock(proof)).rejects.toMatchObject({ code: 'vault/key-file-missing' })
  await api.vault.unlock({ ...proof, keyFile: station.core.grant(path) })
  await api.vault.changePassphrase({
    ...proof,
    next: { passphrase: supervisor.passphrase, keyFile: { use: 'same' } },
  })
  await expect(api.vault.unlock(supervisor)).rejects.toMatchObject({ code: 'vault/key-file-missing' })
})
