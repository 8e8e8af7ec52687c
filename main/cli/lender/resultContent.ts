import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import { type Result, ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import { parseJsonItems } from '../../package/jsonItems.ts'
import type { PackageReader } from '../../package/reader.ts'
import { fieldsSha256 } from '../../review/fields.ts'
import { checkAudit } from './resultAudit.ts'
import { checkEntries } from './resultEntries.ts'
import { invalidResult } from './resultFault.ts'
import { checkLevels } from './resultLevels.ts'
import { checkOpinions, type Reviewer } from './resultOpinions.ts'
import { checkSampling } from './resultSampling.ts'
import { checkScore } from './resultScore.ts'

/** A result whose parts tell the same, with what is compared across the results of a batch. */
export interface ResultContent {
  readonly result: Result
  /** Who signed the opinions in it, by the SHA-256 of their certificates. */
  readonly reviewers: ReadonlyMap<Sha256Hex, Reviewer>
  /** Hash of each line of its log. */
  readonly log: readonly Sha256Hex[]
}

/** A result whose cases were parsed one by one. */
const WithCases = ResultHead.extend({ cases: z.array(z.custom<ResultCase>()) })

interface ExpectedResult {
  /** Of the package that it is in. */
  readonly packageId: string
  /** Of the batch that the package says it belongs to. */
  readonly batchId: string | undefined
  /** Terms of the order that was sent, and every case of the batch; null where they are not at hand. */
  readonly terms: OrderTerms | null
  readonly asked: readonly CaseNo[] | null
}

/**
 * Checks that the parts of a verified result tell the same: each opinion is signed by its author, whose certificate
 * the vendor issued; `results.json` repeats those very opinions, no more and no fewer; they were given as the policy of
 * the order wants it; the last opinion on each case rests on the fields that are listed, and came after the last
 * amendment; samples and scores are those that are drawn and added up again; the audit log is whole and tells of the same opinions.
 *
 * @param issuerCertificate of the key that certifies the vendor's people, as its card says
 * @throws SealdeskError `package/invalid-result`
 */
export async function checkResult(
  reader: PackageReader,
  issuerCertificate: string,
  { packageId, batchId, terms, asked }: ExpectedResult,
): Promise<ResultContent> {
  const result = await readResult(reader)
  if (result.packageId !== packageId)
    throw invalidResult({ zh: 'results.json 属于另一个结果包', en: 'results.json is of another package' })
  if (result.batchId !== batchId)
    throw invalidResult({ zh: 'results.json 属于另一个批次', en: 'results.json is of another batch' })
  if (terms) checkTerms(result, terms)
  if (asked) checkCases(result, asked)
  checkDelivery(result)
  const reviewers = await checkOpinions(reader, issuerCertificate, result)
  checkAmendments(result)
  for (const one of result.cases) {
    checkLevels(result, one)
    checkEntries(result, one)
    checkFields(one)
  }
  const log = await checkAudit(reader, result)
  checkSampling(result, asked)
  for (const one of result.cases) checkScore(result, one)
  return { result, reviewers, log }
}

/** A result tells how many of its batch it holds and what is still to come; its cases have to bear that out. */
function checkDelivery({ cases, delivery, series }: Result): void {
  const listed = new Set(cases.map(({ caseNo }) => caseNo))
  if (listed.size !== cases.length || delivery.cases !== cases.length)
    throw invalidResult({
      zh: '结果中的案件数与其所说的不同',
      en: 'its cases are not as many as it says',
    })
  if (delivery.cases + delivery.outstanding > delivery.of)
    throw invalidResult({
      zh: '已交付与尚未交付的案件之和多于批次的案件',
      en: 'more cases are delivered and outstanding than the batch has',
    })
  if ((series.index === 1) !== (series.previous === null))
    throw invalidResult({
      zh: `它是第 ${series.index} 个结果包，却${series.previous ? '' : '没有'}写明前一个`,
      en: `it is result ${series.index} and names ${series.previous ? 'one' : 'none'} before it`,
    })
}

/** Its terms say which cases go up to which level: the vendor must have worked by those that were sent. */
function checkTerms({ order }: Result, sent: OrderTerms): void {
  if (canonicalize(order) !== canonicalize(sent))
    throw invalidResult({
      zh: '结果所依据的条款不是发出的委托单的条款',
      en: 'its terms are not those of the order',
    })
}

function checkCases({ cases, delivery, series }: Result, asked: readonly CaseNo[]): void {
  const caseNos = new Set<string>(asked)
  const isOther = delivery.of !== asked.length || cases.some(({ caseNo }) => !caseNos.has(caseNo))
  const isShort = series.index === 1 && cases.length + delivery.outstanding !== asked.length
  if (isOther || isShort)
    throw invalidResult({
      zh: '结果的案件不是发出的委托单的案件',
      en: 'its cases are not those of the order',
    })
}

function checkFields({ caseNo, fields, opinions }: ResultCase): void {
  const last = opinions.at(-1)
  if (last && last.fieldsSha256 !== fieldsSha256(fields))
    throw invalidResult({
      zh: `${caseNo} 的最后一条意见所依据的字段不是所列的字段`,
      en: `the last opinion on ${caseNo} rests on other fields`,
    })
}

function checkAmendments({ amendments, cases }: Result): void {
  const known = new Set<string>(amendments.map(({ packageId }) => packageId))
  if (known.size !== amendments.length)
    throw invalidResult({
      zh: 'results.json 重复列出了同一个补充包',
      en: 'results.json names an amendment twice',
    })
  for (const { caseNo, amendments: ofCase, documents, opinions } of cases) {
    const named = new Set<string>(ofCase.map(({ packageId }) => packageId))
    if (named.size !== ofCase.length || ofCase.some(({ packageId }) => !known.has(packageId)))
      throw invalidResult({
        zh: `${caseNo} 的补充包不是批次的补充包`,
        en: `the amendments of ${caseNo} are not those of the batch`,
      })
    for (const { amendment, replaces } of documents) {
      if (amendment === null ? replaces !== null : !named.has(amendment))
        throw invalidResult({
          zh: `${caseNo} 有一份文件不属于该案件的任何补充包`,
          en: `a document of ${caseNo} is of no amendment of the case`,
        })
    }
    if (ofCase.some((amendment) => amendment.opinions >= opinions.length))
      throw invalidResult({
        zh: `${caseNo} 补充资料后没有新的意见`,
        en: `there is no opinion on ${caseNo} since it was amended`,
      })
  }
}

/** The text of a result of a hundred thousand cases is longer than any text may be. */
async function readResult(reader: PackageReader): Promise<Result> {
  const name = 'results.json'
  try {
    if (!reader.files.has(name)) throw new SyntaxError('there is none')
    const parsed = await parseJsonItems(reader.stream(name), 'cases', (one) => ResultCase.parse(one))
    return WithCases.parse(parsed)
  } catch (error) {
    const isMalformed = [SyntaxError, TypeError, z.ZodError].some((kind) => error instanceof kind)
    if (!isMalformed) throw error
    throw invalidResult({
      zh: '缺少 results.json，或其格式不对',
      en: 'results.json is missing or not of its format',
    })
  }
}
