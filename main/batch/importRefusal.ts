import { type BatchId, Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { RefusedPackage } from '../package/verify.ts'
import type { Vault } from '../vault/vault.ts'
import type { AmendmentRegister } from './amendmentRegisterStore.ts'
import type { RegisterStore } from './registerStore.ts'

interface Registers {
  readonly register: RegisterStore
  readonly amendments: AmendmentRegister
}

/**
 * Why this station does not take a package in, where it knows more than that the signer or the recipient is not one
 * of those that count: a certificate or a receiving key that did count once, or a package that is here already.
 */
export function importRefusal(
  {
    vault: { lenders, receivingKeys },
    ...registers
  }: Registers & { vault: Pick<Vault, 'lenders' | 'receivingKeys'> },
  { error, header }: RefusedPackage,
): SealdeskError {
  if (error.code === 'package/unknown-signer')
    return lenders.formerSigner(Sha256Hex.parse(error.params.found)) ?? error
  if (error.code !== 'package/wrong-recipient' || !header) return error
  const here = alreadyHere(registers, header.packageId)
  return here ?? receivingKeys.whyClosed(header.to.map(({ recipient }) => recipient)) ?? error
}

/** The refusal of a package that was taken in before. */
export function alreadyHere(
  { register, amendments }: Registers,
  packageId: BatchId,
): SealdeskError | undefined {
  if (register.has(packageId)) return new SealdeskError('batch/already-imported', { batch: packageId })
  if (amendments.has(packageId))
    return new SealdeskError('amendment/already-imported', { package: packageId })
  return undefined
}
