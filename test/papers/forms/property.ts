import type { Random } from '../../../main/cli/sample/random.ts'
import { blankSheet, markSpecimen, type TextStyle, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { type Cell, dayIn, drawCells, drawSeal, hanDate, mm, tint } from './form.ts'

/** 不动产权证书, or for one in three 房屋所有权证 as it was before. */
export function drawPropertyCertificate(random: Random): Paper {
  return random.chance(0.33) ? olderOne(random) : newerOne(random)
}

const provinces = ['京', '沪', '粤', '苏', '浙', '川', '鲁', '豫', '鄂', '湘'] as const
const districts = ['朝', '浦', '深', '宁', '杭', '成都', '济南', '郑州', '武汉', '长沙'] as const

function newerOne(random: Random): Paper {
  const sheet = blankSheet(mm(190), mm(128))
  tint(sheet, random, [246, 240, 226])
  const owner = inventCitizen(random, { ages: { from: 20, to: 75 } })
  const year = random.int(2015, 2025)
  const at = random.int(0, provinces.length - 1)
  const number = `${provinces[at]}（${year}）${districts[at]}不动产权第${random.digits(7)}号`
  const parts = [owner.area.code, random.digits(6), `GB${random.digits(5)}`, `F${random.digits(8)}`]
  const area = `${random.int(38, 260)}.${random.digits(2)}`
  const issued = dayIn(random, year, year)
  const label: TextStyle = {
    font: random.pick(['song', 'hei', 'song-medium']),
    size: mm(random.int(31, 35) / 10),
  }
  const value: TextStyle = { ...label, font: random.pick(['song', 'hei', 'song-written']) }
  write(sheet, number, mm(142), mm(12), { ...value, align: 'center', size: mm(3.6) })
  const size = random.pick([
    `房屋建筑面积${area}㎡`,
    `宗地面积${random.int(300, 9000)}.00㎡/房屋建筑面积${area}㎡`,
    `建筑面积：${area}平方米`,
  ])
  const says: readonly (readonly [string, string])[] = [
    ['权利人', owner.name],
    ['共有情况', random.pick(['单独所有', '共同共有'])],
    ['坐落', owner.address],
    ['不动产单元号', parts.join(random.pick(['', ' ']))],
    ['权利类型', '国有建设用地使用权/房屋所有权'],
    ['权利性质', '出让/市场化商品房'],
    ['用途', '城镇住宅用地/住宅'],
    ['面积', size],
    ['使用期限', `国有建设用地使用权${year + 50}年05月09日止`],
  ]
  let top = 18
  for (const [name, text] of says) {
    const cells: Cell[] = [
      { text: name, width: 26, style: label },
      {
        text,
        width: 62,
        style: { ...value, size: Math.min(value.size, (mm(58) / Math.max(1, text.length)) * 1.1) },
        align: 'left',
      },
    ]
    top = drawCells(sheet, cells, { left: 98, top, height: 10 })
  }
  write(sheet, '根据《中华人民共和国民法典》等法律法规，为保护', mm(10), mm(30), { ...label, size: mm(3) })
  write(sheet, '不动产权利人合法权益，对不动产权利人申请登记的', mm(10), mm(37), { ...label, size: mm(3) })
  write(sheet, '本证所列不动产权利，经审查核实，准予登记，颁发此证。', mm(10), mm(44), {
    ...label,
    size: mm(3),
  })
  write(sheet, '登记机构（章）', mm(34), mm(80), label)
  write(sheet, hanDate(random, issued), mm(34), mm(90), value)
  write(sheet, `编号No${random.digits(11)}`, mm(10), mm(118), label)
  drawSeal(sheet, 60, 74, '不动产登记专用章', 16)
  markSpecimen(sheet, { x: mm(40), y: mm(60), size: mm(5) })
  return {
    kind: 'property-certificate',
    canvas: sheet.canvas,
    truth: { number, owner: owner.name, address: owner.address, unit_no: parts.join(''), area, issued },
  }
}

function olderOne(random: Random): Paper {
  const sheet = blankSheet(mm(125), mm(110))
  tint(sheet, random, [244, 236, 236])
  const owner = inventCitizen(random, { ages: { from: 30, to: 85 } })
  const number = `${random.pick(['X京', '深', '沪', '成', '济'])}房权证${random.pick(['朝', '市', '监证', '历'])}字第${random.digits(7)}号`
  const issued = dayIn(random, 2002, 2014)
  const area = `${random.int(38, 200)}.${random.digits(2)}`
  const label: TextStyle = { font: random.pick(['song', 'hei']), size: mm(3.2) }
  const value: TextStyle = { ...label, font: random.pick(['song', 'hei-medium', 'song-written']) }
  write(sheet, number, mm(62), mm(10), { ...value, size: mm(3.8), align: 'center' })
  const row = (cells: readonly (readonly [string, number])[], top: number) =>
    drawCells(
      sheet,
      cells.map(([text, width], index) => ({ text, width, style: index % 2 === 0 ? label : value })),
      { left: 6, top, height: 10 },
    )
  let top = 16
  top = row(
    [
      ['房屋所有权人', 28],
      [owner.name, 84],
    ],
    top,
  )
  top = row(
    [
      ['共有情况', 28],
      ['单独所有', 84],
    ],
    top,
  )
  const small = { ...value, size: Math.min(value.size, mm(80) / owner.address.length) }
  top = drawCells(
    sheet,
    [
      { text: '房屋坐落', width: 28, style: label },
      { text: owner.address, width: 84, style: small, align: 'left' },
    ],
    { left: 6, top, height: 10 },
  )
  top = row(
    [
      ['登记时间', 28],
      [random.pick([issued, hanDate(random, issued)]), 84],
    ],
    top,
  )
  top = row(
    [
      ['房屋性质', 28],
      ['商品房', 28],
      ['规划用途', 28],
      ['住宅', 28],
    ],
    top,
  )
  top = row(
    [
      ['总层数', 18],
      [String(random.int(4, 33)), 12],
      ['建筑面积\n（㎡）', 26],
      [area, 22],
      ['其他', 14],
      ['', 20],
    ],
    top,
  )
  drawSeal(sheet, 95, 96, '房屋登记专用章', 12)
  markSpecimen(sheet, { x: mm(40), y: mm(100), size: mm(5) })
  return {
    kind: 'property-certificate',
    canvas: sheet.canvas,
    truth: { number, owner: owner.name, address: owner.address, area, issued },
  }
}
