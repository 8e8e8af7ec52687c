import type { Recognizer } from '../../engines/recognizer.ts'
import { fromEdge } from '../../fields/again/fromEdge.ts'
import { readAgain } from '../../fields/again/readAgain.ts'
import type { Row } from '../../fields/layout/row.ts'
import { type Candidate, confidenceOf } from '../../fields/value.ts'
import type { PageText } from '../../page/page.ts'
import type { Readers } from '../kindReader.ts'
import { isEthnicity } from './ethnicity.ts'
import {
  aboveNumber,
  addressFrom,
  birthIn,
  ethnicityAt,
  type IdCardFront,
  nameAt,
  sexIn,
} from './findFront.ts'
import { findCardGrid, valueInRow, valueQuad } from './grid.ts'

/** Rows of the grid. */
const [nameRow, sexRow, birthRow, addressRow] = [0, 1, 2, 3] as const
/** Where values begin and, at the latest, end, in distances from label to value; the portrait stands beyond. */
const begin = -0.25
const [endOfName, endOfSex, endOfBirth, endOfAddress] = [4, 2.7, 2.9, 4.1] as const

/**
 * Reads again, at the places where the found labels show that they must stand, the fields of a card's front that were
 * not found or cannot be whole.
 */
export async function fillFront(
  page: PageText,
  rows: readonly Row[],
  found: IdCardFront,
  { recognize }: Readers,
): Promise<IdCardFront> {
  const grid = findCardGrid(rows)
  if (!grid) return found
  const above = aboveNumber(rows)
  const read = (row: number, end: number) => readAgain(page, valueQuad(grid, row, begin, end), recognize)
  const filled = { ...found }
  if (found.name.value === null) {
    const [row, start] = valueInRow(grid, above, nameRow) ?? [await read(nameRow, endOfName), 0]
    filled.name = byPlace(nameAt(row, start))
  }
  if (found.sex.value === null || !isKnown(found.ethnicity)) {
    const row = await read(sexRow, endOfSex)
    if (found.sex.value === null) filled.sex = better(found.sex, byPlace(sexIn(row)))
    if (!isKnown(found.ethnicity)) filled.ethnicity = better(found.ethnicity, byPlace(ethnicityAt(row)))
  }
  if (found.birth.value === null) filled.birth = byPlace(birthIn(await read(birthRow, endOfBirth)))
  if (found.address.value === null) {
    const [row, start] = valueInRow(grid, above, addressRow) ?? [await read(addressRow, endOfAddress), 0]
    filled.address = byPlace(addressFrom(above, row, start, []))
  }
  return withBeginnings(page, filled, recognize)
}

/** The second of two readings if it is the better one: found at all, with fewer doubts, its weakest character clearer. */
function better(first: Candidate, second: Candidate): Candidate {
  if (first.value === null || second.value === null) return second.value === null ? first : second
  if (first.doubts.length !== second.doubts.length)
    return first.doubts.length < second.doubts.length ? first : second
  return confidenceOf(second.glyphs) > confidenceOf(first.glyphs) ? second : first
}

/** The lines of name and address, read again from where values begin if they were found to begin later. */
async function withBeginnings(
  page: PageText,
  found: IdCardFront,
  recognize: Recognizer,
): Promise<IdCardFront> {
  const edge = found.address.glyphs[0]?.left
  if (edge === undefined) return found
  const [name, address] = await Promise.all([
    fromEdge(page, found.name, edge, recognize),
    fromEdge(page, found.address, edge, recognize),
  ])
  return { ...found, name, address }
}

function isKnown({ value }: Candidate): boolean {
  return value !== null && isEthnicity(value)
}

function byPlace(candidate: Candidate): Candidate {
  return candidate.value === null
    ? candidate
    : { ...candidate, doubts: [...candidate.doubts, 'chosen-by-place'] }
}
