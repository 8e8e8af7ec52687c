import type { Random } from '../../main/cli/sample/random.ts'
import { drawGuilloche, perMillimetre, type Sheet, write } from './ink.ts'

/** The pictures on a bank card: what lies under the print, a chip, and marks that are nobody's. */

const darkGrounds = [
  ['#7d1420', '#b8323c'],
  ['#0e2f5a', '#2b67a8'],
  ['#123d2e', '#2f7d5c'],
  ['#1a1a1d', '#4a4a50'],
  ['#4a2a6b', '#7d56a8'],
  ['#8a6a2a', '#b99a58'],
  ['#a32318', '#d9603a'],
] as const
const lightGrounds = [
  ['#e8ecef', '#f7f8fa'],
  ['#d9e7f2', '#f1f6fa'],
  ['#f0e6d2', '#faf5ea'],
  ['#dfeede', '#f5faf4'],
  ['#d8d9dd', '#c2c5cb'],
  ['#f5dfe2', '#fbf1f2'],
] as const

/** Fills the card. @returns whether it is dark, so that light ink goes on it */
export function drawBankGround(card: Sheet, random: Random): boolean {
  const dark = random.chance(0.6)
  const [from, to] = random.pick<readonly [string, string]>(dark ? darkGrounds : lightGrounds)
  const { ink, width, height } = card
  const blend = ink.createLinearGradient(0, 0, width, height * random.next())
  blend.addColorStop(0, from)
  blend.addColorStop(1, to)
  ink.fillStyle = blend
  ink.fillRect(0, 0, width, height)
  const veil = dark ? 'rgba(255, 255, 255, 0.07)' : 'rgba(60, 90, 130, 0.07)'
  if (random.chance(0.5)) drawGuilloche(card, random, [veil, veil])
  if (random.chance(0.6)) drawShapes(card, random, veil)
  return dark
}

/** Large soft shapes: landscapes, waves and rings as designers put them behind the print. */
function drawShapes({ ink, width, height }: Sheet, random: Random, colour: string): void {
  ink.fillStyle = colour
  for (let shape = random.int(2, 6); shape > 0; shape -= 1) {
    ink.beginPath()
    ink.ellipse(
      random.next() * width,
      random.next() * height,
      width * (0.1 + 0.3 * random.next()),
      height * (0.1 + 0.4 * random.next()),
      random.next() * 3,
      0,
      Math.PI * 2,
    )
    ink.fill()
  }
}

/** The contacts of a chip; its place is in millimetres. */
export function drawChip({ ink }: Sheet, random: Random, place: { x: number; y: number }): void {
  const [left, top] = [place.x * perMillimetre, (place.y - 1) * perMillimetre]
  const [width, height] = [11 * perMillimetre, 8.6 * perMillimetre]
  ink.fillStyle = random.pick(['#d8b45a', '#c9ccd1', '#e0c479'])
  ink.beginPath()
  ink.roundRect(left, top, width, height, 14)
  ink.fill()
  ink.strokeStyle = 'rgba(80, 60, 20, 0.6)'
  ink.lineWidth = 2
  ink.strokeRect(left + width * 0.3, top + height * 0.25, width * 0.4, height * 0.5)
  for (const share of [0.33, 0.66]) {
    ink.beginPath()
    ink.moveTo(left, top + height * share)
    ink.lineTo(left + width * 0.3, top + height * share)
    ink.moveTo(left + width * 0.7, top + height * share)
    ink.lineTo(left + width, top + height * share)
    ink.stroke()
  }
}

/** A ring, a disc, a diamond or two crescents: shapes that are no character. */
export function drawLogo(
  { ink }: Sheet,
  random: Random,
  { x, y, radius, colour }: { x: number; y: number; radius: number; colour: string },
): void {
  ink.fillStyle = colour
  ink.strokeStyle = colour
  ink.lineWidth = radius / 4
  ink.beginPath()
  const shape = random.pick(['ring', 'disc', 'diamond', 'crescents'] as const)
  if (shape === 'ring' || shape === 'disc') ink.arc(x, y, radius * 0.85, 0, Math.PI * 2)
  if (shape === 'diamond') {
    ink.moveTo(x, y - radius)
    ink.lineTo(x + radius, y)
    ink.lineTo(x, y + radius)
    ink.lineTo(x - radius, y)
    ink.closePath()
  }
  if (shape === 'crescents')
    for (const side of [-1, 1]) {
      ink.moveTo(x + side * radius * 0.15, y - radius * 0.9)
      ink.bezierCurveTo(
        x + side * radius * 1.3,
        y - radius,
        x + side * radius * 1.3,
        y + radius,
        x + side * radius * 0.15,
        y + radius * 0.9,
      )
      ink.quadraticCurveTo(x + side * radius * 0.7, y, x + side * radius * 0.15, y - radius * 0.9)
    }
  if (shape === 'ring') ink.stroke()
  else ink.fill()
}

/** Where the network's mark stands: three slanted fields and its names, in shapes and colours of our own. */
export function drawUnionMark(card: Sheet, random: Random, colour: string): void {
  const [left, top] = [66 * perMillimetre, 40 * perMillimetre]
  const { ink } = card
  for (const [index, field] of (['#b5323a', '#2a5d8f', '#1f7a6b'] as const).entries()) {
    ink.fillStyle = field
    ink.beginPath()
    const at = left + index * 50
    ink.moveTo(at + 14, top)
    ink.lineTo(at + 68, top)
    ink.lineTo(at + 54, top + 96)
    ink.lineTo(at, top + 96)
    ink.fill()
  }
  const style = { size: 26, align: 'center', colour: '#ffffff' } as const
  write(card, 'UnionPay', left + 84, top + 30, { ...style, font: 'sans-bold' })
  write(card, '银联', left + 84, top + 66, { ...style, font: 'hei-bold', size: 34 })
  if (random.chance(0.3))
    write(card, 'QuickPass 闪付', left - 30, top + 60, { font: 'hei', size: 20, colour, align: 'right' })
}
