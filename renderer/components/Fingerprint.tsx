import './fingerprint.css'

/** A SHA-256 (hexadecimal) in groups of four, to be read out and compared group by group. */
export function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return (
    <code className="fingerprint mono">
      {(sha256.match(/.{4}/g) ?? []).map((group, index) => (
        // The same four digits may come twice; the place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never move
        <span key={index}>{group}</span>
      ))}
    </code>
  )
}
