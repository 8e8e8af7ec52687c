import { SealdeskError } from '../../../shared/errors/error.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { parseReceivingKeys, type ReceivingKeys } from '../../package/receivingKey.ts'
import type { Card } from '../../package/vendorCard.ts'
import type { WriteOptions } from '../../package/writer.ts'
import { readNamedFile } from '../fileAccess.ts'
import type { Io } from '../io.ts'
import { printNote } from '../output.ts'
import { type LenderKeys, readKeys } from './keys.ts'

/**
 * Reads a vendor's receiving keys for this lender.
 *
 * @param vendors cards of the vendors that may have issued them; none where nobody named any
 * @throws SealdeskError `file/*`, `package/other-receiving-key`, `package/other-vendor`
 */
export async function readReceivingKeys(
  path: string,
  keys: LenderKeys,
  vendors: readonly Card[],
): Promise<ReceivingKeys> {
  const received = await parseReceivingKeys(await readNamedFile(path), path)
  if (!keys.certSha256s.includes(received.lender.certSha256))
    throw new SealdeskError('package/other-receiving-key', { path, found: received.lender.name })
  const issuer = certificateSha256(received.vendor.certificate)
  if (vendors.length > 0 && !vendors.some(({ certificate }) => certificateSha256(certificate) === issuer))
    throw new SealdeskError('package/other-vendor', {
      path,
      expected: vendors.map(({ name }) => name).join(', '),
    })
  return received
}

/** Says whose key it is, where no card was given to compare it with. */
export function noteReceiver(io: Io, { vendor }: ReceivingKeys): void {
  const fingerprint = certificateSha256(vendor.certificate)
  const words = {
    zh: `接收方：${vendor.name}，证书 SHA-256：${fingerprint}`,
    en: `To ${vendor.name}, certificate SHA-256: ${fingerprint}`,
  }
  printNote(io, io.text(words))
}

export function signerOf({ card, certificatePem, privateKeyPem }: LenderKeys): WriteOptions['from'] {
  return { name: card.name, certificatePem, privateKeyPem }
}

/** @throws SealdeskError `file/*` */
export async function readCosigner(path: string, sender: LenderKeys): Promise<WriteOptions['from']> {
  const keys = await readKeys(path)
  if (certificateSha256(keys.certificatePem) === certificateSha256(sender.certificatePem))
    throw new SealdeskError('file/invalid', {
      path,
      detail: 'the keys of --keys; a second signer needs others',
    })
  return signerOf(keys)
}
