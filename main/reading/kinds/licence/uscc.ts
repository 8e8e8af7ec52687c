import { isUscc } from '../../../../shared/rules/uscc.ts'
import type { Certainty } from '../../fields/value.ts'
import { heighten, type Quad, quadHeight, quadWidth, slice } from '../../page/geometry.ts'

/** Asks one of the readers for a line again; both give text without blanks. */
export interface CodeReaders {
  main(quad: Quad): Promise<string>
  witness(quad: Quad): Promise<string>
}

/** What reading a unified social credit code came to. */
export interface CodeReading extends Certainty {
  readonly value: string
}

/** Characters of a code. Source: GB 32100-2015, 4.2 (no I, O, S, V, Z). */
export const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeLength = 18

/**
 * Decides on a code. One reading that passes both its check characters is sure: no single wrong character passes. If it
 * fails and the second reader agrees, it is surely printed so, for such codes have been issued. Else it is read again
 * from other crops; a reading that was chosen because it passes is sure only if the second reader has it too.
 */
export async function decideUscc(first: string, quad: Quad, readers: CodeReaders): Promise<CodeReading> {
  const value = asCode(first)
  const second = asCode(await readers.witness(quad))
  if (isUscc(value)) return passed(value, second)
  if (value === second && value.length === codeLength)
    return { value, sure: true, reasons: ['readers-agree', 'check-digit-fails'] }
  const again = await readAgain(quad, readers)
  const chosen = again ?? (isUscc(second) ? second : null)
  if (chosen === null) return { value, sure: false, reasons: ['check-digit-fails', 'readers-disagree'] }
  const agreed = again !== null && again === second
  return {
    value: chosen,
    sure: agreed,
    reasons: ['check-digit-passes', 'chosen-by-check-digit', agreed ? 'readers-agree' : 'readers-disagree'],
  }
}

function passed(value: string, second: string): CodeReading {
  const agreed = value === second
  const bothPass = !agreed && isUscc(second)
  return {
    value,
    sure: !bothPass,
    reasons: agreed
      ? ['check-digit-passes', 'readers-agree']
      : bothPass
        ? ['check-digit-passes', 'readers-disagree']
        : ['check-digit-passes'],
  }
}

/** Reads other crops of the same line until one passes; `null` if none does. */
async function readAgain(quad: Quad, { main }: CodeReaders): Promise<string | null> {
  const character = quadHeight(quad) / quadWidth(quad)
  const crops = [
    heighten(quad, -0.12),
    heighten(quad, 0.12),
    slice(quad, 0, 1 + character / 2),
    slice(quad, -character / 2, 1),
  ]
  for (const crop of crops) {
    const text = asCode(await main(crop))
    if (isUscc(text)) return text
  }
  const left = asCode(await main(slice(quad, 0, 0.55)))
  const right = asCode(await main(slice(quad, 0.45, 1)))
  return joined(left, right).find(isUscc) ?? null
}

/** The halves overlap by some characters; every way of joining them to 18 that fits. */
function joined(left: string, right: string): string[] {
  return [0, 1, 2, 3]
    .filter((overlap) => overlap === 0 || left.slice(-overlap) === right.slice(0, overlap))
    .map((overlap) => left + right.slice(overlap))
}

/** Letters that no code has, as the characters that they were printed as. */
const impossible: Readonly<Record<string, string>> = {
  I: '1',
  l: '1',
  O: '0',
  o: '0',
  S: '5',
  s: '5',
  Z: '2',
  z: '2',
}

/** What an engine read, as characters of a code. */
export function asCode(text: string): string {
  return [...text]
    .map((character) => impossible[character] ?? character.toUpperCase())
    .join('')
    .replace(/[^0-9A-Z]/g, '')
}
