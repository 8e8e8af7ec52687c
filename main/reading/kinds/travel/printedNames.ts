import { type Glyph, type Row, textOf } from '../../fields/layout/row.ts'
import { editDistance } from './editDistance.ts'

/** Words in capitals that may stand right in front of a name, blanks left out. */
const labelsInCapitals = /^(?:SURNAME|NOM|NAME|GIVENNAMES?|PRENOMS?|PRÉNOMS?|FULLNAME|APELLIDOS|NOMBRES)*$/

/**
 * Where names stand on the page as they should, as one row or as two, with the marks in them; `null` if they do not. Marks
 * and blanks do not count, a letter more or less does.
 */
export function findNames(rows: readonly Row[], surname: string, givenNames: string): Glyph[][] | null {
  const [family, given] = [lettersOf(surname), lettersOf(givenNames)]
  // Of one name alone it is not known whether the reader left the other out.
  if (family === '' || given === '') return null
  for (const row of rows) {
    const both = findCapitals(row, family + given)
    if (both) return [ofLetters(both, 0, family.length), ofLetters(both, family.length)]
  }
  // A letter alone is the head of some label or number.
  if (family.length === 1 || given.length === 1) return null
  const apart = [family, given].map(
    (name) => rows.map((row) => findCapitals(row, name)).find((found) => found !== null) ?? null,
  )
  return apart.every((found) => found !== null) ? apart : null
}

function lettersOf(name: string): string {
  return name.replace(/[^A-Z]/g, '')
}

/** A whole run of capitals that is the name, apart from words of a label in front of it. */
function findCapitals(row: Row, name: string): Glyph[] | null {
  for (const glyphs of runsOf(row)) {
    const letters = textOf(glyphs.filter(isLetter))
    if (letters.endsWith(name) && labelsInCapitals.test(letters.slice(0, -name.length)))
      return ofLetters(glyphs, letters.length - name.length)
  }
  return null
}

/** What of a run stands from one of its letters up to another, with the marks between. */
function ofLetters(run: readonly Glyph[], from: number, to?: number): Glyph[] {
  const letters = run.filter(isLetter).slice(from, to)
  const [first, last] = [letters[0], letters.at(-1)]
  return first && last ? run.slice(run.indexOf(first), run.indexOf(last) + 1) : []
}

/** Runs of capitals beside no digits, as a number has them; commas, dots, hyphens and apostrophes do not break a run. */
function runsOf(row: Row): Glyph[][] {
  return [...row.text.matchAll(/(?<![A-ZÀ-Ü\d])[A-ZÀ-Ü][A-ZÀ-Ü,.\-'’]*(?![A-ZÀ-Ü\d])/g)].map((run) =>
    row.glyphs.slice(run.index, run.index + run[0].length),
  )
}

function isLetter({ text }: Glyph): boolean {
  return /[A-ZÀ-Ü]/.test(text)
}

/** A name with the hyphens that are printed in it, for which a zone has fillers; without marks where it is not known to be printed. */
export function asPrinted(name: string, printed: readonly Glyph[] = []): string {
  const letters = printed.filter(isLetter)
  let reached = 0
  return [...name]
    .map((character) => {
      if (character !== ' ') reached++
      const next = letters[reached]
      const isHyphen = character === ' ' && next && printed[printed.indexOf(next) - 1]?.text === '-'
      return isHyphen ? '-' : character
    })
    .join('')
}

/** Letters that may differ between the two places for one of them to be a misreading of the other. */
const mostMisread = 2

/**
 * Names that the printed zone has almost as they were read elsewhere. Its type is made for eyes, and readers are used to
 * it; so it is the better reading of two that differ. Names of one or two letters are too short to be almost anything.
 */
export function findNearNames(
  rows: readonly Row[],
  surname: string,
  givenNames: string,
): { surname: string; givenNames: string } | null {
  const [family, given] = [lettersOf(surname), lettersOf(givenNames)]
  if (family.length + given.length < 5 || given === '') return null
  const runs = rows.flatMap(runsOf).map((run) => textOf(run.filter(isLetter)))
  for (const run of runs)
    for (const at of [0, -1, 1]) {
      const [first, second] = [run.slice(0, family.length + at), run.slice(family.length + at)]
      if (first === '' || second === '') continue
      if (editDistance(first, family) + editDistance(second, given) <= mostMisread)
        return { surname: spacedAs(first, surname), givenNames: spacedAs(second, givenNames) }
    }
  const [first, second] = [family, given].map((name) => runs.find((run) => isNear(run, name)))
  return first && second
    ? { surname: spacedAs(first, surname), givenNames: spacedAs(second, givenNames) }
    : null
}

/** What a filler is misread as. */
const fillerLike = /[CKVX]/

/**
 * Whether one reading of names is the other without some of its letters. Readers lose letters beside marks and fillers; what
 * they invent there are letters that look like fillers.
 */
export function lacksLetters(shorter: string, longer: string): boolean {
  const found = lettersOf(shorter)
  let [reached, lost] = [0, '']
  for (const letter of lettersOf(longer))
    if (letter === found[reached]) reached++
    else lost += letter
  return reached === found.length && lost !== '' && !fillerLike.test(lost)
}

function isNear(run: string, name: string): boolean {
  return name.length > 2 ? editDistance(run, name) <= Math.min(mostMisread, name.length / 3) : run === name
}

/** Blanks are lost when a page is read; words part where they do in the other reading, if it is as long. */
function spacedAs(letters: string, name: string): string {
  if (lettersOf(name).length !== letters.length) return letters
  let reached = 0
  return [...name].map((character) => (character === ' ' ? ' ' : letters.charAt(reached++))).join('')
}
