import type { ReadLine, Rotation, TextLayer } from '../../../shared/domain/reading.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import type { ReadCharacter } from '../engines/recognizer.ts'
import type { Point } from './geometry.ts'
import type { PageText, TextLine } from './page.ts'

/** A page of a PDF whose text is written in it, in the form of one that was read from its picture. */
export function writtenPage(pixels: PagePixels, { rotation, lines }: TextLayer): PageText {
  return {
    pixels,
    rotation,
    angle: (-rotation * Math.PI) / 180,
    lines: lines.map((line) => placed(line, rotation, pixels)),
  }
}

function placed(
  { text, box: [left, top, right, bottom] }: ReadLine,
  rotation: Rotation,
  size: PagePixels,
): TextLine {
  const stored = (x: number, y: number): Point => {
    const point = asStored(x, y, rotation)
    return { x: point.x * size.width, y: point.y * size.height }
  }
  return {
    quad: [stored(left, top), stored(right, top), stored(right, bottom), stored(left, bottom)],
    characters: spread(text),
  }
}

/** Where a point of the upright page lies on the page as stored, both in fractions of their sides. */
function asStored(x: number, y: number, rotation: Rotation): Point {
  switch (rotation) {
    case 0:
      return { x, y }
    case 90:
      return { x: y, y: 1 - x }
    case 180:
      return { x: 1 - x, y: 1 - y }
    case 270:
      return { x: 1 - y, y: x }
  }
}

/** Printers' sign for a character that is not there: stands for those outside of Unicode's basic plane. */
const missing = '〓'

/** Wide digits and letters, radicals and compatibility forms that PDF writers put for the usual characters. */
const variants = /[０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf\uf900-\ufaff]/g

/** The layer says where a line is, not where each character is: Chinese ones are twice as wide as others. */
function spread(text: string): ReadCharacter[] {
  const characters = [...text.replace(variants, (variant) => variant.normalize('NFKC'))].map((character) =>
    character.length > 1 ? missing : character,
  )
  const widths = characters.map((character) => (/[\u0020-\u007e]/.test(character) ? 1 : 2))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  let reached = 0
  return characters.map((character, index) => {
    const width = widths[index] ?? 0
    reached += width
    return { text: character, confidence: 1, at: (reached - width / 2) / whole }
  })
}
