/** As many names as one document can have passed through programs, and as long as one is. */
const mostNames = 20
const longestName = 120

/** Longest piece of a packet of metadata that is looked through. */
const longestPacket = 256 * 1024

/** Names of programs as they are kept: each once, on one line, of bounded number and length. */
export function softwareNames(found: readonly string[]): string[] {
  const names = found.map((name) =>
    name
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, longestName),
  )
  return [...new Set(names.filter((name) => name !== ''))].slice(0, mostNames)
}

/**
 * The programs that an XMP packet names: the one that made the document, and those that changed it.
 * Source: XMP specification part 1, 8.4 (xmp:CreatorTool) and part 2, 1.2.4.2 (stEvt:softwareAgent).
 */
export function softwareInXmp(packet: string): string[] {
  const pattern =
    /\b(?:CreatorTool|softwareAgent|pdf:Producer)(?:\s*=\s*(?:"([^"<]{1,300})"|'([^'<]{1,300})')|>([^<]{1,300})<)/g
  return [...packet.slice(0, longestPacket).matchAll(pattern)].flatMap(
    ([, double, single, element]) => double ?? single ?? element ?? [],
  )
}
