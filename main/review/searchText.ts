import type { DocumentReading } from '../../shared/domain/reading.ts'

/** Text as it is searched: full and half width are one, capital and small letters too. */
export function searchable(text: string): string {
  // The search takes what it looks for to end at a zero.
  return text.normalize('NFKC').toLowerCase().replaceAll('\0', ' ')
}

/** The words of what somebody looks for: a case has to have each of them. */
export function wordsOf(wanted: string): string[] {
  return wanted.split(/\s+/u).filter((word) => word !== '')
}

/**
 * Each two letters or digits that follow one another, and the last of each run alone, so that one that stands anywhere
 * begins a pair. Whatever is neither letter nor digit ends a run.
 */
export function pairsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run]
    characters.forEach((character, index) => {
      pairs.add(character + (characters[index + 1] ?? ''))
    })
  }
  return [...pairs]
}

/** What a document says: its lines, and its fields, whose values may run over several. */
export function textOfReading({ pages }: DocumentReading): string {
  return pages
    .flatMap(({ lines, fields }) => [
      ...lines.map(({ text }) => text),
      ...Object.values(fields).flatMap((field) => field?.value ?? []),
    ])
    .join('\n')
}
