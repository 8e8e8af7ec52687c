import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runStandard, standardCommands } from '../../../main/cli/demo/standardTools.ts'
import { BatchId, Sha256Hex } from '../../../shared/domain/ids.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { aParty, aVendor, now, type Party } from '../../fixtures/packages.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'
import {
  batchId,
  otherBatchId,
  packResult,
  type ResultChanges,
  reviewerKey,
  writeCard,
  writeKeyFolder,
} from './aResult.ts'

const root = temporaryFolder()
const world = { env: { LANG: 'en_US.UTF-8' }, clock: () => now }
let vendor: Party
let lender: Party
let folder: string
let keys: string
let card: string

beforeAll(async () => {
  vendor = await aVendor()
  lender = await aParty('样本银行')
})

beforeEach(() => {
  folder = mkdtempSync(join(root, 'verify-'))
  keys = writeKeyFolder(folder, lender)
  card = writeCard(folder, vendor)
})

const verify = (file: string, ...more: string[]) =>
  runCli(['lender', 'verify', file, '--keys', keys, '--vendor', card, ...more], world)

describe('a result in order', () => {
  it('is valid, with its signer and its batch', async () => {
    const run = await verify(await packResult(folder, vendor, lender), '--json')
    expect(run.code).toBe(0)
    expect(run.json).toMatchObject({
      verdict: 'valid',
      signer: { name: vendor.name },
      refs: { batchId },
      files: 4,
    })
  })

  it('names everybody who signed it, and whom nobody knows', async () => {
    const supervisor = { ...vendor, ...(await reviewerKey(vendor, '样本主管')), name: '样本主管' }
    const stranger = await aParty('样本路人')
    const file = await packResult(folder, vendor, lender, { cosigners: [supervisor, stranger] })
    expect((await verify(file, '--json')).json).toMatchObject({
      verdict: 'valid',
      signers: [
        { name: vendor.name, verdict: 'valid' },
        { name: '样本主管', verdict: 'valid' },
        { name: '样本路人', verdict: 'unknown-signer' },
      ],
    })
    const { stdout } = await verify(file)
    expect(stdout).toMatch(/Signed also by 样本主管 \(/)
    expect(stdout).toMatch(/Signed also by 样本路人; nobody vouches/)
  })

  it('gives its content, byte for byte', async () => {
    const out = join(folder, 'new', 'out')
    const run = await verify(await packResult(folder, vendor, lender), '--out', out)
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('valid')
    expect(readdirSync(out).sort()).toEqual(['audit.log', 'certs', 'opinions.jsonl', 'results.json'])
    expect(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))).toMatchObject({ batchId })
  })

  it('never goes over what is there', async () => {
    const file = await packResult(folder, vendor, lender)
    const run = await verify(file, '--out', keys, '--json')
    expect(run.code).toBe(1)
    expect(run.json).toMatchObject({ error: { code: 'file/exists' } })
    expect(readdirSync(keys).sort()).toEqual(['identity.txt', 'lender.json', 'signing-key.pem'])
  })

  it('passes the commands of the README, where those programs are installed', async () => {
    await packResult(folder, vendor, lender)
    writeFileSync(card, `${JSON.stringify(vendor.card, null, 2)}\n`)
    for (const command of standardCommands)
      expect([command.line, await runStandard(command, folder)]).not.toContain('failed')
  })

  it('signed by one of the vendor’s people instead of the vendor fails them and us', async () => {
    const person = { ...vendor, ...(await reviewerKey(vendor, vendor.name)) }
    const file = await packResult(folder, person, lender, { signedBy: await reviewerKey(vendor) })
    expect((await verify(file, '--json')).json).toMatchObject({ verdict: 'unknown-signer' })
    writeFileSync(card, `${JSON.stringify(vendor.card, null, 2)}\n`)
    const outcomes = []
    for (const command of standardCommands.slice(0, 3)) outcomes.push(await runStandard(command, folder))
    if (!outcomes.includes('not-installed')) expect(outcomes).toEqual(['passed', 'passed', 'failed'])
  })
})

describe('a package that is not valid', () => {
  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    [
      'with one byte changed',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes)
        const at = Math.floor(copy.length / 2)
        copy[at] = (copy[at] ?? 0) ^ 1
        return copy
      },
    ],
    ['that is no package', () => Buffer.from('hello')],
  ])('%s gets its verdict, a sentence, exit code 1, and leaves nothing', async (_, damage) => {
    const file = await packResult(folder, vendor, lender)
    writeFileSync(file, damage(readFileSync(file)))
    const out = join(folder, 'out')
    const run = await verify(file, '--out', out, '--json')
    expect(run.code).toBe(1)
    expect(run.json).toMatchObject({
      verdict: expect.stringMatching(/^(tampered|malformed|incomplete)$/),
      error: { code: expect.stringMatching(/^package\//), message: expect.stringMatching(/\w+/) },
    })
    expect(existsSync(out)).toBe(false)
  })

  it('of another vendor is from an unknown signer', async () => {
    const stranger = await aParty('陌生公司')
    const run = await verify(await packResult(folder, stranger, lender), '--json')
    expect(run).toMatchObject({ code: 1, json: { verdict: 'unknown-signer' } })
  })

  it('for another lender is for the wrong recipient', async () => {
    const run = await verify(await packResult(folder, vendor, await aParty('别的银行')), '--json')
    expect(run).toMatchObject({ code: 1, json: { verdict: 'wrong-recipient' } })
  })

  it('whose certificate has expired is not valid and gives no content', async () => {
    const late = { ...world, clock: () => new Date('2036-01-01T00:00:00Z') }
    const file = await packResult(folder, vendor, lender)
    const out = join(folder, 'out')
    const run = await runCli(
      ['lender', 'verify', file, '--keys', keys, '--vendor', card, '--out', out, '--json'],
      late,
    )
    expect(run).toMatchObject({
      code: 1,
      json: { verdict: 'valid-expired-certificate', error: { code: 'package/expired-certificate' } },
    })
    expect(existsSync(out)).toBe(false)
  })
})

describe('a result that the vendor signed but that contradicts itself', () => {
  const anIncident = {
    happenedAt: now.toISOString(),
    what: '样本：断电',
    done: '已恢复',
    recordedAt: now.toISOString(),
    recordedBy: '样本主管',
  }
  const changes: [string, () => ResultChanges | Promise<ResultChanges>][] = [
    ['an opinion that results.json alters', () => ({ listed: { decision: 'recommend-reject' } })],
    [
      'an opinion that results.json leaves out',
      () => ({ results: (text) => text.replace(/"opinions":\[.*\]/, '"opinions":[]') }),
    ],
    ['an opinion that opinions.jsonl leaves out', () => ({ opinions: () => '' })],
    ['an opinion with a changed signature', () => ({ opinions: (line) => line.replace(/..\n$/, 'AA\n') })],
    ['an opinion on another batch', () => ({ opinionBatch: otherBatchId })],
    [
      'an opinion by a key that the vendor never certified',
      async () => ({ signedBy: await reviewerKey(await aParty('陌生公司')) }),
    ],
    [
      "an opinion signed with a colleague's key",
      async () => ({ signedBy: await reviewerKey(vendor, '样本复审员') }),
    ],
    ['other fields than the opinion rests on', () => ({ fields: (fields) => fields.slice(1) })],
    [
      'a log with a changed line',
      () => ({ audit: (lines) => lines.replace('opinion.given', 'case.opened') }),
    ],
    ['a log with its last line cut', () => ({ audit: (lines) => lines.slice(0, lines.indexOf('\n') + 1) })],
    ['results of another batch', () => ({ results: (text) => text.replace(batchId, otherBatchId) })],
    [
      'results of another package',
      () => ({ results: (text) => text.replace(/"packageId":"[^"]+"/, `"packageId":"${otherBatchId}"`) }),
    ],
    [
      'a log that does not hold the entry that went out before',
      () => ({
        results: (text) =>
          text.replace('"previousAudit":null', `"previousAudit":{"seq":0,"hash":"${'0'.repeat(64)}"}`),
      }),
    ],
    [
      'more cases than it says',
      () => ({ results: (text) => text.replace('"delivery":{"cases":1', '"delivery":{"cases":0') }),
    ],
    [
      'more delivered and outstanding than the batch has',
      () => ({ results: (text) => text.replace('"outstanding":0', '"outstanding":1') }),
    ],
    [
      'an incident that the log does not name',
      () => ({
        results: (text) =>
          text.replace('"sampling":[]', `"sampling":[],"incidents":[${JSON.stringify(anIncident)}]`),
      }),
    ],
    ['no log', () => ({ without: 'audit.log' })],
    ['results that are no JSON', () => ({ results: () => '{' })],
  ]

  it.each([
    ['without an opinion since a case was amended', [anAmendment(1)], 'no opinion on A-001 since'],
    ['that names an amendment twice', [anAmendment(0), anAmendment(0)], 'names an amendment twice'],
  ] as const)('%s is refused', async (_, amendments, detail) => {
    const run = await verify(await packResult(folder, vendor, lender, { amendments }), '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'package/invalid-result' } } })
    expect(run.stdout).toContain(detail)
  })

  it('that has an opinion since it was amended is valid', async () => {
    const run = await verify(
      await packResult(folder, vendor, lender, { amendments: [anAmendment(0)] }),
      '--json',
    )
    expect(run).toMatchObject({ code: 0, json: { verdict: 'valid' } })
  })

  it.each(changes)('with %s is refused and leaves nothing', async (_, change) => {
    const file = await packResult(folder, vendor, lender, await change())
    const out = join(folder, 'out')
    const run = await verify(file, '--out', out, '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'package/invalid-result' } } })
    expect(existsSync(out)).toBe(false)
  })
})

describe('with the order that was sent', () => {
  const orderOf = (more: object) => {
    const path = join(folder, 'order.json')
    const order = {
      format: 'loan-review-order/1',
      orderId: 'ORDER-1',
      title: '样本批次',
      issuedAt: now.toISOString(),
      levels: [1],
      cases: [{ caseNo: 'A-001', application: { name: '样本甲', id_number: '11010519491231002X' } }],
      ...more,
    }
    writeFileSync(path, JSON.stringify(order))
    return path
  }

  it('a result by its terms is valid', async () => {
    const run = await verify(await packResult(folder, vendor, lender), '--order', orderOf({}), '--json')
    expect(run).toMatchObject({ code: 0, json: { verdict: 'valid' } })
  })

  it.each([
    ['terms that were sent otherwise', { seed: 'another sample' }, 'terms'],
    ['a case fewer than were sent', { cases: casesOf('A-001', 'A-002') }, 'cases'],
    ['another case than was sent', { cases: casesOf('A-002') }, 'cases'],
  ])('a result with %s is refused', async (_, change, detail) => {
    const file = await packResult(folder, vendor, lender)
    const run = await verify(file, '--order', orderOf(change), '--json')
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'package/invalid-result' } } })
    expect(run.stdout).toContain(`its ${detail} are not those of the order`)
  })
})

describe('bad input to verify', () => {
  it('names the file that is not there', async () => {
    expect((await verify(join(folder, 'no.asice'), '--json')).json).toMatchObject({
      error: { code: 'file/not-found', params: { path: join(folder, 'no.asice') } },
    })
  })

  it('names the card that is no card', async () => {
    writeFileSync(card, '{"format":"x"}')
    const file = await packResult(folder, vendor, lender)
    expect((await verify(file, '--json')).json).toMatchObject({
      error: { code: 'file/invalid', params: { path: card } },
    })
  })

  it('does not quote a damaged identity file', async () => {
    writeFileSync(join(keys, 'identity.txt'), 'AGE-SECRET-KEY-1NONSENSE\n')
    const run = await verify(await packResult(folder, vendor, lender))
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('file/invalid')
    expect(run.stdout + run.stderr).not.toContain('NONSENSE')
  })
})

function casesOf(...caseNos: string[]) {
  return caseNos.map((caseNo) => ({ caseNo, application: { name: '样本', id_number: '11010519491231002X' } }))
}

/** @param opinions that had been given on the one case by then */
function anAmendment(opinions: number) {
  const packageId = BatchId.parse(otherBatchId)
  const importedAt = now.toISOString()
  const sumsSha256 = Sha256Hex.parse('a'.repeat(64))
  return {
    received: { packageId, sumsSha256, orderId: 'ORDER-1-A', title: '样本补充', importedAt },
    ofCase: { packageId, note: null, opinions },
  }
}
