import { Sha256Hex } from '../../shared/domain/ids.ts'
import { malformed } from './faults.ts'
import { createNameSet, isSafeName } from './names.ts'
import { decodeUtf8 } from './text.ts'

/** File names with their SHA-256: a list as `sha256sum` writes it and `sha256sum -c` reads it. */
export type Sums = ReadonlyMap<string, Sha256Hex>

export function formatSums(sums: Sums): string {
  return [...sums].map(([name, sha256]) => `${sha256}  ${name}\n`).join('')
}

/**
 * Parses a list in the one form that is written: lower-case hex, two spaces, name, newline; no name twice.
 *
 * @throws SealdeskError `package/malformed`
 */
export function parseSums(bytes: Uint8Array): Sums {
  const lines = textOf(bytes).split('\n')
  if (lines.pop() !== '') throw malformed('SHA256SUMS does not end with a newline')
  const names = createNameSet()
  const sums = new Map<string, Sha256Hex>()
  for (const line of lines) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined || !isSafeName(name))
      throw malformed('SHA256SUMS has a line that is not a digest and a name')
    if (!names.add(name)) throw malformed('SHA256SUMS has a name twice')
    sums.set(name, Sha256Hex.parse(sha256))
  }
  return sums
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes)
  } catch {
    throw malformed('SHA256SUMS is not UTF-8')
  }
}
