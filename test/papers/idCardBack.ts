import type { Random } from '../../main/cli/sample/random.ts'
import {
  blankCard,
  drawGuilloche,
  markSpecimen,
  near,
  perMillimetre,
  type Sheet,
  type TextStyle,
  write,
} from './ink.ts'
import type { Paper } from './paper.ts'
import { type Citizen, inventCitizen } from './people.ts'

/** The side of the resident identity card with its title, its issuer and its term; an ornament for the emblem. */
export function drawIdCardBack(random: Random, citizen: Citizen = inventCitizen(random)): Paper {
  const card = blankCard(near(random, [236, 241, 244], 8))
  drawGuilloche(card, random, [
    `rgba(120, 160, 200, ${0.15 + random.next() * 0.2})`,
    `rgba(200, 160, 180, ${0.1 + random.next() * 0.2})`,
  ])
  drawOrnament(card, random)
  drawTitle(card, random)
  const { authority, validFrom, validTo } = { ...citizen, authority: citizen.area.police }
  drawRows(card, random, authority, `${dotted(validFrom)}-${dotted(validTo)}`)
  markSpecimen(card, { x: 55 * perMillimetre, y: 28 * perMillimetre, size: random.int(22, 28) })
  return {
    kind: 'id-card-back',
    canvas: card.canvas,
    truth: { authority, valid_from: validFrom, valid_to: validTo },
  }
}

function dotted(date: string): string {
  return date.replaceAll('-', '.')
}

function drawTitle(card: Sheet, random: Random): void {
  const middle = (51 + random.next() * 3) * perMillimetre
  const font = random.pick(['song-bold', 'hei-medium', 'song-black', 'hei-bold'] as const)
  write(card, '中华人民共和国', middle, 10.5 * perMillimetre, {
    font,
    size: random.int(48, 56),
    spacing: random.int(6, 14),
    align: 'center',
  })
  write(card, [...'居民身份证'].join(random.pick(['', ' '])), middle, 19.5 * perMillimetre, {
    font,
    size: random.int(66, 76),
    spacing: random.int(8, 18),
    align: 'center',
  })
}

function drawRows(card: Sheet, random: Random, authority: string, term: string): void {
  const label: TextStyle = {
    font: random.pick(['hei', 'hei-medium', 'hei-bold']),
    size: random.int(29, 33),
    colour: random.pick(['#1c1c1e', '#2a2a2c']),
  }
  const value: TextStyle = {
    ...label,
    font: random.pick(['hei', 'hei', 'hei-medium']),
    size: random.int(31, 36),
  }
  const [left, gap] = [(19 + random.next() * 4) * perMillimetre, random.int(14, 30)]
  const rows = [
    ['签发机关', authority, 38.5],
    ['有效期限', term, 46],
  ] as const
  for (const [name, text, y] of rows) {
    const end = write(card, name, left, y * perMillimetre, label)
    write(card, text, end + gap, y * perMillimetre, value)
  }
}

/** Stands where the real card has the national emblem, which specimens do not imitate. */
function drawOrnament({ ink }: Sheet, random: Random): void {
  const [x, y] = [13.5 * perMillimetre, 14 * perMillimetre]
  ink.strokeStyle = near(random, [181, 70, 60], 20)
  ink.lineWidth = 5
  for (const radius of [80, 62, 44]) {
    ink.beginPath()
    ink.arc(x, y, radius, 0, Math.PI * 2)
    ink.stroke()
  }
  const points = random.int(5, 14)
  for (let point = 0; point < points; point += 1) {
    const angle = (point * 2 * Math.PI) / points
    ink.beginPath()
    ink.moveTo(x + Math.cos(angle) * 44, y + Math.sin(angle) * 44)
    ink.lineTo(x + Math.cos(angle) * 80, y + Math.sin(angle) * 80)
    ink.stroke()
  }
}
