import type { Sha256Hex } from './ids.ts'

/** A fingerprint as two people read it out to each other: sixteen groups of four digits, eight groups a line. */
export function fingerprintLines(sha256: Sha256Hex): string[][] {
  const groups = sha256.match(/.{4}/g) ?? []
  return Array.from({ length: groups.length / 8 }, (_, line) => groups.slice(line * 8, line * 8 + 8))
}
