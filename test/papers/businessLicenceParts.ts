import type { Random } from '../../main/cli/sample/random.ts'
import type { PaperFont } from './fonts.ts'
import { breakLines, type Sheet, type TextStyle, widthOf, write } from './ink.ts'

/** How one licence is set: its fonts, its sizes and the manner of its labels. */
export interface Setting {
  readonly value: TextStyle
  readonly label: TextStyle
  /** Spread over the width of the longest label, set apart by blanks, as they are, or with a colon. */
  readonly labels: 'spread' | 'spaced' | 'plain' | 'colon'
  /** From line to line, in sizes of the type. */
  readonly leading: number
  readonly number: PaperFont
}

export interface LabelledText {
  readonly label: string
  readonly text: string
}

interface Column {
  readonly left: number
  readonly right: number
  readonly top: number
  /** Where the last field ends at the latest. */
  readonly bottom: number
  /** From field to field; without it fields follow each other at the distance that their lines leave. */
  readonly pitch: number | null
}

export function chooseSetting(random: Random, size: number): Setting {
  const font = random.pick<PaperFont>(['song', 'song', 'song-medium', 'hei', 'hei-light', 'hei-medium'])
  const labelFont = random.pick<PaperFont>([font, 'song-bold', 'hei-medium', 'song'])
  const colour = random.pick(['#1b1b1d', '#2a2828', '#161616'])
  return {
    value: { font, size, colour },
    label: {
      font: labelFont,
      size: size * random.pick([1, 1, 0.95, 1.08]),
      colour: random.pick([colour, colour, '#4a3219']),
    },
    labels: random.pick(['spread', 'spread', 'spaced', 'plain', 'colon']),
    leading: 1.3 + random.next() * 0.35,
    number: random.pick<PaperFont>(['song-medium', 'hei', 'hei-medium', 'sans', 'sans-bold']),
  }
}

/**
 * Writes fields one under the other, their values in a column of their own; in smaller type where they would not fit.
 *
 * @returns where the next would begin
 */
export function writeColumn(
  sheet: Sheet,
  rows: readonly LabelledText[],
  column: Column,
  setting: Setting,
): number {
  const { left, right, top, bottom, pitch } = column
  const { size } = setting.value
  const wide = Math.max(...rows.map(({ label }) => [...label].length), 4) * setting.label.size * 1.12
  const start = left + wide + size * (setting.labels === 'colon' ? 0.9 : 0.7)
  let y = top
  const placed = rows.map(({ label, text }) => {
    const lines = breakLines(sheet, text, right - start, setting.value)
    const at = y
    y += Math.max(pitch ?? 0, size * (setting.leading * lines.length + 0.75))
    return { label, lines, y: at }
  })
  if (y > bottom && size > smallestType)
    return writeColumn(sheet, rows, { ...column, pitch: pitch && pitch * smaller }, inSmallerType(setting))
  for (const { label, lines, y: at } of placed) {
    writeLabel(sheet, label, left, at, wide, setting)
    lines.forEach((line, index) => {
      write(sheet, line, start, at + index * size * setting.leading, setting.value)
    })
  }
  return y
}

/** By how much type is made smaller at a time, and the size below which no registrar goes. */
const [smaller, smallestType] = [0.94, 30]

function inSmallerType(setting: Setting): Setting {
  const { value, label } = setting
  return {
    ...setting,
    value: { ...value, size: value.size * smaller },
    label: { ...label, size: label.size * smaller },
  }
}

function writeLabel(
  sheet: Sheet,
  label: string,
  x: number,
  y: number,
  wide: number,
  { label: style, labels }: Setting,
): void {
  switch (labels) {
    case 'spread':
      spread(sheet, label, x, y, wide, style)
      return
    case 'spaced':
      write(sheet, label.length === 2 ? [...label].join('　　') : label, x, y, style)
      return
    case 'plain':
      write(sheet, label, x, y, style)
      return
    case 'colon':
      spread(sheet, label, x, y, wide, style)
      write(sheet, '：', x + wide, y, style)
  }
}

function spread(sheet: Sheet, text: string, x: number, y: number, wide: number, style: TextStyle): void {
  const gap = text.length < 2 ? 0 : (wide - widthOf(sheet, text, style)) / (text.length - 1)
  write(sheet, text, x, y, { ...style, spacing: gap })
}

/** A code of squares that says nothing, and the sentence beside it. */
export function drawQrCode(sheet: Sheet, random: Random, x: number, y: number, note: TextStyle): void {
  const cells = 33
  const cell = 10
  const { ink } = sheet
  ink.fillStyle = '#101010'
  for (let row = 0; row < cells; row++)
    for (let column = 0; column < cells; column++)
      if (random.chance(0.48)) ink.fillRect(x + column * cell, y + row * cell, cell, cell)
  for (const [column, row] of [
    [0, 0],
    [cells - 7, 0],
    [0, cells - 7],
  ] as const) {
    ink.fillStyle = '#ffffff'
    ink.fillRect(x + (column - 1) * cell, y + (row - 1) * cell, 9 * cell, 9 * cell)
    ink.strokeStyle = '#101010'
    ink.lineWidth = cell
    ink.strokeRect(x + (column + 0.5) * cell, y + (row + 0.5) * cell, 6 * cell, 6 * cell)
    ink.fillStyle = '#101010'
    ink.fillRect(x + (column + 2) * cell, y + (row + 2) * cell, 3 * cell, 3 * cell)
  }
  const words = [
    '扫描二维码登录',
    '‘国家企业信用',
    '信息公示系统’',
    '了解更多登记、',
    '备案、许可、监',
    '管信息。',
  ]
  words.forEach((line, index) => {
    write(sheet, line, x + cells * cell + 30, y + 40 + index * note.size * 1.4, note)
  })
}

/** The registrar's round seal: a star, and the name along the ring. It lies over what is printed there. */
export function drawSeal(
  { ink }: Sheet,
  random: Random,
  x: number,
  y: number,
  name: string,
  font: string,
): void {
  const radius = random.int(215, 250)
  ink.save()
  ink.globalCompositeOperation = 'multiply'
  ink.globalAlpha = 0.5 + random.next() * 0.35
  ink.translate(x, y)
  ink.rotate((random.next() - 0.5) * 0.5)
  ink.strokeStyle = ink.fillStyle = random.pick(['#e0312c', '#d8403a', '#e5534b'])
  ink.lineWidth = 12
  ink.beginPath()
  ink.arc(0, 0, radius, 0, Math.PI * 2)
  ink.stroke()
  star(ink, radius * 0.3)
  ink.font = font
  ink.textAlign = 'center'
  ink.textBaseline = 'middle'
  const step = Math.min(0.38, 4.2 / name.length)
  for (const [index, character] of [...name].entries()) {
    ink.save()
    ink.rotate((index - (name.length - 1) / 2) * step)
    ink.fillText(character, 0, -radius * 0.78)
    ink.restore()
  }
  ink.restore()
}

function star(ink: Sheet['ink'], radius: number): void {
  ink.beginPath()
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? radius : radius * 0.382
    ink.lineTo(reach * Math.sin((point * Math.PI) / 5), -reach * Math.cos((point * Math.PI) / 5))
  }
  ink.fill()
}

/** Nested lines and, in the corners, rounds. */
export function drawFrame({ ink, width, height }: Sheet, random: Random): void {
  ink.strokeStyle = random.pick(['#b08f3c', '#9c7d35', '#8a6f46', '#a33f2f'])
  const outer = random.int(110, 150)
  for (const [inset, line] of [
    [outer, 20],
    [outer + 36, 5],
    [outer + 52, 5],
  ] as const) {
    ink.lineWidth = line
    ink.strokeRect(inset, inset, width - inset * 2, height - inset * 2)
  }
  ink.lineWidth = 8
  for (const x of [outer + 60, width - outer - 60])
    for (const y of [outer + 60, height - outer - 60]) {
      ink.beginPath()
      ink.arc(x, y, 48, 0, Math.PI * 2)
      ink.stroke()
    }
}

/** An ornament where real licences have the national emblem. */
export function drawRoundel({ ink }: Sheet, x: number, y: number): void {
  ink.lineWidth = 9
  ink.strokeStyle = '#b5463c'
  for (const radius of [130, 100, 62]) {
    ink.beginPath()
    ink.arc(x, y, radius, 0, Math.PI * 2)
    ink.stroke()
  }
}
