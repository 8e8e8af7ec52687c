import type { Person } from './person.ts'
import {
  blankPicture,
  drawGuilloche,
  markSpecimen,
  type Picture,
  type TextStyle,
  write,
  writeLines,
} from './picture.ts'
import type { Random } from './random.ts'

// A card of 85.6 × 54.0 mm at 11.7 pixels a millimetre, near the 300 dpi of office scanners.
const width = 1000
const height = 630
const corner = 34
const label: TextStyle = { size: 30, colour: '#3f74a8' }
const value: TextStyle = { size: 36, weight: 'medium' }

export function idFrontFields(person: Person): Record<string, string> {
  return {
    name: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    birth: person.birth,
    address: person.address,
    id_number: person.idNumber,
  }
}

export function idBackFields(person: Person): Record<string, string> {
  return { authority: person.area.authority, valid_from: person.validFrom, valid_to: person.validTo }
}

export function drawIdFront(random: Random, person: Person): Picture {
  const card = blankCard(random, ['rgba(96, 150, 205, 0.28)', 'rgba(214, 150, 170, 0.24)'])
  const [year = '', month = '', day = ''] = person.birth.split('-')
  write(card, '姓  名', 66, 82, label)
  write(card, person.name, 182, 82, { ...value, size: 40, spacing: 4 })
  write(card, '性  别', 66, 158, label)
  write(card, person.sex, 182, 158, value)
  write(card, '民  族', 288, 158, label)
  write(card, person.ethnicity, 404, 158, value)
  write(card, '出  生', 66, 234, label)
  write(card, year, 182, 234, value)
  write(card, '年', 276, 234, label)
  write(card, String(Number(month)), 340, 234, { ...value, align: 'center' })
  write(card, '月', 372, 234, label)
  write(card, String(Number(day)), 438, 234, { ...value, align: 'center' })
  write(card, '日', 470, 234, label)
  write(card, '住  址', 66, 312, label)
  writeLines(card, person.address, 182, 312, { ...value, size: 35, perLine: 11, lineHeight: 50 })
  write(card, '公民身份号码', 66, 556, label)
  write(card, person.idNumber, 350, 556, { ...value, size: 42, weight: 'bold', spacing: 6 })
  drawPortrait(card, random)
  markSpecimen(card, 795, 452, 28, 0)
  return card
}

export function drawIdBack(random: Random, person: Person): Picture {
  const card = blankCard(random, ['rgba(120, 160, 200, 0.26)', 'rgba(190, 170, 200, 0.26)'])
  drawRoundel(card)
  write(card, '中华人民共和国', 610, 118, { size: 52, weight: 'bold', spacing: 14, align: 'center' })
  write(card, '居 民 身 份 证', 610, 222, { size: 74, weight: 'bold', spacing: 10, align: 'center' })
  markSpecimen(card, 610, 330, 30, 0)
  const dots = (date: string) => date.replaceAll('-', '.')
  write(card, '签发机关', 250, 448, { size: 32, weight: 'medium' })
  write(card, person.area.authority, 412, 448, { ...value, size: 34 })
  write(card, '有效期限', 250, 536, { size: 32, weight: 'medium' })
  write(card, `${dots(person.validFrom)}-${dots(person.validTo)}`, 412, 536, { ...value, size: 34 })
  return card
}

function blankCard(random: Random, waves: readonly string[]): Picture {
  const card = blankPicture(width, height, '#ffffff')
  const { ink } = card
  ink.beginPath()
  ink.roundRect(0, 0, width, height, corner)
  ink.clip()
  const tint = ink.createLinearGradient(0, 0, width, height)
  tint.addColorStop(0, '#e9f2f8')
  tint.addColorStop(0.5, '#f3f0f4')
  tint.addColorStop(1, '#e4eef4')
  ink.fillStyle = tint
  ink.fillRect(0, 0, width, height)
  drawGuilloche(card, random, waves)
  return card
}

/** A head and shoulders of nobody. */
function drawPortrait({ ink }: Picture, random: Random): void {
  const [left, top] = [660, 92]
  ink.save()
  ink.beginPath()
  ink.rect(left, top, 270, 320)
  ink.clip()
  ink.fillStyle = '#dfe7ec'
  ink.fillRect(left, top, 270, 320)
  ink.fillStyle = random.pick(['#3b4450', '#51423c', '#2f3f38'])
  ink.beginPath()
  ink.ellipse(left + 135, top + 335, 122, 110, 0, 0, Math.PI * 2)
  ink.fill()
  ink.fillStyle = '#2a2523'
  ink.beginPath()
  ink.ellipse(left + 135, top + 122, 72, 84, 0, 0, Math.PI * 2)
  ink.fill()
  ink.fillStyle = random.pick(['#e3bf9f', '#d9b08c', '#ecccb0'])
  ink.beginPath()
  ink.ellipse(left + 135, top + 145, 58, 76, 0, 0, Math.PI * 2)
  ink.fill()
  ink.restore()
}

/** An ornament where the real card has the national emblem, which samples do not imitate. */
function drawRoundel({ ink }: Picture): void {
  ink.strokeStyle = '#b5463c'
  ink.lineWidth = 5
  for (const radius of [78, 60, 42]) {
    ink.beginPath()
    ink.arc(146, 156, radius, 0, Math.PI * 2)
    ink.stroke()
  }
  ink.lineWidth = 3
  for (let spoke = 0; spoke < 12; spoke += 1) {
    const angle = (spoke * Math.PI) / 6
    ink.beginPath()
    ink.moveTo(146 + Math.cos(angle) * 42, 156 + Math.sin(angle) * 42)
    ink.lineTo(146 + Math.cos(angle) * 78, 156 + Math.sin(angle) * 78)
    ink.stroke()
  }
}
