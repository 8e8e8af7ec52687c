import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { parseAsicManifest } from './asicManifest.ts'
import { type Container, outer } from './container.ts'
import { malformed, tampered } from './faults.ts'
import { sha256Hex } from './sink.ts'

/**
 * Checks that a manifest, whose signature is known to be right, names that signature and covers package.json and
 * SHA256SUMS as they are.
 *
 * @returns the digest that it gives for the payload, where it gives one
 * @throws SealdeskError `package/malformed`, `package/tampered`
 */
export function checkManifest(
  bytes: Uint8Array,
  signature: string,
  { content }: Pick<Container, 'content'>,
): Sha256Hex | undefined {
  const manifest = parseAsicManifest(bytes)
  if (manifest.signature !== signature) throw malformed('the manifest names another signature')
  const digests = new Map<string, Sha256Hex | null>([
    [outer.mimetype, sha256Hex(content.mimetype)],
    [outer.header, sha256Hex(content.header)],
    [outer.sums, sha256Hex(content.sums)],
    // Its digest stands in SHA256SUMS too, and is compared where the payload is read.
    [outer.payload, null],
  ])
  for (const [name, sha256] of manifest.references) {
    const actual = digests.get(name)
    if (actual === undefined) throw malformed('the manifest names a file that does not belong there')
    if (actual !== null && actual !== sha256) throw tampered(`${name} is not the one signed`)
  }
  for (const name of [outer.header, outer.sums])
    if (!manifest.references.has(name)) throw malformed(`the manifest does not name ${name}`)
  return manifest.references.get(outer.payload)
}
