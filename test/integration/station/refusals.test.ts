import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { OpinionDraft } from '../../../shared/domain/opinion.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { caseRows } from '../../fixtures/caseRows.ts'
import { field, readPage, sureFields } from '../../fixtures/corePorts.ts'
import { aParty, batchFiles, packBatch, packFiles } from '../../fixtures/packages.ts'
import {
  aCore,
  aStation,
  handOverRotation,
  issueKey,
  type TestStation,
  trust,
} from '../../fixtures/station.ts'

const caseNo = CaseNo.parse('A-001')

/** Packages that must not come in: how each is made, and what the supervisor is told. */
const refused: Record<string, { code: string; make: (station: TestStation) => Promise<string> }> = {
  'a package that is no package': {
    code: 'package/malformed',
    async make({ folder }) {
      const path = join(folder, 'rubbish.asice')
      writeFileSync(path, 'PK rubbish')
      return path
    },
  },
  'a package that is not there': {
    code: 'file/not-found',
    make: async ({ folder }) => join(folder, 'nothing.asice'),
  },
  'a lender whose card nobody trusts': {
    code: 'package/unknown-signer',
    async make({ folder, api, core, lender }) {
      const recipient = await issueKey(api, core, folder, lender.name)
      return (await packBatch({ folder, lender: await aParty('外人银行'), recipient })).path
    },
  },
  'a package for another station': {
    code: 'package/wrong-recipient',
    make: async ({ folder, lender }) =>
      (await packBatch({ folder, lender, recipient: (await aParty('别站')).recipient })).path,
  },
  'a package packed to the card instead of a receiving key': {
    code: 'package/wrong-recipient',
    async make({ folder, api, core, lender }) {
      const file = join(folder, 'vendor.json')
      await api.station.exportCard({ target: core.grant(file) })
      const { recipient } = JSON.parse(readFileSync(file, 'utf8'))
      return (await packBatch({ folder, lender, recipient })).path
    },
  },
  "a package of one lender to another lender's key": {
    code: 'package/wrong-recipient',
    async make({ folder, api, core, lender }) {
      const other = await aParty('第二银行')
      await trust(api, core, folder, other.card)
      const recipient = await issueKey(api, core, folder, other.name)
      return (await packBatch({ folder, lender, recipient })).path
    },
  },
  'a package to a key that another batch has used': {
    code: 'receiving-key/used',
    async make({ folder, api, core, lender, ended }) {
      const recipient = await issueKey(api, core, folder, lender.name)
      const first = await packBatch({ folder, lender, recipient })
      await ended(api.batch.import({ package: core.grant(first.path) }))
      return (await packBatch({ folder, lender, recipient })).path
    },
  },
  'a package to a key that was withdrawn': {
    code: 'receiving-key/withdrawn',
    async make({ api, packed }) {
      const { path } = await packed()
      const keys = await api.lender.receivingKeys()
      await api.lender.withdrawReceivingKeys({ keyIds: keys.map(({ keyId }) => keyId) })
      return path
    },
  },
  'a package of a lender whose certificate was revoked': {
    code: 'lender/revoked',
    async make({ api, packed, lender }) {
      const { path } = await packed()
      await api.lender.revoke({ lender: lender.name, reason: '密钥遗失' })
      return path
    },
  },
  'a package signed with a certificate that a new one has replaced': {
    code: 'lender/certificate-replaced',
    async make({ api, core, folder, packed, lender }) {
      const { path } = await packed()
      await handOverRotation({ api, core, folder }, lender, await aParty(lender.name))
      return path
    },
  },
  'the same package once more': {
    code: 'batch/already-imported',
    async make({ api, core, ended, packed }) {
      const { path } = await packed()
      await ended(api.batch.import({ package: core.grant(path) }))
      return path
    },
  },
  'a truncated package': {
    code: 'package/incomplete',
    async make({ packed }) {
      const { path } = await packed()
      truncateSync(path, readFileSync(path).length - 40)
      return path
    },
  },
  'a package with bytes after its end': {
    code: 'package/malformed',
    async make({ packed }) {
      const { path } = await packed()
      appendFileSync(path, 'x')
      return path
    },
  },
  'a result where a batch belongs': {
    code: 'package/unexpected-kind',
    async make({ folder, api, core, lender }) {
      const recipient = await issueKey(api, core, folder, lender.name)
      const out = join(folder, 'result.asice')
      const refs = { batchId: randomUUID(), batchSumsSha256: '0'.repeat(64) } as never
      await packFiles({ out, from: lender, recipient, kind: 'result', refs, files: batchFiles() })
      return out
    },
  },
  'an order that does not match its schema': {
    code: 'batch/order-invalid',
    async make({ folder, api, core, lender }) {
      const recipient = await issueKey(api, core, folder, lender.name)
      const out = join(folder, 'order.asice')
      await packFiles({
        out,
        from: lender,
        recipient,
        files: { ...batchFiles(), 'order.json': '{"format":"loan-review-order/1"}' },
      })
      return out
    },
  },
  'a manifest that leaves out a document': {
    code: 'batch/manifest-invalid',
    async make({ folder, api, core, lender }) {
      const recipient = await issueKey(api, core, folder, lender.name)
      const out = join(folder, 'manifest.asice')
      await packFiles({
        out,
        from: lender,
        recipient,
        files: { ...batchFiles(), 'docs/A-001/2.jpg': 'unlisted' },
      })
      return out
    },
  },
}

describe('import refuses', () => {
  it.each(Object.entries(refused))('%s, says why, and leaves nothing', async (_, { code, make }) => {
    const station = await aStation()
    const path = await make(station)
    const before = await station.api.batch.list()
    const files = filesUnder(join(station.dir, 'batches'))
    const end = await station.ended(station.api.batch.import({ package: station.core.grant(path) }))
    expect(end.outcome).toMatchObject({ state: 'failed', error: { code } })
    expect(await station.api.batch.list()).toEqual(before)
    expect(filesUnder(join(station.dir, 'batches'))).toEqual(files)
    expect(station.defects).toEqual([])
  })

  it('nothing of a cancelled import, which can be started again', async () => {
    const station = await aStation()
    const { path } = await station.packed()
    const handle = station.core.grant(path)
    const start = station.api.batch.import({ package: handle })
    const end = station.ended(start)
    await station.api.job.cancel({ job: await start })
    expect((await end).outcome).toEqual({ state: 'cancelled' })
    expect(filesUnder(join(station.dir, 'batches'))).toEqual([])
    expect((await station.ended(station.api.batch.import({ package: handle }))).outcome).toEqual({
      state: 'done',
    })
  })
})

describe('an opinion is refused', () => {
  const reason = (code: string) => ({ code, document: null, field: null })
  const drafts: Record<
    string,
    { code: string; draft: Pick<OpinionDraft, 'decision' | 'reasons' | 'remark'> }
  > = {
    'without a reason, unless it is 通过': {
      code: 'opinion/reason-required',
      draft: { decision: 'supplement', reasons: [], remark: '' },
    },
    'with a reason that nobody declared': {
      code: 'opinion/unknown-reason',
      draft: { decision: 'supplement', reasons: [reason('BECAUSE')], remark: '' },
    },
    'with OTHER and no remark': {
      code: 'opinion/remark-required',
      draft: { decision: 'escalate', reasons: [reason('OTHER')], remark: '  ' },
    },
    '通过 over a severe finding': {
      code: 'opinion/blocked',
      draft: { decision: 'pass', reasons: [], remark: '' },
    },
  }

  it.each(Object.entries(drafts))('%s', async (_, { code, draft }) => {
    const wrong = { ...sureFields, id_number: field('110105194912310021') }
    const station = await aStation({ readers: [{ reader: { read: async () => readPage(wrong) } }] })
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    await expect(station.api.opinion.submit({ batch, caseNo, ...draft })).rejects.toMatchObject({ code })
    expect(await caseRows(station.api, batch)).toMatchObject([{ state: 'waiting' }])
  })

  it('on a case that has all of them, whose fields stay as they are', async () => {
    const station = await aStation()
    const batch = await station.imported()
    await station.ended(station.api.batch.read({ batch }))
    const draft: OpinionDraft = {
      batch,
      caseNo,
      decision: 'supplement',
      reasons: [reason('DOCUMENT_MISSING')],
      remark: '',
      supersedes: null,
    }
    await station.api.opinion.submit(draft)
    await expect(station.api.opinion.submit(draft)).rejects.toMatchObject({ code: 'opinion/level-closed' })
    const document = DocumentPath.parse('docs/A-001/1.jpg')
    const confirm = station.api.field.confirm({
      batch,
      document,
      page: 1,
      field: 'name',
      answer: { as: 'read' },
    })
    await expect(confirm).rejects.toMatchObject({ code: 'opinion/level-closed' })
  })
})

describe('a locked station', () => {
  const requests = Object.entries(contract).flatMap(([group, members]) =>
    Object.entries(members).flatMap(([name, member]) =>
      member.type === 'request' && member.at === 'core' && member.access !== 'anyone'
        ? [`${group}.${name}`]
        : [],
    ),
  )

  it.each(requests)('answers %s with vault/locked', async (name) => {
    const station = await aStation()
    await station.core.close()
    const { core } = aCore(station.dir)
    await expect(core.call(name, undefined)).resolves.toEqual({
      ok: false,
      error: { code: 'vault/locked', params: {} },
    })
  })

  it('is not opened by a wrong passphrase, and can be opened by the right one after', async () => {
    const station = await aStation()
    await station.core.close()
    const { core } = aCore(station.dir)
    const user = '样本主管'
    await expect(core.call('vault.unlock', { user, passphrase: 'wrong' })).resolves.toMatchObject({
      error: { code: 'vault/wrong-passphrase' },
    })
    await expect(
      core.call('vault.unlock', { user, passphrase: 'four invented 词语 here' }),
    ).resolves.toMatchObject({ ok: true })
  })
})

function filesUnder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : []
}
