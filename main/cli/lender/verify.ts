import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { parseJsonFile } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import type { Signer } from '../../package/cosigners.ts'
import { openPackage } from '../../package/reader.ts'
import { issuerOf, parseVendorCard } from '../../package/vendorCard.ts'
import {
  type Verification,
  type VerifiedPackage,
  type VerifyOptions,
  verifyPackage,
} from '../../package/verify.ts'
import { defineCommand } from '../command.ts'
import { createFolder, readNamedFile } from '../fileAccess.ts'
import type { Io, Words } from '../io.ts'
import { errorLines, errorValue, printAnswer } from '../output.ts'
import { startProgress } from '../progress.ts'
import { checkDestruction } from './destructionContent.ts'
import { readIdentities } from './keys.ts'
import { keysOption } from './options.ts'
import { checkResult } from './resultContent.ts'

export const verifyCommand = defineCommand({
  usage: 'verify <package>',
  about: {
    zh: '核验外包机构交回的结果包或销毁包；有效时可解出内容',
    en: "check a vendor's result or proof of destruction, and give its content if it is valid",
  },
  options: {
    ...keysOption,
    '--vendor <file>': { zh: '外包机构名片 vendor.json', en: "the vendor's card, vendor.json" },
    '--order <file>': {
      zh: '当初发出的委托单 order.json：核对结果所依据的条款',
      en: 'the order.json that was sent: its terms are those of the result',
    },
    '--out <dir>': { zh: '解出内容的新文件夹', en: 'folder to make with the content' },
  },
  input: z.object({
    package: z.string().min(1),
    keys: z.string().min(1),
    vendor: z.string().min(1),
    order: z.string().min(1).optional(),
    out: z.string().min(1).optional(),
  }),
  async run({ package: file, keys, vendor, order: orderPath, out }, io) {
    const identities = await readIdentities(keys)
    const card = await parseVendorCard(await readNamedFile(vendor), vendor)
    const order = orderPath === undefined ? null : await readOrder(orderPath)
    const progress = startProgress(io, io.text({ zh: '核验', en: 'Checking' }), await sizeOf(file))
    const verification = await verifyEither(file, {
      trusted: [card],
      identities,
      now: io.clock(),
      progress: progress.to,
      signal: io.signal,
    }).finally(progress.end)
    if (verification.verdict !== 'valid') {
      printRefusal(io, verification)
      return 1
    }
    await checkContent(file, verification, order)
    if (out !== undefined) await extract(file, verification, out, io.signal)
    printValid(io, verification, out)
    return 0
  },
})

/** @throws SealdeskError `file/*` */
async function readOrder(path: string): Promise<Order> {
  return parseJsonFile(Order, await readNamedFile(path), path)
}

/** A result, or the proof that a batch was destroyed: which of the two it is the package says itself. */
async function verifyEither(file: string, options: Omit<VerifyOptions, 'kind'>): Promise<Verification> {
  const asResult = await verifyPackage(file, { ...options, kind: 'result' })
  const isDestruction =
    'error' in asResult &&
    asResult.error.code === 'package/unexpected-kind' &&
    asResult.error.params.found === 'destruction'
  return isDestruction ? verifyPackage(file, { ...options, kind: 'destruction' }) : asResult
}

async function checkContent(
  file: string,
  { identity, sumsSha256, signer, header }: VerifiedPackage,
  order: Order | null,
): Promise<void> {
  const reader = await openPackage(file, identity, { sumsSha256 })
  const batchId = header.refs?.batchId
  try {
    if (header.kind === 'destruction') await checkDestruction(reader, issuerOf(signer), batchId)
    else await checkResult(reader, issuerOf(signer), { packageId: header.packageId, batchId, order })
  } finally {
    await reader.close()
  }
}

/** Writes the content into a new folder; it is there as a whole or not at all. */
function extract(
  file: string,
  { identity, sumsSha256 }: VerifiedPackage,
  out: string,
  signal: AbortSignal,
): Promise<void> {
  return createFolder(out, async (folder) => {
    const reader = await openPackage(file, identity, { sumsSha256 })
    try {
      for (const name of reader.files.keys()) {
        if (signal.aborted) throw new SealdeskError('job/cancelled')
        const target = join(folder, name)
        await mkdir(dirname(target), { recursive: true })
        await pipeline(reader.stream(name), createWriteStream(target, { flags: 'wx' }))
      }
    } finally {
      await reader.close()
    }
  })
}

function printValid(io: Io, { signer, signers, header, sumsSha256 }: VerifiedPackage, out?: string): void {
  const certSha256 = certificateSha256(signer.certificate)
  const { packageId, kind, createdAt, refs, inner } = header
  const value = {
    verdict: 'valid',
    signer: { name: signer.name, certSha256 },
    signers,
    packageId,
    kind,
    createdAt,
    refs: refs ?? null,
    files: inner.files,
    bytes: inner.bytes,
    sumsSha256,
    ...(out === undefined ? {} : { out: resolve(out) }),
  }
  printAnswer(io, value, [
    io.text({
      zh: 'valid：有效。签名、收件方和全部内容均已核对。',
      en: 'valid: signature, addressee and all of the content were checked.',
    }),
    io.text({
      zh: `签名方：${signer.name}（证书 SHA-256 ${certSha256}）`,
      en: `Signed by ${signer.name} (certificate SHA-256 ${certSha256})`,
    }),
    ...signers.slice(1).map((cosigner) => io.text(cosignerWords(cosigner))),
    io.text({
      zh: `生成时间：${createdAt}；文件 ${inner.files} 个`,
      en: `Made at ${createdAt}; ${inner.files} files`,
    }),
    ...(refs
      ? [io.text({ zh: `对应批次：${refs.batchId}`, en: `Result of the batch ${refs.batchId}` })]
      : []),
    ...(out === undefined
      ? []
      : [io.text({ zh: `内容已解出到：${resolve(out)}`, en: `The content is in ${resolve(out)}` })]),
  ])
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

function printRefusal(io: Io, verification: Verification): void {
  const error =
    'error' in verification
      ? verification.error
      : new SealdeskError('package/expired-certificate', { notAfter: verification.notAfter })
  const { verdict } = verification
  printAnswer(io, { verdict, error: errorValue(error, io) }, [verdict, ...errorLines(error, io)])
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    // verifyPackage says what is wrong with it.
    () => 0,
  )
}
