import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ReceivingKeyView } from '../../../shared/domain/party.ts'
import { answerOf } from '../../fixtures/stationCommand.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

/** Lenders and receiving keys by commands, as scripts use them. */

const root = temporaryFolder()
const at = (name: string) => join(root, name)
const vault = ['--data', at('vault')]
const lender = ['--lender', '样本银行']

const sealdesk = (...args: string[]) => answerOf(args)

const states = async () =>
  z
    .array(ReceivingKeyView)
    .parse(await sealdesk('station', 'receiving-keys', ...vault))
    .map(({ state }) => state)

beforeAll(async () => {
  await sealdesk('lender', 'init', '--name', '样本银行', '--out', at('keys'))
  await sealdesk('station', 'init', ...vault, '--vendor', '样本外包公司', '--user', '样本主管')
  await sealdesk('station', 'trust', ...vault, at('keys/lender.json'), '--yes')
})

describe('the station, asked by commands', () => {
  it('issues a book of receiving keys, lists them and withdraws one', async () => {
    await sealdesk('station', 'receiving-key', ...vault, ...lender, '--count', '3', '--out', at('book.json'))
    const { keys } = z
      .object({ keys: z.array(z.object({ keyId: z.string() })) })
      .parse(JSON.parse(readFileSync(at('book.json'), 'utf8')))
    expect(await states()).toEqual(['unused', 'unused', 'unused'])
    const [first = { keyId: '' }] = keys
    expect(await sealdesk('station', 'withdraw', ...vault, first.keyId)).toEqual({ withdrawn: [first.keyId] })
    expect((await states()).toSorted()).toEqual(['unused', 'unused', 'withdrawn'])
    expect(await sealdesk('station', 'withdraw', ...vault, first.keyId)).toBe('receiving-key/withdrawn')
  })

  it('takes a rotation once the person says that the fingerprint was compared', async () => {
    const rotated = await sealdesk('lender', 'rotate', '--keys', at('keys'), '--out', at('next'))
    const { cardSha256 } = z.object({ cardSha256: z.string() }).parse(rotated)
    expect(await sealdesk('station', 'trust', ...vault, at('next/rotation.json'))).toBe('cli/usage')
    await sealdesk('station', 'trust', ...vault, at('next/rotation.json'), '--yes')
    expect(await sealdesk('station', 'lenders', ...vault)).toMatchObject([{ name: '样本银行', cardSha256 }])
  })

  it('revokes with a reason, and trusts the revoked card never again', async () => {
    expect(await sealdesk('station', 'revoke', ...vault, ...lender, '--yes')).toBe('cli/usage')
    await sealdesk('station', 'revoke', ...vault, ...lender, '--reason', '密钥遗失', '--yes')
    expect(await sealdesk('station', 'trust', ...vault, at('next/lender.json'), '--yes')).toBe(
      'lender/revoked',
    )
    expect(await states()).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
  })
})

it('a process that refuses ends with 1, and says why where its answer would be', async () => {
  const command = join(import.meta.dirname, '../../../main/cli/sealdesk.ts')
  const args = [command, 'station', 'lenders', '--data', at('nowhere'), '--json']
  const refused = await promisify(execFile)(process.execPath, args).catch((error: unknown) => error)
  const { code, stdout } = z.object({ code: z.int(), stdout: z.string() }).parse(refused)
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'vault/absent' } })
})
