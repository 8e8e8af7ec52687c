import { resolve } from 'node:path'
import type { Io } from '../io.ts'
import { errorLines } from '../output.ts'
import { packageLines, resultLines } from './packageLines.ts'
import { onlyOneLines, seriesLines } from './seriesLines.ts'
import type { Refusal, VerifyAnswer } from './verifyAnswer.ts'

/**
 * What a verification came to, as people get it: the verdict and its reasons first, then what was found. Of what cannot be
 * relied on no more is said than where it stands.
 */
export function verificationLines(io: Io, answer: VerifyAnswer): string[] {
  const { checked, batches, refusals, out, merged } = answer
  const [only, ...others] = checked
  const isInOrder = refusals.length === 0
  return [
    ...verdictLines(io, answer),
    ...(only && others.length === 0 ? oneLines(io, answer) : severalLines(io, answer)),
    ...(out !== undefined && isInOrder
      ? [io.text({ zh: `内容已解出到：${resolve(out)}`, en: `The content is in ${resolve(out)}` })]
      : []),
    ...(merged.length > 0 && batches.length > 0
      ? ['', io.text({ zh: '已合并到：', en: 'Merged into:' }), ...merged.map((path) => `  ${path}`)]
      : []),
  ]
}

function verdictLines(io: Io, { checked, refusals }: VerifyAnswer): string[] {
  const [first] = refusals
  if (!first) return [io.text(validWords(checked.length))]
  return [
    first.verdict,
    ...refusals.flatMap((refusal) => [
      ...(isFile(refusal) && checked.length > 1 ? [`${refusal.file}: ${refusal.verdict}`] : []),
      ...errorLines(refusal.error, io),
    ]),
  ]
}

function validWords(files: number) {
  if (files === 1)
    return {
      zh: 'valid：有效。签名、收件方和全部内容均已核对。',
      en: 'valid: signature, addressee and all of the content were checked.',
    }
  return {
    zh: `valid：有效。${files} 个文件的签名、收件方、全部内容及其前后衔接均已核对。`,
    en: `valid: of ${files} files the signature, the addressee and all of the content were checked, and that they fit each other.`,
  }
}

function isFile(refusal: Refusal): refusal is Refusal & { readonly file: string } {
  return 'file' in refusal
}

function oneLines(io: Io, { checked, batches, refusals, isOrderKnown }: VerifyAnswer): string[] {
  if (refusals.length > 0) return []
  return [
    ...checked.flatMap((one) => packageLines(io, one)),
    ...checked.flatMap((one) =>
      one.kind === 'result' ? resultLines(io, one.given, { checked, batches, isOrderKnown }) : [],
    ),
    ...batches.flatMap((series) => onlyOneLines(io, series)),
  ]
}

function severalLines(io: Io, { checked, batches, refusals, isOrderKnown }: VerifyAnswer): string[] {
  const more = { checked, batches, isOrderKnown, isInOrder: refusals.length === 0 }
  const proofs = checked.filter(({ kind }) => kind === 'destruction')
  return [
    ...batches.flatMap((series) => ['', ...seriesLines(io, series, more)]),
    ...proofs.flatMap((one) => ['', one.file, ...packageLines(io, one).map((line) => `  ${line}`)]),
  ]
}
