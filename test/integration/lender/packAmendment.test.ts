import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAmendmentContent } from '../../../main/batch/content.ts'
import { verifyPackage } from '../../../main/package/verify.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { aLender, now, openAsItIs, packFiles } from '../../fixtures/packages.ts'
import {
  folder,
  given,
  jpeg,
  pack,
  packArguments,
  preparePacking,
  put,
  readCard,
  receiving,
  vendor,
  world,
  writeReceivingKey,
} from './packing.ts'

preparePacking()

function anAmendment(...caseNumbers: string[]) {
  return {
    format: 'loan-review-amendment/1',
    orderId: 'ORDER-1-A',
    title: '样本补充',
    issuedAt: now.toISOString(),
    cases: caseNumbers.map((caseNo) => ({ caseNo })),
  }
}

/** Packs the batch of the folder, and makes the folder that of an amendment, with a receiving key of its own. */
async function aSentBatch(): Promise<string> {
  expect((await pack()).code).toBe(0)
  const sent = given.out
  given.out = sent.replace('batch.asice', 'amendment.asice')
  put('order.json', JSON.stringify(anAmendment('A-001', 'A-002')))
  put('documents.json', JSON.stringify({ 'docs/A-001/1.jpg': { replaces: 'docs/A-001/0.jpg' } }))
  await writeReceivingKey(given.receivingKey, given.keys, vendor)
  return sent
}

async function amend(sent: string) {
  const used = () => readdirSync(join(given.keys, 'used-receiving-keys')).length
  const before = used()
  const ran = await runCli([...packArguments(), '--amends', sent, '--json'], world)
  return { ...ran, answer: JSON.parse(ran.stdout), keysTaken: used() - before }
}

it('an amendment names its batch and says what it replaces', async () => {
  const sent = await aSentBatch()
  const { code, answer, keysTaken } = await amend(sent)
  expect({ code, keysTaken }).toEqual({ code: 0, keysTaken: 1 })
  const terms = {
    kind: 'batch',
    trusted: [readCard(given.keys)],
    identities: [receiving.identity],
    now,
  } as const
  const [batch, amendment] = [await verifyPackage(sent, terms), await verifyPackage(given.out, terms)]
  if ('error' in batch || 'error' in amendment) throw new Error('a package is refused')
  expect(amendment.header.refs).toEqual({
    batchId: batch.header.packageId,
    batchSumsSha256: batch.sumsSha256,
  })
  expect(answer).toMatchObject({
    batchId: amendment.header.packageId,
    amends: batch.header.packageId,
    cases: 2,
  })
  const reader = await openAsItIs(given.out, receiving.identity)
  const { manifest } = await readAmendmentContent(reader)
  await reader.close()
  expect(manifest.flatMap(({ path, replaces }) => (replaces ? [[path, replaces]] : []))).toEqual([
    ['docs/A-001/1.jpg', 'docs/A-001/0.jpg'],
  ])
})

describe('an amendment is not packed, and no receiving key is used up', () => {
  const cases: [string, string, (sent: string) => string | Promise<string>][] = [
    ['of a batch of somebody else', 'amendment/not-a-batch', async (sent) => by({ out: `${sent}.other` })],
    ['of an amendment', 'amendment/not-a-batch', anotherAmendment],
    ['of what is no package', 'package/malformed', () => join(folder, 'order.json')],
    ['of a package that is not there', 'file/not-found', () => join(folder, 'none.asice')],
    ['of a package that was changed', 'package/malformed', changed],
    ['with the order of a batch', 'file/invalid', (sent) => instead(sent, { levels: [1] })],
    [
      'that brings nothing for a case',
      'file/invalid',
      (sent) => instead(sent, anAmendment('A-001', 'A-002', 'A-003')),
    ],
    [
      'with documents of a case that it does not name',
      'package/unlisted-case',
      (sent) => instead(sent, anAmendment('A-001')),
    ],
  ]

  it.each(cases)('%s: %s', async (_, expected, spoil) => {
    const path = await spoil(await aSentBatch())
    const { code, answer, keysTaken } = await amend(path)
    expect({ code, error: answer.error.code, keysTaken }).toEqual({ code: 1, error: expected, keysTaken: 0 })
    expect(existsSync(given.out)).toBe(false)
  })
})

it('a batch replaces nothing', async () => {
  put('documents.json', JSON.stringify({ 'docs/A-001/1.jpg': { replaces: 'docs/A-001/0.jpg' } }))
  const ran = await pack('--json')
  expect(ran).toMatchObject({ code: 1, json: { error: { code: 'file/invalid' } } })
})

async function by({ out }: { out: string }): Promise<string> {
  await packFiles({
    out,
    from: await aLender(),
    recipient: receiving.recipient,
    files: { 'docs/A-001/1.jpg': jpeg },
  })
  return out
}

/** Packs an amendment; the next package goes elsewhere. @returns its path */
async function anotherAmendment(sent: string): Promise<string> {
  await amend(sent)
  const path = given.out
  given.out = path.replace('amendment', 'second')
  return path
}

function changed(sent: string): string {
  const bytes = readFileSync(sent)
  const at = bytes.indexOf('"createdAt"')
  bytes.write('1999', bytes.indexOf('20', at))
  const path = `${sent}.changed`
  writeFileSync(path, bytes)
  return path
}

function instead(sent: string, order: object): string {
  put('order.json', JSON.stringify(order))
  return sent
}
