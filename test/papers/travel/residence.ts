import type { Random } from '../../../main/cli/sample/random.ts'
import { idCheckCharacter } from '../../../shared/rules/idNumber.ts'
import { blankCard, breakLines, drawGuilloche, drawPortrait, markSpecimen, near, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { inventSoutherner } from './traveller.ts'

/** The portrait side of a 港澳居民居住证 or 台湾居民居住证: a citizen's card without 民族, with a number of region 81, 82 or 83. */
export function drawResidencePermit(random: Random): Paper {
  const { chinese, sex, birth } = inventSoutherner(random)
  const { address } = inventCitizen(random)
  const order = String(random.int(0, 499) * 2 + (sex === '男' ? 1 : 0)).padStart(3, '0')
  const body = `${random.pick(['810000', '820000', '830000'])}${birth.replaceAll('-', '')}${order}`
  const number = body + idCheckCharacter(body)
  const card = blankCard(near(random, [232, 240, 236]))
  drawGuilloche(card, random, ['rgba(120, 160, 150, 0.22)', 'rgba(170, 150, 170, 0.18)'])
  const label = {
    font: random.pick(['hei', 'song-medium'] as const),
    size: random.int(27, 31),
    colour: random.pick(['#3f74a8', '#2d6a5d', '#333333']),
  }
  const value = { font: random.pick(['hei', 'hei-medium'] as const), size: random.int(33, 38) }
  const gap = random.pick(['', ' ', '  '])
  const [year = '', month = '', day = ''] = birth.split('-')
  const [x, step] = [random.int(60, 80), random.int(72, 80)]
  const at = x + random.int(110, 125)
  const rows: readonly (readonly [string, string])[] = [
    [`姓${gap}名`, chinese],
    [`性${gap}别`, sex],
    [`出${gap}生`, `${year} 年 ${Number(month)} 月 ${Number(day)} 日`],
  ]
  let y = random.int(80, 96)
  for (const [name, text] of rows) {
    write(card, name, x, y, label)
    write(card, text, at, y, value)
    y += step
  }
  write(card, `住${gap}址`, x, y, label)
  for (const line of breakLines(card, address, 440, value)) {
    write(card, line, at, y, value)
    y += 46
  }
  const bottom = random.int(548, 566)
  write(card, '公民身份号码', x, bottom, label)
  write(card, number, x + 270, bottom, {
    font: random.pick(['hei-medium', 'ocr-b', 'mono-medium']),
    size: 40,
    spacing: 4,
  })
  drawPortrait(card, random, { left: 680, top: 84, width: 270, height: 340 })
  markSpecimen(card, { x: 815, y: random.int(452, 470), size: 26 })
  return {
    kind: 'hk-macau-taiwan-residence-permit',
    canvas: card.canvas,
    truth: { name: chinese, sex, birth, address, id_number: number },
  }
}
