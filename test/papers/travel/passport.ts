import type { Random } from '../../../main/cli/sample/random.ts'
import type { PaperFont } from '../fonts.ts'
import {
  blankSheet,
  drawGuilloche,
  drawPortrait,
  markSpecimen,
  near,
  perMillimetre,
  type Sheet,
  write,
} from '../ink.ts'
import type { Paper } from '../paper.ts'
import { type DateStyle, dateStyles, writtenDate } from './dates.ts'
import {
  inventChinese,
  inventForeigner,
  inventNumber,
  places,
  type State,
  states,
  type Traveller,
} from './traveller.ts'
import { drawZone, td3, zoneFont } from './zone.ts'

/** One thing printed on the data page: what it is called and what it says. */
interface Entry {
  readonly label: string
  readonly value: string
}

type Tint = readonly [number, number, number]

interface Face {
  readonly label: PaperFont
  readonly labelSize: number
  readonly labelColour: string
  readonly value: PaperFont
  readonly valueSize: number
}

/** The data page of a passport of the format ID-3, 125 × 88 mm: three in four are Chinese. */
export function drawPassport(random: Random): Paper {
  if (random.chance(0.75)) return drawChinese(random)
  return drawForeign(random, random.pick(states))
}

function drawChinese(random: Random): Paper {
  const traveller = inventChinese(random)
  const number = inventNumber(
    random,
    random.pick(['E99999999', 'EA9999999', 'EJ9999999', 'G99999999', 'PE9999999']),
  )
  const style = random.pick(dateStyles)
  const entries = chineseEntries(random, traveller, number, style)
  const sheet = page(random, [229, 236, 232])
  const heading = random.pick(['中华人民共和国', '护照', '中华人民共和国护照'])
  write(sheet, heading, 60, 70, {
    font: 'song-bold',
    size: random.int(40, 56),
    colour: '#7d2a2a',
    spacing: 8,
  })
  write(sheet, random.pick(['PASSPORT', "PEOPLE'S REPUBLIC OF CHINA"]), 620, 74, {
    font: 'sans-bold',
    size: 34,
    colour: '#7d2a2a',
  })
  drawEntries(random, sheet, entries)
  return finish(random, sheet, traveller, {
    documentCode: random.pick(['P', 'PO', 'PO']),
    issuer: 'CHN',
    number,
    optional: random.chance(0.4) ? inventNumber(random, 'AAAAAAAAAAA999') : '',
  })
}

function chineseEntries(random: Random, traveller: Traveller, number: string, style: DateStyle): Entry[] {
  const issuedAt = random.pick(places)
  const split = random.chance(0.4)
  const name = random.pick([', ', ',', ' '])
  const label = (chinese: string, english: string) => ({ chinese, english })
  const slash = random.pick(['/', ' / ', ' '])
  const both = (chinese: string, latin: string) => `${chinese}${slash === ' ' ? '/' : slash}${latin}`
  const rows: [{ chinese: string; english: string }, string][] = [
    [label('类型', 'Type'), 'P'],
    [label('国家码', 'Country Code'), 'CHN'],
    [label(random.pick(['护照号', '护照号码']), 'Passport No.'), number],
    ...(split
      ? ([
          [
            label('姓', 'Surname'),
            `${random.chance(0.5) ? `${traveller.chinese.slice(0, 1)} / ` : ''}${traveller.surname}`,
          ],
          [label('名', 'Given names'), traveller.givenNames],
        ] as [{ chinese: string; english: string }, string][])
      : ([
          [label('姓名', 'Name'), `${traveller.chinese}\n${traveller.surname}${name}${traveller.givenNames}`],
        ] as [{ chinese: string; english: string }, string][])),
    [label('性别', 'Sex'), both(traveller.sex, traveller.sex === '男' ? 'M' : 'F')],
    [label('国籍', 'Nationality'), both('中国', 'CHINESE')],
    [label('出生日期', 'Date of birth'), writtenDate(traveller.birth, style)],
    [label('出生地点', 'Place of birth'), both(traveller.birthplace.chinese, traveller.birthplace.latin)],
    [label('签发日期', 'Date of issue'), writtenDate(traveller.issued, style)],
    [label('签发地点', 'Place of issue'), both(issuedAt.chinese, issuedAt.latin)],
    [label('有效期至', 'Date of expiry'), writtenDate(traveller.expiry, style)],
    [
      label('签发机关', 'Authority'),
      random.pick([
        '公安部出入境管理局\nMPS Exit & Entry Administration',
        '中华人民共和国国家移民管理局\nNational Immigration Administration, PRC',
      ]),
    ],
  ]
  return rows.map(([{ chinese, english }, value]) => ({ label: `${chinese}${slash}${english}`, value }))
}

const tints: readonly [Tint, ...Tint[]] = [
  [232, 232, 240],
  [240, 234, 226],
  [226, 238, 240],
]

function drawForeign(random: Random, state: State): Paper {
  const traveller = inventForeigner(random, state)
  const number = inventNumber(random, state.number)
  const style = random.pick(['month', 'month-both', 'dots'] as const)
  const french = random.chance(0.5)
  const label = (english: string, other: string) => (french ? `${english}/${other}` : english)
  const sheet = page(random, random.pick(tints))
  write(sheet, state.name, 60, 66, { font: 'sans-bold', size: 40, colour: '#23386b' })
  write(sheet, random.pick(['PASSPORT', 'PASSPORT / PASSEPORT']), 930, 66, {
    font: 'sans-bold',
    size: 34,
    colour: '#23386b',
  })
  drawEntries(random, sheet, [
    { label: label('Type', 'Type'), value: 'P' },
    { label: label('Country code', 'Code du pays'), value: state.code },
    { label: label('Passport No.', 'Passeport No.'), value: number },
    { label: label('Surname', 'Nom'), value: traveller.surname },
    { label: label('Given names', 'Prénoms'), value: traveller.givenNames },
    { label: label('Nationality', 'Nationalité'), value: state.people },
    { label: label('Date of birth', 'Date de naissance'), value: writtenDate(traveller.birth, style) },
    { label: label('Sex', 'Sexe'), value: traveller.sex === '男' ? 'M' : 'F' },
    { label: label('Place of birth', 'Lieu de naissance'), value: traveller.birthplace.latin },
    { label: label('Date of issue', 'Date de délivrance'), value: writtenDate(traveller.issued, style) },
    { label: label('Date of expiry', "Date d'expiration"), value: writtenDate(traveller.expiry, style) },
    {
      label: label('Authority', 'Autorité'),
      value: random.pick(['PASSPORT OFFICE', 'MINISTRY OF FOREIGN AFFAIRS']),
    },
  ])
  return finish(random, sheet, traveller, {
    documentCode: 'P',
    issuer: state.code,
    number,
    optional: random.chance(0.3) ? inventNumber(random, '9999999999') : '',
  })
}

function page(random: Random, tint: Tint): Sheet {
  const sheet = blankSheet(
    Math.round(125 * perMillimetre),
    Math.round(88 * perMillimetre),
    near(random, tint),
  )
  drawGuilloche(sheet, random, ['rgba(150, 120, 160, 0.22)', 'rgba(110, 150, 120, 0.2)'])
  return sheet
}

/** The portrait to the left, the entries beside it: labels over their values in two columns, or in front of them in one. */
function drawEntries(random: Random, sheet: Sheet, entries: readonly Entry[]): void {
  drawPortrait(sheet, random, { left: 60, top: random.int(150, 200), width: 380, height: 490 })
  const small = random.chance(0.7)
  const face: Face = {
    label: random.pick(['hei', 'song']),
    labelSize: small ? random.int(20, 25) : random.int(24, 28),
    labelColour: random.pick(['#3a3a40', '#6a4a2a', '#2f5a8a']),
    value: random.pick(['hei-medium', 'song-medium', 'mono']),
    valueSize: random.int(32, 38),
  }
  if (random.chance(0.65)) drawOver(sheet, entries, face)
  else drawBeside(sheet, entries, face)
}

function drawOver(sheet: Sheet, entries: readonly Entry[], face: Face): void {
  const [heads, rest] = [entries.slice(0, 3), entries.slice(3)]
  const cell = (entry: Entry, x: number, y: number) => {
    write(sheet, entry.label, x, y, { font: face.label, size: face.labelSize, colour: face.labelColour })
    entry.value.split('\n').forEach((line, index) => {
      write(sheet, line, x, y + 36 + index * 40, { font: face.value, size: face.valueSize })
    })
  }
  heads.forEach((entry, index) => {
    cell(entry, [490, 640, 1080][index] ?? 490, 140)
  })
  let [y, column] = [228, 0]
  for (const entry of rest) {
    const isWide = entry.value.includes('\n') || /Surname|Given|Nom|Name/.test(entry.label)
    if (isWide && column === 1) {
      y += 80
      column = 0
    }
    cell(entry, column === 0 ? 490 : 1000, y)
    if (isWide || column === 1) {
      y += entry.value.includes('\n') ? 118 : 80
      column = 0
    } else column = 1
  }
}

function drawBeside(sheet: Sheet, entries: readonly Entry[], face: Face): void {
  const lines = entries.reduce((count, { value }) => count + value.split('\n').length, 0)
  const step = Math.min(52, 660 / lines)
  const size = Math.min(face.valueSize, step * 0.72)
  let y = 135
  for (const { label, value } of entries) {
    write(sheet, label, 480, y, {
      font: face.label,
      size: Math.min(face.labelSize, step * 0.6),
      colour: face.labelColour,
    })
    for (const line of value.split('\n')) {
      write(sheet, line, 860, y, { font: face.value, size })
      y += step
    }
  }
}

function finish(random: Random, sheet: Sheet, traveller: Traveller, data: Parameters<typeof td3>[1]): Paper {
  const lines = td3(traveller, data)
  const pitch = random.int(29, 31)
  drawZone(sheet, lines, {
    left: (sheet.width - 44 * pitch) / 2 + random.int(-20, 20),
    top: sheet.height - random.int(150, 170),
    pitch,
    leading: random.int(64, 80),
    font: zoneFont(random),
  })
  markSpecimen(sheet, { x: 250, y: random.int(715, 745), size: 36 })
  const [mrz1 = '', mrz2 = ''] = lines
  return {
    kind: 'passport',
    canvas: sheet.canvas,
    truth: {
      mrz1,
      mrz2,
      passport_no: data.number,
      surname: traveller.surname,
      given_names: traveller.givenNames,
      nationality: traveller.nationality,
      birth: traveller.birth,
      sex: traveller.sex,
      expiry: traveller.expiry,
    },
  }
}
