import type { Random } from '../../../main/cli/sample/random.ts'
import { drawGuilloche, near, perMillimetre, type Sheet, type TextStyle, write } from '../ink.ts'

/** What printed forms are made of: tables, seals, sheets of tinted paper. Lengths are millimetres. */

export const mm = (millimetres: number) => millimetres * perMillimetre

export interface Cell {
  readonly text: string
  readonly width: number
  readonly style: TextStyle
  readonly align?: 'left' | 'center'
}

/** A row of cells with a frame around each; texts stand on lines where they have line ends. @returns its lower edge */
export function drawCells(
  sheet: Sheet,
  cells: readonly Cell[],
  { left, top, height, line = '#444444' }: { left: number; top: number; height: number; line?: string },
): number {
  let x = mm(left)
  sheet.ink.strokeStyle = line
  sheet.ink.lineWidth = 2
  for (const { text, width, style, align = 'center' } of cells) {
    sheet.ink.strokeRect(x, mm(top), mm(width), mm(height))
    const lines = text.split('\n')
    const step = style.size * 1.25
    for (const [index, part] of lines.entries()) {
      const y = mm(top + height / 2) + (index - (lines.length - 1) / 2) * step
      if (align === 'center') write(sheet, part, x + mm(width) / 2, y, { ...style, align: 'center' })
      else write(sheet, part, x + mm(1.5), y, style)
    }
    x += mm(width)
  }
  return top + height
}

/** A round red seal with some words in its middle, laid over whatever is there. */
export function drawSeal(sheet: Sheet, x: number, y: number, words: string, radius = 19): void {
  const { ink } = sheet
  ink.save()
  ink.globalAlpha = 0.55
  ink.strokeStyle = '#cc2a2a'
  ink.lineWidth = 6
  ink.beginPath()
  ink.arc(mm(x), mm(y), mm(radius), 0, 2 * Math.PI)
  ink.stroke()
  write(sheet, '★', mm(x), mm(y - 2), {
    font: 'hei',
    size: mm(radius * 0.5),
    colour: '#cc2a2a',
    align: 'center',
  })
  write(sheet, words, mm(x), mm(y + radius * 0.5), {
    font: 'song-bold',
    size: mm(radius * 0.2),
    colour: '#cc2a2a',
    align: 'center',
  })
  ink.restore()
}

/** Paper with the fine lines of security printing. */
export function tint(sheet: Sheet, random: Random, colour: readonly [number, number, number]): void {
  sheet.ink.fillStyle = near(random, colour, 6)
  sheet.ink.fillRect(0, 0, sheet.width, sheet.height)
  drawGuilloche(sheet, random, [`rgba(200, 120, 120, ${0.1 + random.next() * 0.15})`])
}

/** A date as papers print it: 2024年03月05日, or without the zeros. */
export function hanDate(random: Random, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return random.chance(0.6) ? `${year}年${month}月${day}日` : `${year}年${Number(month)}月${Number(day)}日`
}

export function dayIn(random: Random, from: number, to: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${random.int(from, to)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`
}
