import type { Random } from '../../../main/cli/sample/random.ts'
import type { PaperFont } from '../fonts.ts'
import { blankSheet, breakLines, markSpecimen, type Sheet, type TextStyle, write } from '../ink.ts'
import { mm } from './form.ts'

/** A written page that grows from its top; what is printed on it is set in one font of many sizes. */
export interface Writing {
  readonly sheet: Sheet
  title(text: string): void
  /** A paragraph, broken at the margin. */
  say(text: string): void
  /** Short texts at one height. */
  columns(...texts: readonly string[]): void
  /** A text at the right edge. */
  right(text: string): void
  /** Lines of a table without a frame, its columns as far apart as the page allows. */
  table(rows: readonly (readonly string[])[]): void
  space(millimetres: number): void
  readonly y: number
}

const left = 22
const right = 188

export function startWriting(random: Random, height = 297): Writing {
  const sheet = blankSheet(mm(210), mm(height), random.pick(['#ffffff', '#fdfdfb', '#faf9f5']))
  const font: PaperFont = random.pick(['song', 'hei', 'song-medium', 'hei-light'])
  const style: TextStyle = { font, size: mm(random.int(37, 44) / 10) }
  const step = (style.size / mm(1)) * random.pick([1.6, 1.8, 2])
  let y = 26
  const line = (text: string, x: number, size = style.size) =>
    write(sheet, text, mm(x), mm(y), { ...style, size })
  markSpecimen(sheet, { x: mm(105), y: mm(12), size: mm(4) })
  return {
    sheet,
    title(text) {
      write(sheet, text, mm(105), mm(y), {
        font: random.pick(['hei-bold', 'song-bold']),
        size: mm(6.5),
        align: 'center',
      })
      y += 14
    },
    say(text) {
      for (const part of breakLines(sheet, `　　${text}`, mm(right - left), style)) {
        line(part, left)
        y += step
      }
    },
    columns(...texts) {
      for (const [index, text] of texts.entries()) line(text, left + (index * (right - left)) / texts.length)
      y += step
    },
    right(text) {
      write(sheet, text, mm(right), mm(y), { ...style, align: 'right' })
      y += step
    },
    table(rows) {
      for (const cells of rows) {
        for (const [index, text] of cells.entries())
          line(text, left + (index * (right - left)) / cells.length, mm(3.2))
        y += 6
      }
    },
    space(millimetres) {
      y += millimetres
    },
    get y() {
      return y
    },
  }
}
