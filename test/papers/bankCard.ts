import type { Random } from '../../main/cli/sample/random.ts'
import { drawBankGround, drawChip, drawLogo, drawUnionMark } from './bankCardArt.ts'
import type { PaperFont } from './fonts.ts'
import {
  blankCard,
  fontScaled,
  markSpecimen,
  perMillimetre,
  type Sheet,
  type TextStyle,
  widthOf,
  write,
} from './ink.ts'
import type { Paper } from './paper.ts'

interface Bank {
  readonly name: string
  readonly english: string
}

const bank = (name: string, english: string): Bank => ({ name, english })

/** Invented banks, and some whose names anyone expects on a card; no logo is anyone's. */
const banks: readonly [Bank, ...Bank[]] = [
  bank('青禾银行', 'QINGHE BANK'),
  bank('云岭农村商业银行', 'YUNLING RURAL COMMERCIAL BANK'),
  bank('望江银行', 'BANK OF WANGJIANG'),
  bank('瑞丰农商银行', 'RUIFENG RURAL BANK'),
  bank('海岳银行', 'HAIYUE BANK'),
  bank('中国工商银行', 'ICBC'),
  bank('中国农业银行', 'AGRICULTURAL BANK OF CHINA'),
  bank('中国银行', 'BANK OF CHINA'),
  bank('中国建设银行', 'China Construction Bank'),
  bank('交通银行', 'BANK OF COMMUNICATIONS'),
  bank('招商银行', 'CHINA MERCHANTS BANK'),
  bank('中国邮政储蓄银行', 'POSTAL SAVINGS BANK OF CHINA'),
  bank('中国光大银行', 'CHINA EVERBRIGHT BANK'),
  bank('兴业银行', 'INDUSTRIAL BANK CO.,LTD.'),
  bank('平安银行', 'PING AN BANK'),
  bank('江苏银行', 'BANK OF JIANGSU'),
]

/** Issuer numbers that begin as UnionPay's do and are otherwise invented. */
const issuerPrefixes = ['6297', '6298', '6299', '6209', '6219'] as const

const groupings = {
  16: [[4, 4, 4, 4], [4, 4, 4, 4], [16]],
  17: [[4, 4, 4, 5], [17]],
  18: [[4, 4, 4, 4, 2], [6, 12], [18]],
  19: [[4, 4, 4, 4, 3], [4, 4, 4, 4, 3], [6, 13], [19]],
} as const satisfies Record<number, readonly [readonly number[], ...(readonly number[])[]]>

/** The front of a bank card: dark or light, digits embossed or flat, in the groups that banks use. */
export function drawBankCard(random: Random): Paper {
  const card = blankCard()
  const dark = drawBankGround(card, random)
  const issuer = random.pick(banks)
  const number = inventCardNumber(random)
  const ink = dark
    ? random.pick(['#ffffff', '#f4ecd2', '#e8edf2'])
    : random.pick(['#1b1b1d', '#24304a', '#3a2a26'])
  drawBrand(card, random, issuer, ink)
  if (random.chance(0.6)) drawChip(card, random, { x: 8, y: random.int(18, 20) })
  drawDigits(card, random, { number, dark, ink })
  drawSmallPrint(card, random, ink)
  drawUnionMark(card, random, ink)
  const place = random.pick<readonly [number, number]>([
    [62, 18],
    [55, 22.5],
    [40, 14.5],
  ])
  markSpecimen(card, {
    x: place[0] * perMillimetre,
    y: place[1] * perMillimetre,
    size: random.int(24, 30),
    colour: dark ? 'rgba(255, 226, 120, 0.75)' : 'rgba(192, 32, 32, 0.7)',
  })
  return { kind: 'bank-card', canvas: card.canvas, truth: { number, bank: issuer.name } }
}

/** Sixteen to nineteen digits of which the last is Luhn's (ISO/IEC 7812-1, annex B). */
function inventCardNumber(random: Random): string {
  const length = random.pick([16, 19, 19, 19, 18, 17])
  const prefix = random.pick(issuerPrefixes)
  const body = prefix + random.digits(length - 1 - prefix.length)
  const sum = [...body].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

function drawBrand(card: Sheet, random: Random, { name, english }: Bank, ink: string): void {
  const left = (5 + random.next() * 2) * perMillimetre
  const right = random.chance(0.2)
  const size = random.int(44, 54)
  const style: TextStyle = {
    font: random.pick(['hei-medium', 'hei-bold', 'song-bold', 'song-black']),
    size,
    colour: ink,
    spacing: random.pick([0, 2, 5]),
  }
  const wide = widthOf(card, name, style)
  const x = right ? card.width - left - wide - size * 1.3 : left
  if (random.chance(0.6))
    write(card, random.pick(cardTypes), right ? left : card.width - left, 7.6 * perMillimetre, {
      font: 'hei',
      size: random.int(22, 28),
      colour: ink,
      align: right ? 'left' : 'right',
    })
  const y = 7.6 * perMillimetre
  drawLogo(card, random, { x: x + size / 2, y, radius: size * 0.52, colour: ink })
  write(card, name, x + size * 1.3, y, style)
  if (random.chance(0.6))
    write(card, english, x + size * 1.3, y + size * 0.82, {
      font: random.pick(['sans', 'sans-bold']),
      size: fontScaled(card, english, 'sans', wide, 22),
      colour: ink,
    })
}

function drawDigits(
  card: Sheet,
  random: Random,
  { number, dark, ink }: { number: string; dark: boolean; ink: string },
): void {
  const groups = random.pick<readonly number[]>(groupings[number.length as keyof typeof groupings])
  const text = grouped(number, groups).join(random.pick([' ', ' ', '  ']))
  const embossed = random.chance(0.5)
  const font: PaperFont = embossed
    ? random.pick(['mono-narrow', 'ocr-b', 'mono'])
    : random.pick(['sans', 'sans-bold', 'hei', 'mono', 'mono-narrow', 'ocr-b'])
  const style: TextStyle = { font, size: random.int(50, 66), spacing: random.int(0, 4) }
  const room = 74 * perMillimetre
  const wide = widthOf(card, text, style)
  const size = Math.min(style.size, (style.size * room) / wide)
  const x = (5.5 + random.next() * 2) * perMillimetre
  const y = (31 + random.next() * 4) * perMillimetre
  if (embossed) emboss(card, text, x, y, { ...style, size }, dark, random)
  else write(card, text, x, y, { ...style, size, colour: ink })
}

/** Raised digits: light from the upper left, shade to the lower right, tops with or without metal foil. */
function emboss(
  card: Sheet,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  dark: boolean,
  random: Random,
): void {
  write(card, text, x + 2.5, y + 2.5, { ...style, colour: 'rgba(0, 0, 0, 0.55)' })
  write(card, text, x - 2, y - 2, { ...style, colour: 'rgba(255, 255, 255, 0.6)' })
  const tops = dark
    ? (['#d9dde2', '#e2cf9a', '#c9ced6'] as const)
    : (['#8e939b', '#6c7078', '#9a8450'] as const)
  write(card, text, x, y, { ...style, colour: random.pick(tops) })
}

function grouped(number: string, groups: readonly number[]): string[] {
  return groups.map((length, index) => {
    const start = groups.slice(0, index).reduce((sum, group) => sum + group, 0)
    return number.slice(start, start + length)
  })
}

function drawSmallPrint(card: Sheet, random: Random, colour: string): void {
  const small: TextStyle = { font: 'sans', size: random.int(18, 23), colour }
  const y = 40.5 * perMillimetre
  if (random.chance(0.6)) {
    const at = random.int(28, 40) * perMillimetre
    const after = write(
      card,
      random.pick(['VALID THRU', 'VALID\u00a0THRU 月/年', '有效期至', 'GOOD THRU', 'MONTH/YEAR']),
      at,
      y,
      {
        ...small,
        size: 16,
        font: 'hei',
      },
    )
    const until = `${String(random.int(1, 12)).padStart(2, '0')}/${random.int(27, 39)}`
    write(card, until, after + 12, y, { ...small, size: 30, font: 'mono' })
  }
  if (random.chance(0.5))
    write(card, random.pick(holders), 6 * perMillimetre, 46.5 * perMillimetre, {
      ...small,
      size: 32,
      font: 'mono',
    })
  if (random.chance(0.4))
    write(
      card,
      random.pick(['客户服务热线 400-000-0000', '24小时服务热线 95000', 'www.example.com', 'ATM']),
      6 * perMillimetre,
      51 * perMillimetre,
      {
        ...small,
        font: 'hei',
      },
    )
}

const cardTypes = [
  '借记卡',
  '储蓄卡',
  '贷记卡',
  '信用卡',
  'DEBIT CARD',
  '金卡',
  '芯片借记卡',
  'Ⅰ类账户',
] as const
const holders = [
  'ZHANG WEI',
  'LI XIAOMING',
  'WANG FANG',
  'CHEN/JIANGUO',
  'OUYANG NA',
  'LIU YANG MR',
  'ZHAO MIN',
] as const
