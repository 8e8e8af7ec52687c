import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runStandard, standardCommands } from '../../../main/cli/demo/standardTools.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { anOrganisation, hasOpenssl, type Organisation, password } from '../../fixtures/organisation.ts'
import { aStation } from '../../fixtures/station.ts'
import { answerOf } from '../../fixtures/stationCommand.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const root = temporaryFolder()
const at = (name: string) => join(root, name)
const day = 86_400_000
let organisation: Organisation

beforeAll(() => {
  if (!hasOpenssl()) return
  mkdirSync(at('organisation'))
  organisation = anOrganisation(at('organisation'))
  const text = (name: string) => readFileSync(organisation.path(name), 'utf8')
  writeFileSync(organisation.path('whole.pem'), text('leaf.pem') + text('chain.pem'))
  writeFileSync(
    organisation.path('subleaf-whole.pem'),
    text('subleaf.pem') + text('leaf.pem') + text('chain.pem'),
  )
})

const sealdesk = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  answerOf(args, { SEALDESK_P12_PASSWORD: password, ...env })

const init = (data: string, own: readonly string[]) => [
  ...['station', 'init', '--data', data, '--vendor', '样本外包公司', '--user', '样本主管'],
  ...own,
]
const p12 = () => ['--p12', organisation.path('leaf.p12')]
const pem = (key: string, certificate: string) => [
  ...['--key', organisation.path(key)],
  ...['--cert', organisation.path(certificate)],
]

describe.skipIf(!hasOpenssl())("a station with its organisation's own certificate", () => {
  const vault = ['--data', at('vault')]

  it('does the whole job, and its result is valid for the kit and for the standard tools alone', async () => {
    mkdirSync(at('folder/docs/A-001'), { recursive: true })
    writeFileSync(at('folder/docs/A-001/1.jpg'), '样本 SPECIMEN')
    const order = { format: 'loan-review-order/1', orderId: 'O-1', title: '样本', levels: [1] }
    const application = { name: '样本甲', id_number: '11010519491231002X' }
    const cases = [{ caseNo: 'A-001', application }]
    const issuedAt = new Date().toISOString()
    writeFileSync(at('folder/order.json'), JSON.stringify({ ...order, issuedAt, cases }))

    await sealdesk(init(at('vault'), p12()))
    await sealdesk(['lender', 'init', '--name', '样本银行', '--out', at('keys')])
    await sealdesk(['station', 'trust', ...vault, at('keys/lender.json'), '--yes'])
    await sealdesk(['station', 'card', ...vault, '--out', at('vendor.json')])
    expect(JSON.parse(readFileSync(at('vendor.json'), 'utf8'))).toMatchObject({
      certificate: readFileSync(organisation.path('leaf.pem'), 'utf8'),
      chain: [
        readFileSync(organisation.path('issuer.pem'), 'utf8'),
        readFileSync(organisation.path('root.pem'), 'utf8'),
      ],
    })
    await sealdesk(['station', 'receiving-key', ...vault, '--lender', '样本银行', '--out', at('key.json')])
    const to = ['--keys', at('keys'), '--to', at('key.json'), '--vendor', at('vendor.json')]
    const files = ['--order', at('folder/order.json'), '--out', at('batch.asice')]
    await sealdesk(['lender', 'pack', at('folder'), ...files, ...to])
    await sealdesk(['station', 'import', ...vault, at('batch.asice')])
    const [batch] = z
      .array(z.object({ batchId: z.string() }))
      .parse(await sealdesk(['station', 'list', ...vault]))
    const of = [...vault, '--batch', batch?.batchId ?? '']
    const opinion = ['--decision', 'supplement', '--reason', 'DOCUMENT_MISSING', '--remark', '样本']
    await sealdesk(['station', 'opinion', ...of, '--case', 'A-001', ...opinion])
    await sealdesk(['station', 'export', ...of, '--out', at('result.asice')])

    const verify = ['lender', 'verify', at('result.asice'), '--keys', at('keys')]
    const byCard = [...verify, '--vendor', at('vendor.json'), '--json']
    expect((await runCli(byCard)).json).toMatchObject({
      verdict: 'valid',
      signers: [
        { name: '样本外包公司', verdict: 'valid' },
        { name: '样本主管', verdict: 'valid' },
      ],
    })
    const late = await runCli(byCard, { clock: () => new Date(Date.now() + 31 * day) })
    expect(late.json).toMatchObject({ verdict: 'valid-expired-certificate' })
    for (const each of standardCommands)
      expect([each.line, await runStandard(each, root)]).not.toContain('failed')
  }, 120_000)

  it.each<[string, string, () => string[], NodeJS.ProcessEnv]>([
    ['the password is wrong', 'certificate/wrong-password', p12, { SEALDESK_P12_PASSWORD: 'wrong' }],
    ['the key is another', 'certificate/key-missing', () => pem('stranger.key', 'whole.pem'), {}],
    ['the chain is missing', 'certificate/chain-incomplete', () => pem('leaf.key', 'leaf.pem'), {}],
    [
      'the issuer is no authority',
      'certificate/not-an-authority',
      () => pem('subleaf.key', 'subleaf-whole.pem'),
      {},
    ],
    ['both forms are given', 'cli/usage', () => [...p12(), ...pem('leaf.key', 'whole.pem')], {}],
  ])('is told so where %s, and no vault is made', async (_, code, own, env) => {
    const data = join(mkdtempSync(at('none-')), 'vault')
    expect(await sealdesk(init(data, own()), env)).toBe(code)
    expect(existsSync(join(data, 'keyslots.json'))).toBe(false)
  })

  it('is told when its certificate has expired, before it signs a result that nobody would take', async () => {
    const time = { now: new Date() }
    const station = await aStation({ clock: () => time.now })
    const batch = await station.imported()
    const { api, core } = station
    await api.station.adoptCertificate({
      own: { form: 'p12', file: core.grant(organisation.path('leaf.p12')), password },
    })
    const reasons = [{ code: 'OTHER', document: null, field: null }]
    const caseNo = CaseNo.parse('A-001')
    await api.opinion.submit({ batch, caseNo, decision: 'escalate', reasons, remark: '样本' })
    time.now = new Date(Date.now() + 31 * day)
    const out = join(station.folder, 'result.asice')
    const exported = () => station.ended(api.batch.export({ batch, target: core.grant(out) }))
    expect((await exported()).outcome).toMatchObject({ error: { code: 'certificate/out-of-time' } })
    expect(existsSync(out)).toBe(false)
    time.now = new Date()
    expect((await exported()).outcome).toEqual({ state: 'done' })
  })

  it('takes the next one over before the first expires, by a command', async () => {
    const data = ['--data', at('renewed')]
    await sealdesk(init(at('renewed'), []))
    const adopted = await sealdesk(['station', 'certificate', ...data, ...pem('leaf.key', 'whole.pem')])
    const card = ['station', 'card', ...data, '--out', at('renewed.json')]
    const { cardSha256, certSha256 } = z
      .object({ cardSha256: z.string(), certSha256: z.string() })
      .parse(await sealdesk(card))
    expect(adopted).toMatchObject({ name: '样本外包公司', cardSha256, certSha256 })
    expect(await sealdesk(['lender', 'fingerprint', at('renewed.json')])).toMatchObject({ cardSha256 })
    expect(await sealdesk(['station', 'certificate', ...data])).toBe('cli/usage')
  }, 60_000)
})
