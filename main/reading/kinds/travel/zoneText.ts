import type { ReadCharacter } from '../../engines/recognizer.ts'

/** A character of a machine-readable zone: `at` is its middle along the whole line, 0 to 1. */
export interface ZoneCharacter {
  readonly text: string
  readonly confidence: number
  readonly at: number
}

/** What readers take the filler for, beside `<` itself. */
const fillers = /[<＜‹〈《く«(]/u

/** What was read, as characters that a zone can have; others are dropped. */
export function zoneCharacters(read: readonly ReadCharacter[], from = 0, to = 1): ZoneCharacter[] {
  return read.flatMap(({ text, confidence, at }) => {
    const known = zoneCharacter(text)
    return known === null ? [] : [{ text: known, confidence, at: from + at * (to - from) }]
  })
}

function zoneCharacter(text: string): string | null {
  if (fillers.test(text)) return '<'
  const upper = text.normalize('NFKC').toUpperCase()
  return /^[A-Z\d]$/.test(upper) ? upper : null
}

/** A text without blanks, as far as a zone could have it; anything else becomes `?`. */
export function asZoneText(text: string): string {
  return [...text.replace(/\s/g, '')].map((character) => zoneCharacter(character) ?? '?').join('')
}
