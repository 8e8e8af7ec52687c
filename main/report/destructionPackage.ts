import { randomUUID } from 'node:crypto'
import type { DestructionStatement } from '../../shared/domain/destruction.ts'
import type { Destruction } from '../batch/destructionStore.ts'
import type { PartyCard } from '../package/card.ts'
import type { CertifiedKey } from '../package/certificate.ts'
import { type InnerFile, type WrittenPackage, writePackage } from '../package/writer.ts'
import { destructionCertificate } from './destructionCertificate.ts'

/**
 * Writes the signed package that tells the lender of a destruction: the statement, the order as each of the two
 * people signed it, and the certificate to print in both languages.
 *
 * @param out path of the new file
 * @throws SealdeskError `file/*`
 */
export function writeDestructionPackage(
  parts: {
    statement: DestructionStatement
    destruction: Destruction
    vendor: { readonly name: string } & CertifiedKey
    lender: PartyCard
    clock: () => Date
  },
  out: string,
): Promise<WrittenPackage> {
  const { statement, destruction, vendor, lender, clock } = parts
  return writePackage({
    out,
    kind: 'destruction',
    packageId: randomUUID(),
    createdAt: clock(),
    from: vendor,
    to: [{ name: lender.name, recipient: lender.recipient }],
    refs: { batchId: statement.batchId, batchSumsSha256: statement.batchSumsSha256 },
    inner: [
      textFile('destruction.json', `${JSON.stringify(statement, null, 2)}\n`),
      textFile('operator.json', destruction.operator.text),
      textFile('witness.json', destruction.witness.text),
      textFile('certificate-zh.html', destructionCertificate(statement, 'zh')),
      textFile('certificate-en.html', destructionCertificate(statement, 'en')),
    ],
  })
}

function textFile(name: string, text: string): InnerFile {
  return {
    name,
    async *open() {
      yield Buffer.from(text, 'utf8')
    },
  }
}
