import { stretchOf } from '../../shared/document/stretch.ts'
import { maskedFields } from '../../shared/domain/field.ts'
import { mask } from '../../shared/domain/mask.ts'
import type { Box, PageReading, ReadLine } from '../../shared/domain/reading.ts'

/** Identity and card numbers: 15 to 19 digits, in groups or not, the last of them maybe an X. */
const longNumber = /(?<![\dA-Za-z])(?:\d[ -]?){14,18}[\dXx](?![\dA-Za-z])/g
/** In a line on which the number of a masked field stands, whatever could be a part of it. */
const anyNumber = /[\dA-Za-z<][\dA-Za-z< -]{3,}/g

/** What of a page must not be seen until somebody asks to see it. */
export type PageText = Pick<PageReading, 'lines' | 'fields'>

/** Where numbers stand that nobody has asked to see, on the upright page, as far as it is known. */
export function coveredBoxes({ lines, fields }: PageText): Box[] {
  const ofFields = maskedBoxes({ fields })
  const elsewhere = lines
    .filter(({ box }) => !ofFields.some((covered) => isOn(covered, box)))
    .flatMap((line) => found(line.text, longNumber, fields).map(({ from, to }) => stretchOf(line, from, to)))
  return [...ofFields, ...elsewhere]
}

/** The lines of a page with those numbers masked. */
export function maskedLines({ lines, fields }: PageText): ReadLine[] {
  const boxes = maskedBoxes({ fields })
  return lines.map((line) => {
    const pattern = boxes.some((box) => isOn(box, line.box)) ? anyNumber : longNumber
    return { ...line, text: withMasked(line.text, found(line.text, pattern, fields)) }
  })
}

interface Stretch {
  readonly from: number
  readonly to: number
}

function maskedBoxes({ fields }: Pick<PageText, 'fields'>): Box[] {
  return maskedFields.map((name) => fields[name]?.box ?? null).filter((box) => box !== null)
}

/** The code of a firm is public, and as long as the number of a person. */
function found(text: string, pattern: RegExp, fields: PageText['fields']): Stretch[] {
  const open = fields.uscc?.value
  return [...text.matchAll(pattern)]
    .filter(([number]) => number !== open)
    .map(({ 0: number, index }) => ({ from: index, to: index + number.length }))
}

function withMasked(text: string, stretches: readonly Stretch[]): string {
  return stretches.reduce(
    (masked, { from, to }) => masked.slice(0, from) + mask(masked.slice(from, to)) + masked.slice(to),
    text,
  )
}

/** Whether the middle of a box stands on a line. */
function isOn([left, top, right, bottom]: Box, [lineLeft, lineTop, lineRight, lineBottom]: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return lineLeft <= x && x <= lineRight && lineTop <= y && y <= lineBottom
}
