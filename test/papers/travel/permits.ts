import type { Random } from '../../../main/cli/sample/random.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { type Sheet, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { type CardEntry, drawEntries, finishedCard, titledCard } from './card.ts'
import { inventChinese, inventNumber, inventSoutherner, places, type Traveller } from './traveller.ts'
import { drawZone, exitEntryLine, zoneFont } from './zone.ts'

/** What the four permits differ in. */
interface Permit {
  readonly kind: DocumentKind
  readonly title: string
  readonly english: string
  readonly number: string
  /** Document code of the line under the portrait side; the residents' permits have their zone on the back. */
  readonly code: 'CS' | 'CD' | null
  readonly tint: readonly [number, number, number]
}

const permits = {
  toHongKong: {
    kind: 'hk-macau-permit',
    title: '往来港澳通行证',
    english: 'EXIT-ENTRY PERMIT FOR TRAVELLING TO AND FROM HONG KONG AND MACAO',
    number: 'C99999999',
    code: 'CS',
    tint: [226, 236, 246],
  },
  fromHongKong: {
    kind: 'hk-macau-permit',
    title: '港澳居民来往内地通行证',
    english: 'Mainland Travel Permit for Hong Kong and Macao Residents',
    number: 'H99999999',
    code: null,
    tint: [230, 240, 232],
  },
  toTaiwan: {
    kind: 'taiwan-permit',
    title: '往来台湾通行证',
    english: 'TRAVEL PERMIT TO AND FROM TAIWAN',
    number: 'L99999999',
    code: 'CD',
    tint: [240, 234, 226],
  },
  fromTaiwan: {
    kind: 'taiwan-permit',
    title: '台湾居民来往大陆通行证',
    english: 'Mainland Travel Permit for Taiwan Residents',
    number: '99999999',
    code: null,
    tint: [226, 240, 238],
  },
} as const satisfies Record<string, Permit>

export function drawHkMacauPermit(random: Random): Paper {
  if (random.chance(0.5)) return drawPermit(random, permits.toHongKong, inventChinese(random))
  const number = random.pick(['H99999999', 'M99999999'])
  return drawPermit(random, { ...permits.fromHongKong, number }, inventSoutherner(random))
}

export function drawTaiwanPermit(random: Random): Paper {
  if (random.chance(0.5)) return drawPermit(random, permits.toTaiwan, inventChinese(random))
  return drawPermit(random, permits.fromTaiwan, inventSoutherner(random))
}

function drawPermit(random: Random, permit: Permit, traveller: Traveller): Paper {
  const number = inventNumber(random, permit.number)
  const authority = random.pick(['公安部出入境管理局', '中华人民共和国出入境管理局', '国家移民管理局'])
  const dots = (date: string) => date.replaceAll('-', '.')
  const place = random.pick(places)
  const bilingual = random.chance(0.6)
  const label = (chinese: string, english: string) => (bilingual ? `${chinese} ${english}` : chinese)
  const entries: CardEntry[] = [
    {
      label: label('姓名', 'Name'),
      value: `${traveller.chinese}\n${traveller.surname}, ${traveller.givenNames}`,
    },
    { label: label('出生日期', 'Date of Birth'), value: dots(traveller.birth) },
    {
      label: label('性别', 'Sex'),
      value:
        bilingual && random.chance(0.5)
          ? `${traveller.sex} / ${traveller.sex === '男' ? 'M' : 'F'}`
          : traveller.sex,
    },
    {
      label: label('有效期限', 'Valid Period'),
      value: `${dots(traveller.issued)}${random.pick(['-', ' - ', '—'])}${dots(traveller.expiry)}`,
    },
    {
      label: label('签发地点', 'Place of Issue'),
      value: bilingual ? `${place.chinese}/${place.latin}` : place.chinese,
    },
    { label: label('签发机关', 'Issuing Authority'), value: authority },
    ...(permit.code === null ? [{ label: label('证件号码', 'No.'), value: number }] : []),
  ]
  const card = titledCard(random, permit)
  drawEntries(random, card, entries, { bottom: permit.code === null ? 610 : 545 })
  if (permit.code !== null) {
    write(card, number, random.int(740, 780), 122, { font: 'mono-medium', size: 34 })
    drawLine(random, card, exitEntryLine(permit.code, number, traveller))
  }
  return finishedCard(random, card, permit.kind, {
    name: traveller.chinese,
    birth: traveller.birth,
    sex: traveller.sex,
    number,
    valid_from: traveller.issued,
    valid_to: traveller.expiry,
    authority,
  })
}

function drawLine(random: Random, card: Sheet, lines: readonly string[]): void {
  drawZone(card, lines, {
    left: 52,
    top: random.int(588, 600),
    pitch: 30,
    leading: 40,
    font: zoneFont(random),
  })
}
