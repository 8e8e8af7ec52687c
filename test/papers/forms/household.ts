import type { Random } from '../../../main/cli/sample/random.ts'
import { blankSheet, markSpecimen, type TextStyle, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { type Cell, dayIn, drawCells, drawSeal, hanDate, mm, tint } from './form.ts'

/** A page of a household register: that of one person, or, for one in four, the first page. */
export function drawHouseholdRegister(random: Random): Paper {
  return random.chance(0.25) ? firstPage(random) : personPage(random)
}

function styles(random: Random): { label: TextStyle; value: TextStyle } {
  return {
    label: { font: random.pick(['song', 'hei', 'song-medium']), size: mm(random.int(30, 34) / 10) },
    value: {
      font: random.pick(['song', 'hei', 'song-written', 'hei-medium']),
      size: mm(random.int(32, 37) / 10),
    },
  }
}

function personPage(random: Random): Paper {
  const sheet = blankSheet(mm(142), mm(104))
  tint(sheet, random, [240, 244, 236])
  const person = inventCitizen(random)
  const relation = random.pick(['户主', '妻', '长子', '长女', '子', '女', '次子', '夫', '孙女'])
  const { label, value } = styles(random)
  const name = (text: string, width: number): Cell => ({ text, width, style: label })
  const says = (text: string, width: number): Cell => ({
    text,
    width,
    style: value,
    align: random.pick(['left', 'center'] as const),
  })
  write(sheet, '常住人口登记卡', mm(71), mm(10), {
    ...label,
    font: 'hei-medium',
    size: mm(5.5),
    align: 'center',
  })
  const rows: Cell[][] = [
    [
      name('姓名', 22),
      says(person.name, 42),
      name(random.pick(['户主或与\n户主关系', '户主或与户主关系']), 30),
      says(relation, 36),
    ],
    [name('曾用名', 22), says('', 42), name('性别', 30), says(person.sex, 36)],
    [name('出生地', 22), says(person.area.name, 42), name('民族', 30), says(person.ethnicity, 36)],
    [
      name('籍贯', 22),
      says(person.area.name, 42),
      name('出生日期', 30),
      says(hanDate(random, person.birth), 36),
    ],
    [name('本市（县）\n其他住址', 22), says('', 58), name('宗教信仰', 22), says('', 28)],
    [
      name('公民身份\n证件编号', 22),
      says(person.idNumber, 58),
      name('身高', 14),
      says('', 12),
      name('血型', 12),
      says('', 12),
    ],
    [
      name('文化程度', 22),
      says(random.pick(['大学本科', '高中', '初中', '大学专科']), 26),
      name('婚姻状况', 22),
      says(random.pick(['已婚', '未婚']), 20),
      name('兵役状况', 22),
      says('', 18),
    ],
    [name('服务处所', 22), says('', 58), name('职业', 22), says('', 28)],
  ]
  let top = 16
  for (const cells of rows) top = drawCells(sheet, cells, { left: 6, top, height: 9 })
  const signed = `承办人签章：　　　　登记日期：${hanDate(random, dayIn(random, 2005, 2024))}`
  write(sheet, signed, mm(40), mm(top + 6), { ...label, size: mm(3) })
  drawSeal(sheet, 112, 82, '户口专用', 11)
  markSpecimen(sheet, { x: mm(24), y: mm(98), size: mm(4) })
  const { idNumber: id_number, name: called, sex, ethnicity, birth } = person
  return {
    kind: 'household-register',
    canvas: sheet.canvas,
    truth: { name: called, relation, sex, ethnicity, birth, id_number },
  }
}

function firstPage(random: Random): Paper {
  const sheet = blankSheet(mm(142), mm(104))
  tint(sheet, random, [240, 244, 236])
  const head = inventCitizen(random)
  const { label, value } = styles(random)
  const name = (text: string, width: number): Cell => ({ text, width, style: label })
  const says = (text: string, width: number): Cell => ({
    text,
    width,
    style: { ...value, size: mm(3) },
    align: 'left',
  })
  const rows: Cell[][] = [
    [
      name('户别', 20),
      says(random.pick(['非农业家庭户口', '家庭户', '居民家庭户']), 46),
      name('户主姓名', 22),
      says(head.name, 42),
    ],
    [name('户号', 20), says(random.digits(9), 46), name('住址', 22), says(broken(head.address, 13), 42)],
  ]
  let top = 20
  for (const cells of rows) top = drawCells(sheet, cells, { left: 6, top, height: 15 })
  write(sheet, '省级公安机关户口专用章', mm(12), mm(top + 12), label)
  write(sheet, '户口登记机关户口专用章', mm(76), mm(top + 12), label)
  write(sheet, `承办人签章：　　　　${hanDate(random, dayIn(random, 2005, 2024))}签发`, mm(40), mm(94), label)
  drawSeal(sheet, 100, 74, '户口专用', 11)
  markSpecimen(sheet, { x: mm(71), y: mm(11), size: mm(4) })
  return {
    kind: 'household-register',
    canvas: sheet.canvas,
    truth: { name: head.name, address: head.address },
  }
}

function broken(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}\n${broken(text.slice(length), length)}`
}
