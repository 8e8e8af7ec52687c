import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateIdentity } from '../../../main/package/identity.ts'
import { runCli } from '../../fixtures/commandLine.ts'
import { aVendor } from '../../fixtures/packages.ts'

import {
  anOrder,
  folder,
  given,
  jpeg,
  pack,
  packArguments,
  preparePacking,
  put,
  receiving,
  root,
  vendor,
  world,
  writeReceivingKey,
} from './packing.ts'

preparePacking()

describe('bad input to pack', () => {
  const cases: [string, () => void | Promise<void>, Record<string, unknown>][] = [
    [
      'a case that the order does not have',
      () => put('docs/A-009/1.jpg', jpeg),
      { code: 'package/unlisted-case', params: { caseNo: 'A-009' } },
    ],
    ['a folder inside a case', () => put('docs/A-001/more/1.jpg', jpeg), { code: 'package/not-a-document' }],
    ['a file beside the cases', () => put('docs/1.jpg', jpeg), { code: 'package/not-a-document' }],
    [
      'an order with a field that the schema does not have',
      () => put('order.json', JSON.stringify({ ...anOrder('A-001', 'A-002'), levles: [1] })),
      { code: 'file/invalid' },
    ],
    ['an order without cases', () => put('order.json', JSON.stringify(anOrder())), { code: 'file/invalid' }],
    ['an order that is no JSON', () => put('order.json', '{"format":'), { code: 'file/invalid' }],
    ...(
      [
        ['a policy for a level that it does not have', { levels: [1], policy: [{ level: 2 }] }],
        ['two policies for one level', { levels: [1, 2], policy: [{ level: 2 }, { level: 2, share: 0 }] }],
        ['a share over the whole', { levels: [1, 2], policy: [{ level: 2, share: 1.5 }] }],
        ['returns that go up', { levels: [1, 2], policy: [{ level: 2, always: ['return'] }] }],
        ['double entry of a field that there is not', { doubleEntry: ['nickname'] }],
      ] as const
    ).map(([what, terms]): (typeof cases)[number] => [
      `an order with ${what}`,
      () => put('order.json', JSON.stringify({ ...anOrder('A-001', 'A-002'), ...terms })),
      { code: 'file/invalid' },
    ]),
    [
      'a list that names a document that is not there',
      () => put('documents.json', '{"docs/A-001/7.jpg":{}}'),
      { code: 'file/invalid' },
    ],
    [
      'a list with a kind that there is not',
      () => put('documents.json', '{"docs/A-001/1.jpg":{"kind":"passport-photo"}}'),
      { code: 'file/invalid' },
    ],
  ]

  it.each(cases)('%s is refused with a sentence, and nothing is written', async (_, spoil, error) => {
    await spoil()
    const run = await pack('--json')
    expect(run).toMatchObject({ code: 1, json: { error } })
    expect(readdirSync(join(given.out, '..'))).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('a link in place of a document is refused', async () => {
    symlinkSync('/etc/hostname', join(folder, 'docs/A-001/9.jpg'))
    expect((await pack('--json')).json).toMatchObject({ error: { code: 'package/not-a-document' } })
    expect(existsSync(given.out)).toBe(false)
  })

  it('a folder without documents is refused', async () => {
    const empty = mkdtempSync(join(root, 'bare-'))
    for (const make of [() => undefined, () => mkdirSync(join(empty, 'docs/A-001'), { recursive: true })]) {
      make()
      const run = await runCli([...packArguments({ from: empty }), '--json'], world)
      expect(run).toMatchObject({ code: 1, json: { error: { code: 'package/no-documents' } } })
    }
  })

  it('a folder that is not there is named', async () => {
    const run = await runCli([...packArguments({ from: join(root, 'nowhere') }), '--json'], world)
    expect(run.json).toMatchObject({
      error: { code: 'file/not-found', params: { path: join(root, 'nowhere') } },
    })
  })

  it('an existing package is not overwritten', async () => {
    writeFileSync(given.out, 'before')
    expect(await pack('--json')).toMatchObject({ code: 1, json: { error: { code: 'file/exists' } } })
    expect(readFileSync(given.out, 'utf8')).toBe('before')
  })

  it('a target in a folder that is not there is not writable', async () => {
    given.out = join(root, 'no', 'such', 'folder', 'batch.asice')
    expect(await pack('--json')).toMatchObject({ code: 1, json: { error: { code: 'file/not-writable' } } })
  })

  it("another lender's receiving key is refused", async () => {
    const others = join(folder, 'other-keys')
    await runCli(['lender', 'init', '--name', '别的银行', '--out', others], world)
    const otherKey = join(folder, 'other.json')
    await writeReceivingKey(otherKey, others, vendor)
    const run = await runCli([...packArguments({ to: otherKey }), '--json'], world)
    expect(run.json).toMatchObject({
      error: { code: 'package/other-receiving-key', params: { found: '别的银行' } },
    })
  })

  it('a receiving key that somebody changed is refused', async () => {
    const changed = join(folder, 'changed.json')
    const { recipient } = await generateIdentity()
    writeFileSync(changed, readFileSync(given.receivingKey, 'utf8').replace(receiving.recipient, recipient))
    const run = await runCli([...packArguments({ to: changed }), '--json'], world)
    expect(run.json).toMatchObject({ error: { code: 'file/invalid', params: { path: changed } } })
    expect(existsSync(given.out)).toBe(false)
  })

  it('a receiving key of another vendor than the card names is refused', async () => {
    const card = join(folder, 'vendor.json')
    writeFileSync(card, JSON.stringify((await aVendor()).card))
    expect((await pack('--vendor', card, '--json')).json).toMatchObject({
      error: { code: 'package/other-vendor' },
    })
  })

  it('a private key that is not the one of the card is refused', async () => {
    const mixed = join(folder, 'mixed')
    await runCli(['lender', 'init', '--name', '样本银行', '--out', mixed], world)
    writeFileSync(join(mixed, 'lender.json'), readFileSync(join(given.keys, 'lender.json')))
    const run = await runCli([...packArguments({ keys: mixed }), '--json'], world)
    expect(run.json).toMatchObject({
      error: { code: 'file/invalid', params: { path: join(mixed, 'signing-key.pem') } },
    })
  })
})
