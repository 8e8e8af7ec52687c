import type { Sha256Hex } from '../../../shared/domain/ids.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { outer, readContainer, readHeader } from '../../package/container.ts'
import type { PackageRefs } from '../../package/header.ts'
import { verifySignatureBy } from '../../package/signature.ts'
import { checkManifest } from '../../package/signedFiles.ts'
import { sha256Hex } from '../../package/sink.ts'
import { openFileSource } from '../../package/source.ts'

/**
 * What an amendment says of the batch that it belongs to. A lender cannot open its own batch any more, so only the
 * outside is looked at: that it is one, and by whom.
 *
 * @param certSha256s certificates of the lender, one of which must have signed it
 * @throws SealdeskError `amendment/not-a-batch`, `package/*`, `file/*`
 */
export async function amendableBatch(path: string, certSha256s: readonly Sha256Hex[]): Promise<PackageRefs> {
  const source = await openFileSource(path)
  try {
    const container = await readContainer(source)
    const { signature, manifest, sums } = container.content
    const { kind, from, refs, packageId } = readHeader(container)
    const refuse = (detail: string) => new SealdeskError('amendment/not-a-batch', { path, detail })
    if (!certSha256s.includes(from.certSha256)) throw refuse(`it is from ${from.name}, by other keys`)
    verifySignatureBy(from.certSha256, signature, manifest)
    checkManifest(manifest, outer.signature, container)
    if (kind !== 'batch') throw refuse(`it is a ${kind}`)
    if (refs) throw refuse(`it amends the batch ${refs.batchId} itself; name that one`)
    return { batchId: packageId, batchSumsSha256: sha256Hex(sums) }
  } finally {
    await source.close()
  }
}
