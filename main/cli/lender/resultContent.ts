import { createHash, X509Certificate } from 'node:crypto'
import canonicalize from 'canonicalize'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import { AuditEntry } from '../../../shared/domain/audit.ts'
import { Opinion } from '../../../shared/domain/opinion.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { Result, type ResultCase } from '../../../shared/domain/result.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { certificateKey, certificateSha256, isIssuedBy } from '../../package/certificate.ts'
import { parseJson } from '../../package/json.ts'
import type { PackageReader } from '../../package/reader.ts'
import { decodeUtf8 } from '../../package/text.ts'
import { fieldsSha256 } from '../../review/fields.ts'
import { verifyAuditLines } from '../../vault/auditChain.ts'
import { incidentSha256 } from '../../vault/incidents.ts'
import { checkEntries } from './resultEntries.ts'
import { invalidResult } from './resultFault.ts'
import { checkLevels } from './resultLevels.ts'

const SigningHeader = z.object({ alg: z.literal('ES256'), 'x5t#S256': z.string() })

/**
 * Checks that the parts of a verified result tell the same: each opinion is signed by its author, whose certificate
 * the vendor issued; `results.json` repeats those very opinions, no more and no fewer; they were given as the policy of
 * the order wants it; the last opinion on each case rests on the fields that are listed, and came after the last
 * amendment; the audit log is whole.
 *
 * @param issuerCertificate of the key that certifies the vendor's people, as its card says
 * @param expected the package that it is in, the batch that the package says it belongs to, and the order that was sent,
 *   where it is at hand
 * @throws SealdeskError `package/invalid-result`
 */
export async function checkResult(
  reader: PackageReader,
  issuerCertificate: string,
  { packageId, batchId, order }: { packageId: string; batchId: string | undefined; order: Order | null },
): Promise<void> {
  const result = await readResult(reader)
  if (result.packageId !== packageId) throw invalidResult('results.json is of another package')
  if (result.batchId !== batchId) throw invalidResult('results.json is of another batch')
  if (order) checkOrder(result, order)
  checkDelivery(result)
  const signed = await readOpinions(reader, issuerCertificate)
  for (const { opinion } of signed.values())
    if (opinion.batchId !== batchId) throw invalidResult('an opinion is on another batch')
  const listed = result.cases.flatMap(({ caseNo, opinions }) =>
    opinions.map((opinion) => ({ caseNo, ...opinion })),
  )
  if (listed.length !== signed.size || new Set(listed.map(({ sha256 }) => sha256)).size !== signed.size)
    throw invalidResult('results.json and opinions.jsonl do not list the same opinions')
  for (const { sha256, certSha256, stands, ...said } of listed) {
    const original = signed.get(sha256)
    if (!original) throw invalidResult('results.json names an opinion that is not in opinions.jsonl')
    const { format, batchId: _, ...opinion } = original.opinion
    if (original.certSha256 !== certSha256 || canonicalize(said) !== canonicalize(opinion))
      throw invalidResult(`results.json alters the opinion on ${said.caseNo}`)
  }
  checkAmendments(result)
  for (const one of result.cases) {
    checkLevels(result, one)
    checkEntries(result, one)
    checkFields(one)
  }
  await checkAudit(reader, result)
}

/** A result tells how many of its batch it holds and what is still to come; its cases have to bear that out. */
function checkDelivery({ cases, delivery }: Result): void {
  const listed = new Set(cases.map(({ caseNo }) => caseNo))
  if (listed.size !== cases.length || delivery.cases !== cases.length)
    throw invalidResult('its cases are not as many as it says')
  if (delivery.cases + delivery.outstanding > delivery.of)
    throw invalidResult('more cases are delivered and outstanding than the batch has')
}

/** Its terms say which cases go up to which level: the vendor must have worked by those that were sent. */
function checkOrder({ order, cases, delivery, series }: Result, sent: Order): void {
  const { cases: asked, ...terms } = sent
  if (canonicalize(order) !== canonicalize(terms)) throw invalidResult('its terms are not those of the order')
  const caseNos = new Set<string>(asked.map(({ caseNo }) => caseNo))
  const isOther = delivery.of !== asked.length || cases.some(({ caseNo }) => !caseNos.has(caseNo))
  const isShort = series.index === 1 && cases.length + delivery.outstanding !== asked.length
  if (isOther || isShort) throw invalidResult('its cases are not those of the order')
}

interface SignedOpinion {
  readonly opinion: Opinion
  readonly certSha256: string
}

/** Opinions by the SHA-256 of their line. */
async function readOpinions(
  reader: PackageReader,
  issuerCertificate: string,
): Promise<ReadonlyMap<string, SignedOpinion>> {
  const opinions = new Map<string, SignedOpinion>()
  for (const jws of await readLines(reader, 'opinions.jsonl')) {
    const opinion = await verifyOpinion(jws, reader, issuerCertificate).catch((error: unknown) => {
      if (error instanceof SealdeskError) throw error
      throw invalidResult(`line ${opinions.size + 1} of opinions.jsonl is not signed by its author`)
    })
    opinions.set(createHash('sha256').update(jws, 'ascii').digest('hex'), opinion)
  }
  return opinions
}

async function verifyOpinion(
  jws: string,
  reader: PackageReader,
  issuerCertificate: string,
): Promise<SignedOpinion> {
  const header = SigningHeader.parse(decodeProtectedHeader(jws))
  const certSha256 = Buffer.from(header['x5t#S256'], 'base64url').toString('hex')
  const certificate = decodeUtf8(await reader.read(`certs/${certSha256}.pem`))
  if (certificateSha256(certificate) !== certSha256)
    throw invalidResult('a certificate is under another name')
  const { payload } = await compactVerify(jws, certificateKey(certificate), { algorithms: ['ES256'] })
  const opinion = Opinion.parse(parseJson(decodeUtf8(payload)))
  checkAuthor(opinion, new X509Certificate(certificate), new X509Certificate(issuerCertificate))
  return { opinion, certSha256 }
}

function checkAuthor({ author, at }: Opinion, person: X509Certificate, issuer: X509Certificate): void {
  if (!isIssuedBy(person, issuer))
    throw invalidResult(`the vendor did not issue the certificate of ${author}`)
  const { CN: name } = person.toLegacyObject().subject
  if (name !== author) throw invalidResult(`an opinion of ${author} is signed by somebody else`)
  const given = new Date(at)
  if (given < person.validFromDate || given > person.validToDate)
    throw invalidResult(`the certificate of ${author} was not valid when the opinion was given`)
}

function checkFields({ caseNo, fields, opinions }: ResultCase): void {
  const last = opinions.at(-1)
  if (last && last.fieldsSha256 !== fieldsSha256(fields))
    throw invalidResult(`the last opinion on ${caseNo} rests on other fields`)
}

function checkAmendments({ amendments, cases }: Result): void {
  const known = new Set<string>(amendments.map(({ packageId }) => packageId))
  if (known.size !== amendments.length) throw invalidResult('results.json names an amendment twice')
  for (const { caseNo, amendments: ofCase, documents, opinions } of cases) {
    const named = new Set<string>(ofCase.map(({ packageId }) => packageId))
    if (named.size !== ofCase.length || ofCase.some(({ packageId }) => !known.has(packageId)))
      throw invalidResult(`the amendments of ${caseNo} are not those of the batch`)
    for (const { amendment, replaces } of documents) {
      if (amendment === null ? replaces !== null : !named.has(amendment))
        throw invalidResult(`a document of ${caseNo} is of no amendment of the case`)
    }
    if (ofCase.some((amendment) => amendment.opinions >= opinions.length))
      throw invalidResult(`there is no opinion on ${caseNo} since it was amended`)
  }
}

async function checkAudit(reader: PackageReader, { audit, previousAudit, incidents }: Result): Promise<void> {
  const lines = await readLines(reader, 'audit.log')
  const log = verifyAuditLines(lines, audit ?? undefined)
  if (log.state === 'broken') throw invalidResult(`audit.log, line ${log.line + 1}: ${log.problem}`)
  if (log.head?.hash !== audit?.hash) throw invalidResult('audit.log is longer than results.json says')
  checkIncidents(lines, incidents)
  if (previousAudit && !lines[previousAudit.seq]?.startsWith(`${previousAudit.hash} `))
    throw invalidResult('audit.log is not the one that the result before went out with')
}

/** The log names each incident by its digest: none was left out, and none was told otherwise than it was recorded. */
function checkIncidents(log: readonly string[], incidents: Result['incidents']): void {
  const named = log.flatMap((line) => {
    const { action, detail } = AuditEntry.parse(JSON.parse(line.slice(65)))
    return action === 'incident.recorded' ? [detail?.sha256] : []
  })
  const told = incidents.map(incidentSha256)
  if (told.length !== named.length || told.some((sha256) => !named.includes(sha256)))
    throw invalidResult('its incidents are not those that audit.log names')
}

async function readResult(reader: PackageReader): Promise<Result> {
  try {
    return Result.parse(parseJson(decodeUtf8(await reader.read('results.json'))))
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw invalidResult('results.json is missing or not of its format')
  }
}

async function readLines(reader: PackageReader, name: string): Promise<string[]> {
  if (!reader.files.has(name)) throw invalidResult(`${name} is missing`)
  const lines = decodeUtf8(await reader.read(name)).split('\n')
  if (lines.pop() !== '') throw invalidResult(`the last line of ${name} has no end`)
  return lines
}
