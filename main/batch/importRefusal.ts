import { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { RefusedPackage } from '../package/verify.ts'
import type { Vault } from '../vault/vault.ts'
import type { RegisterStore } from './registerStore.ts'

/**
 * Why this station does not take a package in, where it knows more than that the signer or the recipient is not one
 * of those that count: a certificate or a receiving key that did count once, or a batch that is here already.
 */
export function importRefusal(
  { lenders, receivingKeys }: Pick<Vault, 'lenders' | 'receivingKeys'>,
  register: RegisterStore,
  { error, header }: RefusedPackage,
): SealdeskError {
  if (error.code === 'package/unknown-signer')
    return lenders.formerSigner(Sha256Hex.parse(error.params.found)) ?? error
  if (error.code !== 'package/wrong-recipient' || !header) return error
  if (register.has(header.packageId))
    return new SealdeskError('batch/already-imported', { batch: header.packageId })
  return receivingKeys.whyClosed(header.to.map(({ recipient }) => recipient)) ?? error
}
