import { reviewTerms } from '../../../shared/terms/review.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import type { Signer } from '../../package/cosigners.ts'
import type { Card } from '../../package/vendorCard.ts'
import type { VerifiedPackage } from '../../package/verify.ts'
import { countWords } from '../countWords.ts'
import type { Io, Words } from '../io.ts'
import type { CheckedFile } from './checkFile.ts'
import type { GivenResult } from './givenResult.ts'
import type { Series } from './resultSeries.ts'
import { followedBy, opinionsByLevel } from './resultSummary.ts'

/** All that was given, and whether every case of the batches is known. */
export interface Surroundings {
  readonly checked: readonly CheckedFile[]
  readonly batches: readonly Series[]
  readonly isOrderKnown: boolean
}

/** Who signed a package and what it belongs to. */
export function packageLines(io: Io, checked: CheckedFile): string[] {
  if (checked.kind === 'refused') return []
  const { signer, signers, header } = checked.verified
  return [
    io.text(signerWords(signer)),
    ...signers.slice(1).map((cosigner) => io.text(cosignerWords(cosigner))),
    io.text({
      zh: `生成时间：${header.createdAt}；文件 ${header.inner.files} 个`,
      en: `Made at ${header.createdAt}; ${countWords(header.inner.files, 'file')}`,
    }),
    ...(header.refs ? [io.text(batchWords(checked.kind, header.refs.batchId))] : []),
  ]
}

function signerWords({ name, certificate }: Card): Words {
  const certSha256 = certificateSha256(certificate)
  return {
    zh: `签名方：${name}（证书 SHA-256 ${certSha256}）`,
    en: `Signed by ${name} (certificate SHA-256 ${certSha256})`,
  }
}

/** Who signed a package, on one line: the sender was pinned, of the others it is said who was not. */
export function signersLine(io: Io, { signers }: Pick<VerifiedPackage, 'signers'>): string {
  const names = signers.map((signer) => signer.name + io.text(reservation(signer)))
  return io.text({ zh: `签名：${names.join('、')}`, en: `Signed by ${names.join(', ')}` })
}

function reservation({ verdict, notAfter }: Signer): Words {
  return {
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
}

function cosignerWords(cosigner: Signer): Words {
  const { name, certSha256 } = cosigner
  const what = reservation(cosigner)
  return {
    zh: `共同签名：${name}${what.zh}（证书 SHA-256 ${certSha256}）`,
    en: `Signed also by ${name}${what.en} (certificate SHA-256 ${certSha256})`,
  }
}

function batchWords(kind: 'result' | 'destruction', batchId: string): Words {
  return kind === 'result'
    ? { zh: `对应批次：${batchId}`, en: `Result of the batch ${batchId}` }
    : { zh: `已销毁的批次：${batchId}`, en: `Proof that the batch ${batchId} was destroyed` }
}

/** What was found in one result. */
export function resultLines(io: Io, given: GivenResult, surroundings: Surroundings): string[] {
  const { index, content } = given
  const { delivery } = content.result
  return [
    io.text({
      zh: `该批次的第 ${index} 个结果包，含 ${delivery.cases} 个案件（批次共 ${delivery.of} 个）`,
      en: `Result ${index} of its batch, with ${delivery.cases} of ${countWords(delivery.of, 'case')}`,
    }),
    ...contentLines(io, given, surroundings),
    ...samplingLines(io, given, surroundings),
  ]
}

/** Why it did not wait, who gave opinions, and the log: what is another in each result of a batch. */
export function contentLines(io: Io, given: GivenResult, { batches }: Surroundings): string[] {
  const { incomplete } = given.content.result.delivery
  return [
    ...(incomplete
      ? [
          io.text({
            zh: `未等全部完成即交付：${incomplete.reason}（${incomplete.by}）`,
            en: `Sent before every case was decided: ${incomplete.reason} (${incomplete.by})`,
          }),
        ]
      : []),
    ...opinionLines(io, given),
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
      en: `${name}: ${countWords(opinions, 'opinion')}${undone > 0 ? ` (${undone} taken back or returned)` : ''} by ${people}; each signed by its author, whose certificate the vendor issued`,
    })
  })
}

/** Levels that take every case draw none. */
export function samplingLines(
  io: Io,
  { content: { result } }: GivenResult,
  { isOrderKnown }: Surroundings,
): string[] {
  const how = isOrderKnown
    ? { zh: '重新抽取，一致', en: 'the same when drawn again' }
    : {
        zh: '其中已交付的案件重新抽取，一致；给出 --order 可核对全部',
        en: 'the same when drawn again for the cases that came; --order compares all',
      }
  return result.sampling
    .filter(({ share }) => share < 1)
    .map(({ level, share, drawn, of }) => {
      const name = reviewTerms[io.language].level[`level-${level}`]
      return io.text({
        zh: `${name}抽样 ${drawn} / ${of}（比例 ${share}）：${how.zh}`,
        en: `${name}: sample of ${drawn} of ${countWords(of, 'case')} (share ${share}), ${how.en}`,
      })
    })
}

function auditLine(io: Io, given: GivenResult, batches: readonly Series[]): string {
  const entries = given.content.log.length
  const before = followedBy(given, batches)
  if (!before?.audit)
    return io.text({
      zh: `审核日志 ${entries} 条，链完整（没有此前的日志可以比对）`,
      en: `Audit log of ${countWords(entries, 'entry', 'entries')}, its chain whole (no earlier log to compare with)`,
    })
  return io.text({
    zh: `审核日志 ${entries} 条，链完整，前 ${before.audit.seq + 1} 条与第 ${before.index} 个结果包的相同`,
    en: `Audit log of ${countWords(entries, 'entry', 'entries')}, its chain whole, the first ${before.audit.seq + 1} as with result ${before.index}`,
  })
}
