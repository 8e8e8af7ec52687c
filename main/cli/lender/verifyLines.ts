import { resolve } from 'node:path'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import type { Signer } from '../../package/cosigners.ts'
import type { Io, Words } from '../io.ts'
import { errorLines } from '../output.ts'
import type { CheckedFile } from './checkFile.ts'
import { type GivenResult, isGiven, type SeriesResult } from './givenResult.ts'
import type { Series, SeriesState } from './resultSeries.ts'
import { followedBy, opinionsByLevel } from './resultSummary.ts'
import type { Refusal, VerifyAnswer } from './verifyAnswer.ts'

/** What a verification came to, as people get it: the verdict and its reasons first, then what was found. */
export function verificationLines(io: Io, answer: VerifyAnswer): string[] {
  const { checked, batches, refusals, out, merged } = answer
  const isOne = checked.length === 1
  return [
    ...verdictLines(io, answer),
    ...batches.flatMap((series) => (isOne ? [] : ['', ...seriesLines(io, series)])),
    ...checked.flatMap((one) => packageLines(io, one, answer)),
    ...batches.flatMap((series) => (isOne ? onlyOneLines(io, series) : [])),
    ...(out !== undefined && refusals.length === 0
      ? [io.text({ zh: `内容已解出到：${resolve(out)}`, en: `The content is in ${resolve(out)}` })]
      : []),
    ...merged.map((path) => io.text({ zh: `已合并：${path}`, en: `Merged: ${path}` })),
  ]
}

function verdictLines(io: Io, { checked, refusals }: VerifyAnswer): string[] {
  const [first] = refusals
  if (!first)
    return [
      checked.length === 1
        ? io.text({
            zh: 'valid：有效。签名、收件方和全部内容均已核对。',
            en: 'valid: signature, addressee and all of the content were checked.',
          })
        : io.text({
            zh: `valid：有效。${checked.length} 个文件的签名、收件方、全部内容及其前后衔接均已核对。`,
            en: `valid: signature, addressee and all of the content of ${checked.length} files were checked, and that they fit each other.`,
          }),
    ]
  return [
    first.verdict,
    ...refusals.flatMap((refusal) => [
      ...(isFile(refusal) && checked.length > 1 ? [`${refusal.file}: ${refusal.verdict}`] : []),
      ...errorLines(refusal.error, io),
    ]),
  ]
}

function isFile(refusal: Refusal): refusal is Refusal & { readonly file: string } {
  return 'file' in refusal
}

const states: Readonly<Record<SeriesState, Words>> = {
  complete: { zh: '已全部交付', en: 'all delivered' },
  partial: { zh: '已交付一部分', en: 'delivered in part' },
  incomplete: { zh: '结果包不全', en: 'a result is missing' },
  contradictory: { zh: '前后矛盾', en: 'contradictory' },
}

function seriesLines(io: Io, series: Series): string[] {
  const { batchId, state, results, missing, twice } = series
  const order = results.find(isGiven)?.content.result.order
  return [
    io.text({
      zh: `批次 ${batchId}（委托单 ${order?.orderId}）：${states[state].zh}`,
      en: `Batch ${batchId} (order ${order?.orderId}): ${states[state].en}`,
    }),
    ...[...results.map((result) => seriesLine(io, result)), ...missing.map((index) => missingLine(io, index))]
      .sort((one, other) => one.index - other.index)
      .map(({ line }) => line),
    ...twice.map(({ file, same }) =>
      io.text({
        zh: `  ${file} 与 ${same} 是同一个结果包，只计一次`,
        en: `  ${file} is the same package as ${same}, and counts once`,
      }),
    ),
    ...outstandingLines(io, series),
  ]
}

interface NumberedLine {
  readonly index: number
  readonly line: string
}

function seriesLine(io: Io, result: SeriesResult): NumberedLine {
  const { index, exportedAt } = result
  const cases = Object.keys(result.cases).length
  const at = `${exportedAt.slice(0, 16).replace('T', ' ')} UTC`
  const where = isGiven(result)
    ? result.file
    : io.text({ zh: '此前核验过，本次未给出', en: 'verified before, not given now' })
  return {
    index,
    line: io.text({
      zh: `  第 ${index} 个  ${at}  ${cases} 个案件  ${where}`,
      en: `  ${index}.  ${at}  ${cases} cases  ${where}`,
    }),
  }
}

function missingLine(io: Io, index: number): NumberedLine {
  return {
    index,
    line: io.text({ zh: `  第 ${index} 个  缺少`, en: `  ${index}.  missing` }),
  }
}

/** More cases than this nobody reads in a terminal; `--json` and the merged workbook have them all. */
const mostNamed = 20

function outstandingLines(io: Io, { of, outstanding, waiting }: Series): string[] {
  if (outstanding === 0)
    return [io.text({ zh: `  ${of} 个案件均已交付`, en: `  all of its ${of} cases were delivered` })]
  const which = waiting === null ? '' : `${io.text({ zh: '：', en: ': ' })}${named(waiting)}`
  return [
    io.text({
      zh: `  ${of} 个案件中还有 ${outstanding} 个尚未交付${which}`,
      en: `  ${outstanding} of its ${of} cases are still to come${which}`,
    }),
  ]
}

function named(caseNos: readonly CaseNo[]): string {
  return caseNos.slice(0, mostNamed).join(', ') + (caseNos.length > mostNamed ? ' …' : '')
}

/** What one result by itself leaves open. */
function onlyOneLines(io: Io, series: Series): string[] {
  const before = series.missing.join(', ')
  return [
    ...outstandingLines(io, series).map((line) => line.trimStart()),
    ...(series.missing.length > 0 && series.state === 'incomplete'
      ? [
          io.text({
            zh: `注意：该批次第 ${before} 个结果包没有用这套密钥核验过；与它们一起给出，才能看出是否齐全。`,
            en: `Note: result ${before} of the batch was never verified with these keys; give it along to see whether all is there.`,
          }),
        ]
      : []),
  ]
}

function packageLines(io: Io, checked: CheckedFile, answer: VerifyAnswer): string[] {
  if (checked.kind === 'refused') return []
  const { signer, signers, header } = checked.verified
  const certSha256 = certificateSha256(signer.certificate)
  const lines = [
    io.text({
      zh: `签名方：${signer.name}（证书 SHA-256 ${certSha256}）`,
      en: `Signed by ${signer.name} (certificate SHA-256 ${certSha256})`,
    }),
    ...signers.slice(1).map((cosigner) => io.text(cosignerWords(cosigner))),
    io.text({
      zh: `生成时间：${header.createdAt}；文件 ${header.inner.files} 个`,
      en: `Made at ${header.createdAt}; ${header.inner.files} files`,
    }),
    ...(header.refs
      ? [
          io.text({
            zh: `对应批次：${header.refs.batchId}`,
            en: `Result of the batch ${header.refs.batchId}`,
          }),
        ]
      : []),
    ...(checked.kind === 'result' ? resultLines(io, checked.given, answer) : []),
  ]
  return answer.checked.length === 1 ? lines : ['', checked.file, ...lines.map((line) => `  ${line}`)]
}

function cosignerWords({ name, certSha256, verdict, notAfter }: Signer): Words {
  const what = {
    valid: { zh: '', en: '' },
    'valid-expired-certificate': {
      zh: `（证书在 ${notAfter} 已过期）`,
      en: `; its certificate expired on ${notAfter}`,
    },
    'unknown-signer': {
      zh: '（未登记的证书，姓名未经核实）',
      en: '; nobody vouches for this certificate, nor for the name',
    },
  }[verdict]
  return {
    zh: `共同签名：${name}${what.zh}（证书 SHA-256 ${certSha256}）`,
    en: `Signed also by ${name}${what.en} (certificate SHA-256 ${certSha256})`,
  }
}

function resultLines(io: Io, given: GivenResult, { batches, isOrderKnown }: VerifyAnswer): string[] {
  const { index, content } = given
  const { delivery } = content.result
  return [
    io.text({
      zh: `该批次的第 ${index} 个结果包，含 ${delivery.cases} 个案件（批次共 ${delivery.of} 个）`,
      en: `Result ${index} of its batch, with ${delivery.cases} of ${delivery.of} cases`,
    }),
    ...(delivery.incomplete
      ? [
          io.text({
            zh: `未等全部完成即交付：${delivery.incomplete.reason}（${delivery.incomplete.by}）`,
            en: `Sent before every case was decided: ${delivery.incomplete.reason} (${delivery.incomplete.by})`,
          }),
        ]
      : []),
    ...opinionLines(io, given),
    ...samplingLines(io, given, isOrderKnown),
    auditLine(io, given, batches),
  ]
}

function opinionLines(io: Io, given: GivenResult): string[] {
  return opinionsByLevel(given).map(({ level, opinions, standing, by }) => {
    const name = reviewTerms[io.language].level[`level-${level}`]
    const people = by.map((one) => `${one.name} ${one.opinions}`).join(io.text({ zh: '、', en: ', ' }))
    const undone = opinions - standing
    return io.text({
      zh: `${name}意见 ${opinions} 条${undone > 0 ? `（其中 ${undone} 条已被取代或退回）` : ''}：${people}；均由本人签名，证书均由外包机构签发`,
      en: `${name}: ${opinions} opinions${undone > 0 ? `, ${undone} of them taken back or returned` : ''}, by ${people}; each signed by its author, whose certificate the vendor issued`,
    })
  })
}

function samplingLines(io: Io, { content: { result } }: GivenResult, isOrderKnown: boolean): string[] {
  const how = isOrderKnown
    ? { zh: '重新抽取，一致', en: 'the same when drawn again' }
    : {
        zh: '其中本包的案件重新抽取，一致；给出 --order 可核对全部',
        en: 'the same for the cases in it when drawn again; --order compares all',
      }
  return result.sampling
    .filter(({ share }) => share < 1)
    .map(({ level, share, drawn, of }) => {
      const name = reviewTerms[io.language].level[`level-${level}`]
      return io.text({
        zh: `${name}抽样 ${drawn} / ${of}（比例 ${share}）：${how.zh}`,
        en: `${name}: sample of ${drawn} of ${of} (share ${share}), ${how.en}`,
      })
    })
}

function auditLine(io: Io, given: GivenResult, batches: readonly Series[]): string {
  const entries = given.content.log.length
  const before = followedBy(given, batches)
  if (!before?.audit)
    return io.text({
      zh: `审核日志 ${entries} 条，链完整（此前没有核验过该批次的日志）`,
      en: `Audit log of ${entries} entries, its chain whole (no log of this batch was seen before)`,
    })
  return io.text({
    zh: `审核日志 ${entries} 条，链完整，接续第 ${before.index} 个结果包的 ${before.audit.seq + 1} 条`,
    en: `Audit log of ${entries} entries, its chain whole; it goes on from the ${before.audit.seq + 1} of result ${before.index}`,
  })
}
