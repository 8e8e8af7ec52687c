import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import canonicalize from 'canonicalize'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { Instant, Sha256Hex } from '../../../shared/domain/ids.ts'
import { Opinion } from '../../../shared/domain/opinion.ts'
import type { Result } from '../../../shared/domain/result.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import {
  certificateSha256,
  commonName,
  isInTime,
  isIssuedBy,
  signingKeyOf,
} from '../../package/certificate.ts'
import { parseJson } from '../../package/json.ts'
import type { PackageReader } from '../../package/reader.ts'
import { decodeUtf8 } from '../../package/text.ts'
import { invalidResult } from './resultFault.ts'
import { readLines } from './resultLines.ts'

const SigningHeader = z.object({ alg: z.literal('ES256'), 'x5t#S256': z.string() })

/** A person who signed opinions: by which certificate, which the vendor's issuer signed. */
export interface Reviewer {
  readonly name: string
  readonly certSha256: Sha256Hex
  readonly notBefore: Instant
  readonly notAfter: Instant
}

interface Certified extends Reviewer {
  readonly certificate: X509Certificate
  readonly key: KeyObject
}

interface SignedOpinion {
  readonly opinion: Opinion
  readonly certSha256: Sha256Hex
}

/**
 * Checks that each opinion is signed by its author, whose certificate the vendor's issuer made and which was valid then,
 * and that `results.json` repeats those very opinions, no more and no fewer.
 *
 * @returns who signed, by the SHA-256 of their certificates
 * @throws SealdeskError `package/invalid-result`
 */
export async function checkOpinions(
  reader: PackageReader,
  issuerCertificate: string,
  { batchId, cases }: Pick<Result, 'batchId' | 'cases'>,
): Promise<ReadonlyMap<Sha256Hex, Reviewer>> {
  const certificates = createCertificates(reader, new X509Certificate(issuerCertificate))
  const signed = await readOpinions(reader, certificates)
  for (const { opinion } of signed.values())
    if (opinion.batchId !== batchId)
      throw invalidResult({
        zh: `${opinion.caseNo} 有一条意见属于另一批次`,
        en: `an opinion on ${opinion.caseNo} is on another batch`,
      })
  checkListed(cases, signed)
  return certificates.known
}

function checkListed(cases: Result['cases'], signed: ReadonlyMap<string, SignedOpinion>): void {
  const listed = cases.flatMap(({ caseNo, opinions }) => opinions.map((opinion) => ({ caseNo, ...opinion })))
  for (const { sha256, certSha256, stands, ...said } of listed) {
    const original = signed.get(sha256)
    if (!original)
      throw invalidResult({
        zh: `results.json 中 ${said.caseNo} 的一条意见不在 opinions.jsonl 中`,
        en: `results.json names an opinion on ${said.caseNo} that is not in opinions.jsonl`,
      })
    const { format, batchId, ...opinion } = original.opinion
    if (original.certSha256 !== certSha256 || canonicalize(said) !== canonicalize(opinion))
      throw invalidResult({
        zh: `results.json 改动了 ${said.caseNo} 的意见，与署名人签署的不同`,
        en: `results.json alters the opinion on ${said.caseNo}: its author signed another`,
      })
  }
  const names = new Set(listed.map(({ sha256 }) => sha256))
  const unlisted = [...signed].find(([sha256]) => !names.has(sha256 as Sha256Hex))
  if (unlisted)
    throw invalidResult({
      zh: `results.json 漏列了 opinions.jsonl 中 ${unlisted[1].opinion.caseNo} 的一条意见`,
      en: `results.json leaves out an opinion on ${unlisted[1].opinion.caseNo} that is in opinions.jsonl`,
    })
  if (listed.length !== signed.size)
    throw invalidResult({
      zh: 'results.json 重复列出了同一条意见',
      en: 'results.json lists an opinion twice',
    })
}

/** Opinions by the SHA-256 of their line. */
async function readOpinions(
  reader: PackageReader,
  certificates: Certificates,
): Promise<ReadonlyMap<string, SignedOpinion>> {
  const opinions = new Map<string, SignedOpinion>()
  let line = 0
  for (const jws of await readLines(reader, 'opinions.jsonl')) {
    line += 1
    const opinion = await verifyOpinion(jws, certificates).catch((error: unknown) => {
      if (error instanceof SealdeskError) throw error
      throw invalidResult({
        zh: `opinions.jsonl 第 ${line} 行的签名与内容或署名人不符`,
        en: `line ${line} of opinions.jsonl is not signed by its author`,
      })
    })
    const sha256 = createHash('sha256').update(jws, 'ascii').digest('hex')
    if (opinions.has(sha256))
      throw invalidResult({
        zh: `opinions.jsonl 第 ${line} 行与前面的一行相同`,
        en: `line ${line} of opinions.jsonl is there twice`,
      })
    opinions.set(sha256, opinion)
  }
  return opinions
}

async function verifyOpinion(jws: string, certificates: Certificates): Promise<SignedOpinion> {
  const header = SigningHeader.parse(decodeProtectedHeader(jws))
  const thumbprint = Buffer.from(header['x5t#S256'], 'base64url').toString('hex')
  const signer = await certificates.find(thumbprint)
  const { payload } = await compactVerify(jws, signer.key, { algorithms: ['ES256'] })
  const opinion = Opinion.parse(parseJson(decodeUtf8(payload)))
  checkAuthor(opinion, signer)
  return { opinion, certSha256: signer.certSha256 }
}

function checkAuthor({ author, caseNo, at }: Opinion, { name, certificate }: Certified): void {
  if (name !== author)
    throw invalidResult({
      zh: `${caseNo} 署名 ${author} 的意见由别人（${name}）签署`,
      en: `an opinion of ${author} on ${caseNo} is signed by somebody else (${name})`,
    })
  if (!isInTime(certificate.validFromDate, certificate.validToDate, new Date(at)))
    throw invalidResult({
      zh: `${author} 对 ${caseNo} 给出意见时，其证书不在有效期内`,
      en: `the certificate of ${author} was not valid when the opinion on ${caseNo} was given`,
    })
}

type Certificates = ReturnType<typeof createCertificates>

/** Certificates of a result, each looked at once. */
function createCertificates(reader: PackageReader, issuer: X509Certificate) {
  const known = new Map<Sha256Hex, Certified>()
  return {
    known: known as ReadonlyMap<Sha256Hex, Reviewer>,

    async find(thumbprint: string): Promise<Certified> {
      const before = known.get(thumbprint as Sha256Hex)
      if (before) return before
      const file = `certs/${thumbprint}.pem`
      if (!reader.files.has(file)) throw invalidResult({ zh: `缺少 ${file}`, en: `${file} is missing` })
      const pem = decodeUtf8(await reader.read(file))
      const certSha256 = certificateSha256(pem)
      if (certSha256 !== thumbprint)
        throw invalidResult({ zh: `${file} 是另一张证书`, en: `${file} is another certificate` })
      const certificate = new X509Certificate(pem)
      const name = commonName(certificate)
      if (!isIssuedBy(certificate, issuer))
        throw invalidResult({
          zh: `${name} 的证书不是外包机构签发的`,
          en: `the vendor did not issue the certificate of ${name}`,
        })
      const certified: Certified = {
        name,
        certSha256,
        notBefore: certificate.validFromDate.toISOString(),
        notAfter: certificate.validToDate.toISOString(),
        certificate,
        key: signingKeyOf(certificate),
      }
      known.set(certSha256, certified)
      return certified
    },
  }
}
