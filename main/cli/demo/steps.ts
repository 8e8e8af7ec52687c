import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BatchId } from '../../../shared/domain/ids.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import { Order } from '../../../shared/domain/order.ts'
import { Result } from '../../../shared/domain/result.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import type { FindingCode } from '../../../shared/rules/texts.ts'
import { Truth } from '../sample/truth.ts'
import type { Sealdesk } from './sealdeskProcess.ts'
import { runStandard, type ShellOutcome, standardCommands } from './standardTools.ts'

/** Names in the demo; all invented. */
const lender = '云岭农村商业银行'
const vendor = '封卷样本外包公司'
const supervisor = '样本主管'

export interface DemoOptions {
  readonly folder: string
  readonly cases: number
  readonly seed: string
  /** Reader processes. */
  readonly jobs: number
}

/** Runs one step and tells how long it took; a step that fails ends the demo. */
export type Timed = <T>(name: string, command: string, work: () => Promise<T>) => Promise<T>

export interface DemoOutcome {
  readonly truth: Truth
  readonly result: Result
  readonly verdict: string
  readonly tools: readonly { readonly line: string; readonly outcome: ShellOutcome }[]
}

/** The main job, from the lender's keys to the result that the lender has verified; every step is the real command. */
export async function runDemo(sealdesk: Sealdesk, options: DemoOptions, timed: Timed): Promise<DemoOutcome> {
  const step = (name: string, args: readonly string[]) =>
    timed(name, commandLine(args), () => sealdesk.run(args))
  const { cases, seed, jobs, folder } = options
  await step('lender init', ['lender', 'init', '--name', lender, '--out', 'keys'])
  await step('sample', ['sample', 'folder', '--cases', String(cases), '--seed', seed])
  await step('station init', ['station', 'init', '--data', 'vault', '--vendor', vendor, '--user', supervisor])
  await step('station trust', ['station', 'trust', '--data', 'vault', 'keys/lender.json', '--yes'])
  await step('station card', ['station', 'card', '--data', 'vault', '--out', 'vendor.json'])
  await step('station receiving-key', [
    'station',
    'receiving-key',
    '--data',
    'vault',
    '--lender',
    lender,
    '--out',
    'receiving-key.json',
  ])
  await step('lender pack', [
    'lender',
    'pack',
    'folder',
    '--order',
    'folder/order.json',
    '--keys',
    'keys',
    '--to',
    'receiving-key.json',
    '--vendor',
    'vendor.json',
    '--out',
    'batch.asice',
  ])
  const imported = await step('station import', ['station', 'import', '--data', 'vault', 'batch.asice'])
  const { batchId } = z.object({ batchId: BatchId }).parse(imported)
  await step('station read', [
    'station',
    'read',
    '--data',
    'vault',
    '--batch',
    batchId,
    '--jobs',
    String(jobs),
  ])
  await timed('station opinion', commandLine(opinionOn(batchId, '…', { decision: '…' })), () =>
    decideAll(sealdesk, folder, batchId),
  )
  await step('station export', [
    'station',
    'export',
    '--data',
    'vault',
    '--batch',
    batchId,
    '--out',
    'result.asice',
  ])
  const verified = await step('lender verify', [
    'lender',
    'verify',
    'result.asice',
    '--keys',
    'keys',
    '--vendor',
    'vendor.json',
    '--out',
    'result',
  ])
  return {
    truth: Truth.parse(await readJson(join(folder, 'folder', 'truth.json'))),
    result: Result.parse(await readJson(join(folder, 'result', 'results.json'))),
    verdict: z.object({ verdict: z.string() }).parse(verified).verdict,
    tools: await timed('openssl, age, unzip, sha256sum', '', () => checkWithTools(folder)),
  }
}

/** Passes what the findings let pass, and otherwise says why not; a reviewer would look at the documents as well. */
async function decideAll(sealdesk: Sealdesk, folder: string, batchId: string): Promise<void> {
  const order = Order.parse(await readJson(join(folder, 'folder', 'order.json')))
  for (const { caseNo } of order.cases) {
    try {
      await sealdesk.run(opinionOn(batchId, caseNo, { decision: 'pass' }))
    } catch (error) {
      if (!(error instanceof SealdeskError) || error.code !== 'opinion/blocked') throw error
      await sealdesk.run(opinionOn(batchId, caseNo, adviceOn(String(error.params.finding))))
    }
  }
}

interface Advice {
  readonly decision: Decision | '…'
  readonly reason?: string
  readonly remark?: string
}

const advice: Partial<Record<FindingCode, Advice>> = {
  ID_EXPIRED: { decision: 'supplement', reason: 'ID_EXPIRED' },
  ID_NUMBER_INVALID: { decision: 'recommend-reject', reason: 'ID_NUMBER_INVALID' },
  ID_NUMBER_DIFFERS: { decision: 'supplement', reason: 'ID_MISMATCH' },
  NAME_DIFFERS: { decision: 'supplement', reason: 'NAME_MISMATCH' },
  DOCUMENT_MISSING: { decision: 'supplement', reason: 'DOCUMENT_MISSING' },
}

function adviceOn(finding: string): Advice {
  return advice[finding as FindingCode] ?? { decision: 'escalate', reason: 'OTHER', remark: finding }
}

function opinionOn(batchId: string, caseNo: string, { decision, reason, remark }: Advice): string[] {
  return [
    ...[
      'station',
      'opinion',
      '--data',
      'vault',
      '--batch',
      batchId,
      '--case',
      caseNo,
      '--decision',
      decision,
    ],
    ...(reason === undefined ? [] : ['--reason', reason]),
    ...(remark === undefined ? [] : ['--remark', remark]),
  ]
}

/** The same check without any of our software, in a folder of its own. */
async function checkWithTools(folder: string): Promise<DemoOutcome['tools']> {
  const place = join(folder, 'standard-tools')
  for (const name of ['result.asice', 'vendor.json', 'keys/identity.txt'])
    await cp(join(folder, name), join(place, name))
  const outcomes: { line: string; outcome: ShellOutcome }[] = []
  for (const command of standardCommands)
    outcomes.push({ line: command.line, outcome: await runStandard(command, place) })
  return outcomes
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

function commandLine(args: readonly string[]): string {
  return ['sealdesk', ...args].join(' ')
}
