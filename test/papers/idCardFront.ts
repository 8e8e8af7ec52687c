import type { Random } from '../../main/cli/sample/random.ts'
import type { PaperFont } from './fonts.ts'
import {
  blankCard,
  breakLines,
  drawGuilloche,
  drawPortrait,
  markSpecimen,
  near,
  perMillimetre,
  type Sheet,
  type TextStyle,
  widthOf,
  write,
} from './ink.ts'
import type { Paper } from './paper.ts'
import { type Citizen, inventCitizen } from './people.ts'

/** What differs between one printing house, one batch of cards and another; in millimetres. */
interface Look {
  readonly label: TextStyle
  readonly value: TextStyle
  readonly number: TextStyle
  /** Left edges of the labels and of the values. */
  readonly labelsAt: number
  readonly valuesAt: number
  /** Middle of the first row and distance of the rows. */
  readonly firstRow: number
  readonly rowStep: number
  readonly labelGap: string
}

/** The side of the resident identity card with the portrait, in the layout of GA 461. */
export function drawIdCardFront(random: Random, citizen: Citizen = inventCitizen(random)): Paper {
  const card = blankCard(near(random, [233, 240, 245], 8))
  drawGround(card, random)
  const look = inventLook(random)
  drawRows(card, look, citizen)
  drawNumber(card, look, citizen.idNumber)
  drawPortrait(card, random, mm({ left: 55.5, top: 7, width: 24, height: 29.5 }))
  const [x, y] = random.pick<readonly [number, number]>([
    [67.5, 40],
    [67.5, 4.2],
    [48, 42.4],
  ])
  markSpecimen(card, { x: x * perMillimetre, y: y * perMillimetre, size: random.int(22, 27) })
  const { name, sex, ethnicity, birth, address, idNumber } = citizen
  return {
    kind: 'id-card-front',
    canvas: card.canvas,
    truth: { name, sex, ethnicity, birth, address, id_number: idNumber },
  }
}

function inventLook(random: Random): Look {
  const font: PaperFont = random.pick(['hei', 'hei', 'hei-medium', 'hei-light'])
  const colour = random.pick(['#1c1c1e', '#262626', '#111315', '#33312f'])
  return {
    label: {
      font: random.pick(['hei', 'hei', 'hei-medium', 'song-medium']),
      size: random.int(27, 31),
      colour: near(random, [66, 116, 168], 22),
    },
    value: { font, size: random.int(34, 39), colour, spacing: random.pick([0, 0, 1, 2]) },
    number: {
      font: random.pick(['ocr-b', 'ocr-b', 'ocr-b', 'hei-medium', 'mono-medium']),
      size: random.int(42, 47),
      colour,
      spacing: random.int(2, 6),
    },
    labelsAt: 4.7 + random.next() * 1.6,
    valuesAt: 14.4 + random.next() * 1.4,
    firstRow: 7 + random.next() * 1.2,
    rowStep: 6.3 + random.next() * 0.5,
    labelGap: random.pick([' ', ' ', '  ', '']),
  }
}

function drawGround(card: Sheet, random: Random): void {
  const { ink, width, height } = card
  const tint = ink.createLinearGradient(0, 0, width, height * random.next())
  tint.addColorStop(0, near(random, [226, 238, 247]))
  tint.addColorStop(0.5, near(random, [243, 239, 243]))
  tint.addColorStop(1, near(random, [224, 236, 243]))
  ink.fillStyle = tint
  ink.fillRect(0, 0, width, height)
  drawGuilloche(card, random, [
    `rgba(96, 150, 205, ${0.15 + random.next() * 0.2})`,
    `rgba(214, 150, 170, ${0.1 + random.next() * 0.2})`,
  ])
}

function drawRows(card: Sheet, look: Look, { name, sex, ethnicity, birth, address }: Citizen): void {
  const { label, value, valuesAt, labelGap } = look
  const row = (index: number) => (look.firstRow + index * look.rowStep) * perMillimetre
  const [labels, values] = [look.labelsAt * perMillimetre, valuesAt * perMillimetre]
  const named = (text: string, x: number, y: number) => write(card, [...text].join(labelGap), x, y, label)
  named('姓名', labels, row(0))
  drawName(card, name, values, row(0), value)
  named('性别', labels, row(1))
  const afterSex = write(card, sex, values, row(1), value)
  const ethnicityAt = named('民族', afterSex + 6 * perMillimetre, row(1)) + 1.6 * perMillimetre
  write(card, ethnicity, ethnicityAt, row(1), value)
  named('出生', labels, row(2))
  drawBirth(card, birth, values, row(2), look)
  named('住址', labels, row(3))
  const lines = breakLines(card, address, 38.5 * perMillimetre, value)
  lines.forEach((line, index) => {
    write(card, line, values, row(3) + index * value.size * 1.32, value)
  })
}

/** A name too long for its row is set narrower; one of two characters may stand apart. */
function drawName(card: Sheet, name: string, x: number, y: number, value: TextStyle): void {
  const style = { ...value, size: value.size + 3 }
  const room = 38.5 * perMillimetre
  const wide = widthOf(card, name, style)
  write(card, name, x, y, wide <= room ? style : { ...style, size: (style.size * room) / wide, spacing: 0 })
}

function drawBirth(card: Sheet, birth: string, x: number, y: number, { label, value }: Look): void {
  const [year = '', month = '', day = ''] = birth.split('-')
  let at = write(card, year, x, y, value)
  for (const [unit, number] of [
    ['年', String(Number(month))],
    ['月', String(Number(day))],
    ['日', ''],
  ] as const) {
    at = write(card, unit, at + 0.9 * perMillimetre, y, label)
    const centre = at + 2.9 * perMillimetre
    write(card, number, centre, y, { ...value, align: 'center' })
    at = centre + 1.9 * perMillimetre
  }
}

function drawNumber(card: Sheet, { label, number, labelsAt }: Look, idNumber: string): void {
  const y = 47.4 * perMillimetre
  const end = write(card, '公民身份号码', labelsAt * perMillimetre, y, label)
  const start = Math.max(end + 2 * perMillimetre, 28.5 * perMillimetre)
  const room = 82.5 * perMillimetre - start
  const wide = widthOf(card, idNumber, number)
  const size = wide <= room ? number.size : (number.size * room) / wide
  write(card, idNumber, start, y, { ...number, size, spacing: wide <= room ? (number.spacing ?? 0) : 0 })
}

function mm(box: { left: number; top: number; width: number; height: number }) {
  return {
    left: box.left * perMillimetre,
    top: box.top * perMillimetre,
    width: box.width * perMillimetre,
    height: box.height * perMillimetre,
  }
}
