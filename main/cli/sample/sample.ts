import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { addDays } from '../../../shared/rules/date.ts'
import { createFolder } from '../fileAccess.ts'
import { contractFields, writeContract } from './contract.ts'
import { drawIdBack, drawIdFront, idBackFields, idFrontFields } from './idCard.ts'
import { drawLicence, licenceFields } from './licence.ts'
import { inventCase, inventPhone, type LoanCase, type SampleKind, sampleKinds } from './loanCase.ts'
import { renderPdf } from './pdf.ts'
import { developJpeg, onScanSheet, type Picture } from './picture.ts'
import { createRandom, type Random } from './random.ts'
import { statementFields, writeStatement } from './statement.ts'
import { type FaultName, faultNames, Truth } from './truth.ts'

export interface SampleOptions {
  /** Folder to make; it must not exist. */
  readonly folder: string
  readonly cases: number
  readonly seed: string
  /** The date at which the invented people apply, ISO 8601. What has expired has expired before it. */
  readonly today: string
  /** Share of the cases that get a planted fault, 0 to 1. */
  readonly share: number
  /** The kinds of document that are drawn and asked for; all that there are unless given. */
  readonly kinds?: readonly SampleKind[] | undefined
}

/** Draws an invented lender's folder. The same options give the same bytes. @returns what was drawn */
export async function drawSample(
  options: SampleOptions,
  progress: (cases: number) => void,
  signal: AbortSignal,
): Promise<Truth> {
  const faults = plantFaults(options)
  const { seed, today, kinds = sampleKinds } = options
  const cases = faults.map((fault, index) =>
    inventCase({ seed, index, fault, phone: inventPhone(seed, phoneOf(index, faults)), today, kinds }),
  )
  return createFolder(options.folder, async (folder) => {
    for (const [index, loanCase] of cases.entries()) {
      if (signal.aborted) throw new SealdeskError('job/cancelled')
      await writeDocuments(folder, loanCase, options)
      progress(index + 1)
    }
    const truth = truthOf(cases, options)
    await writeJson(join(folder, 'order.json'), orderOf(cases, options))
    await writeJson(join(folder, 'documents.json'), documentsOf(cases))
    await writeJson(join(folder, 'truth.json'), truth)
    return truth
  })
}

/** One fault for the stated share of the cases, every fault about equally often, in places that the seed decides. */
function plantFaults({ cases, seed, share }: SampleOptions): (FaultName | null)[] {
  const count = Math.round(cases * share)
  const planted = Array.from({ length: cases }, (_, index) =>
    index < count ? (faultNames[index % faultNames.length] ?? null) : null,
  )
  return createRandom(`${seed}/faults`).shuffle(planted)
}

/** Whose phone a case declares: its own, or where that is its fault, that of the case before (of the last for the first). */
function phoneOf(index: number, faults: readonly (FaultName | null)[]): number {
  if (faults[index] !== 'shared-phone') return index
  const own = faults.flatMap((fault, other) => (fault === 'shared-phone' ? [] : [other]))
  return own.findLast((other) => other < index) ?? own.at(-1) ?? 0
}

async function writeDocuments(folder: string, loanCase: LoanCase, options: SampleOptions): Promise<void> {
  await mkdir(join(folder, 'docs', loanCase.declared.caseNo), { recursive: true })
  for (const { kind, path } of loanCase.documents) {
    const random = createRandom(`${options.seed}/${path}/${kind}`)
    await writeFile(join(folder, path), await render(kind, loanCase, random, options.today))
  }
}

async function render(
  kind: SampleKind,
  loanCase: LoanCase,
  random: Random,
  today: string,
): Promise<Uint8Array> {
  const { person, company, statement, contract } = loanCase
  switch (kind) {
    case 'id-card-front':
      return scan(drawIdFront(random, person), random)
    case 'id-card-back':
      return scan(drawIdBack(random, person), random)
    case 'business-licence':
      return developJpeg(drawLicence(random, company), random)
    case 'bank-statement':
      return renderPdf('个人账户交易明细清单', today, (page) => writeStatement(page, statement))
    case 'loan-contract':
      return renderPdf('个人借款合同', today, (page) => writeContract(page, contract))
    default:
      return kind satisfies never
  }
}

/** Some cards come cropped, some on the sheet they were scanned on. */
function scan(card: Picture, random: Random): Uint8Array {
  return developJpeg(random.chance(0.5) ? onScanSheet(card, random) : card, random)
}

function fieldsOf(
  kind: SampleKind,
  { person, company, statement, contract }: LoanCase,
): Record<string, string> {
  switch (kind) {
    case 'id-card-front':
      return idFrontFields(person)
    case 'id-card-back':
      return idBackFields(person)
    case 'business-licence':
      return licenceFields(company)
    case 'bank-statement':
      return statementFields(statement)
    case 'loan-contract':
      return contractFields(contract)
    default:
      return kind satisfies never
  }
}

function orderOf(cases: readonly LoanCase[], { seed, today, kinds = sampleKinds }: SampleOptions): Order {
  return Order.parse({
    format: 'loan-review-order/1',
    orderId: `SAMPLE-${today.replaceAll('-', '')}-${seed.replace(/[^\w-]/g, '').slice(0, 24)}`,
    title: `样本批次 ${today}`,
    issuedAt: `${today}T08:00:00Z`,
    due: addDays(today, 14),
    retainUntil: addDays(today, 90),
    levels: [1],
    checklist: kinds,
    reasons: [],
    cases: cases.map(({ declared }) => declared),
  })
}

function documentsOf(cases: readonly LoanCase[]): Record<string, { kind: SampleKind }> {
  return Object.fromEntries(
    cases.flatMap(({ documents }) => documents.map(({ path, kind }) => [path, { kind }])),
  )
}

function truthOf(cases: readonly LoanCase[], { seed, today, share }: SampleOptions): Truth {
  return Truth.parse({
    format: 'loan-review-truth/1',
    seed,
    today,
    share,
    cases: cases.map((loanCase) => ({
      caseNo: loanCase.declared.caseNo,
      faults: loanCase.faults,
      documents: loanCase.documents.map(({ path, kind }) => ({
        path,
        kind,
        fields: fieldsOf(kind, loanCase),
      })),
    })),
  })
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}
