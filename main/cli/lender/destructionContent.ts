import { X509Certificate } from 'node:crypto'
import canonicalize from 'canonicalize'
import {
  DestructionApproval,
  DestructionOrder,
  DestructionStatement,
} from '../../../shared/domain/destruction.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { isIssuedBy } from '../../package/certificate.ts'
import { parseJson } from '../../package/json.ts'
import type { PackageReader } from '../../package/reader.ts'
import { isSignedBy } from '../../package/signedJson.ts'
import { decodeUtf8 } from '../../package/text.ts'

/**
 * Checks that the parts of a verified destruction package tell the same: the order that the statement repeats is
 * signed by both people that it names, whose certificates the vendor issued.
 *
 * @param issuerCertificate of the key that certifies the vendor's people, as its card says
 * @param batchId of the batch that the package says it belongs to
 * @throws SealdeskError `package/invalid-destruction`
 */
export async function checkDestruction(
  reader: PackageReader,
  issuerCertificate: string,
  batchId: string | undefined,
): Promise<void> {
  const statement = await readJson(reader, 'destruction.json', DestructionStatement)
  if (statement.batchId !== batchId) throw invalid('destruction.json is of another batch')
  if (statement.operator === statement.witness) throw invalid('operator and witness are one person')
  for (const as of ['operator', 'witness'] as const) {
    const approval = await readJson(reader, `${as}.json`, DestructionApproval)
    if (approval.as !== as || !isSameOrder(approval, statement))
      throw invalid(`${as}.json is of another order than destruction.json`)
    if (!(await isSignedBy(approval, approval.certificate))) throw invalid(`${as}.json is not signed`)
    checkPerson(approval, statement[as], new X509Certificate(issuerCertificate))
  }
}

function isSameOrder(approval: DestructionApproval, statement: DestructionStatement): boolean {
  const order = (value: object) => canonicalize(DestructionOrder.strip().parse(value))
  return order(approval) === order(statement)
}

function checkPerson({ certificate, orderedAt }: DestructionApproval, name: string, issuer: X509Certificate) {
  const person = new X509Certificate(certificate)
  if (!isIssuedBy(person, issuer)) throw invalid(`the vendor did not issue the certificate of ${name}`)
  if (person.toLegacyObject().subject.CN !== name) throw invalid(`somebody else signed for ${name}`)
  const ordered = new Date(orderedAt)
  if (ordered < person.validFromDate || ordered > person.validToDate)
    throw invalid(`the certificate of ${name} was not valid then`)
}

async function readJson<T>(
  reader: PackageReader,
  name: string,
  schema: { parse(value: unknown): T },
): Promise<T> {
  try {
    return schema.parse(parseJson(decodeUtf8(await reader.read(name))))
  } catch (error) {
    if (error instanceof SealdeskError) throw error
    throw invalid(`${name} is missing or not of its format`)
  }
}

function invalid(detail: string): SealdeskError {
  return new SealdeskError('package/invalid-destruction', { detail })
}
