import { fingerprintLines } from '../../shared/domain/fingerprint.ts'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import './fingerprint.css'

/** A fingerprint in groups of four digits, to be read out and compared group by group. */
export function Fingerprint({ sha256 }: { readonly sha256: Sha256Hex }) {
  return (
    <code className="fingerprint mono">
      {fingerprintLines(sha256)
        .flat()
        .map((group, index) => (
          // The same four digits may come twice; the place tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
          <span key={index}>{group}</span>
        ))}
    </code>
  )
}
