import type { Random } from '../../main/cli/sample/random.ts'
import {
  chooseSetting,
  drawFrame,
  drawQrCode,
  drawRoundel,
  drawSeal,
  type Setting,
  writeColumn,
} from './businessLicenceParts.ts'
import { landscapeRows, portraitRows } from './businessLicenceRows.ts'
import { chineseDate, type Firm, inventFirm } from './firm.ts'
import { fontOf } from './fonts.ts'
import { blankSheet, drawGuilloche, markSpecimen, near, type Sheet, widthOf, write } from './ink.ts'
import type { Paper } from './paper.ts'

/** A licence as a registrar prints it: on the sheet of two columns in use since 2018, or on that of 2014. */
export function drawBusinessLicence(random: Random): Paper {
  const firm = inventFirm(random)
  return random.chance(0.75) ? drawLandscape(random, firm) : drawPortrait(random, firm)
}

function drawLandscape(random: Random, firm: Firm): Paper {
  const sheet = blankSheet(3508, 2480, near(random, [250, 247, 238], 6))
  const setting = chooseSetting(random, random.int(48, 60))
  drawGround(sheet, random)
  drawRoundel(sheet, sheet.width / 2, 330)
  const isOnRight = random.chance(0.2)
  writeTitle(sheet, random, 590, setting)
  writeCode(sheet, random, firm, isOnRight ? 2330 : 300, random.int(330, 430), setting)
  if (!isOnRight && random.chance(0.7)) drawQrCode(sheet, random, 2560, 330, { ...setting.value, size: 34 })
  const rows = landscapeRows(firm, random)
  const top = random.int(850, 900)
  const divide = random.int(2040, 2140)
  const pitch = random.chance(0.5) ? 125 : null
  const end = writeColumn(
    sheet,
    rows.left,
    { left: 300, right: divide - 100, top, bottom: 2040, pitch },
    setting,
  )
  const ends = [
    end,
    writeColumn(
      sheet,
      rows.right,
      { left: divide, right: random.int(3180, 3290), top, bottom: 1800, pitch },
      setting,
    ),
  ]
  const y = Math.max(1790, Math.max(...ends.slice(1)) + 60)
  const registrar = writeRegistrar(sheet, random, firm, divide + random.int(20, 160), y, setting)
  markSpecimen(sheet, { x: 640, y: Math.min(2160, Math.max(end + 60, 2060)), size: 60 })
  writeFooter(sheet, random, 2240)
  return { kind: 'business-licence', canvas: sheet.canvas, truth: truthOf(firm, registrar) }
}

function drawPortrait(random: Random, firm: Firm): Paper {
  const sheet = blankSheet(2480, 3508, near(random, [250, 248, 240], 6))
  const setting = chooseSetting(random, random.int(52, 62))
  drawGround(sheet, random)
  drawRoundel(sheet, sheet.width / 2, 390)
  writeTitle(sheet, random, 680, setting)
  const code = random.chance(0.5)
    ? { x: 1240, align: 'center' as const }
    : { x: 1150, align: 'left' as const }
  write(sheet, `统一社会信用代码${random.pick(['  ', '：', ' '])}${firm.uscc}`, code.x, 960, {
    ...setting.value,
    size: 48,
    align: code.align,
  })
  const rows = portraitRows(firm, random)
  const pitch = random.chance(0.5) ? 140 : null
  const end = writeColumn(
    sheet,
    rows,
    { left: 400, right: random.int(2000, 2120), top: 1110, bottom: 2760, pitch },
    setting,
  )
  const registrar = writeRegistrar(sheet, random, firm, 1350, Math.max(2700, end + 90), setting)
  markSpecimen(sheet, { x: 620, y: 3080, size: 60 })
  writeFooter(sheet, random, 3270)
  return { kind: 'business-licence', canvas: sheet.canvas, truth: truthOf(firm, registrar) }
}

function drawGround(sheet: Sheet, random: Random): void {
  if (random.chance(0.8))
    drawGuilloche(sheet, random, ['rgba(205, 180, 120, 0.22)', 'rgba(150, 180, 170, 0.18)'])
  drawFrame(sheet, random)
}

function writeTitle(sheet: Sheet, random: Random, y: number, { value }: Setting): void {
  const title = {
    font: random.pick(['song-black', 'hei-bold', 'song-bold'] as const),
    size: random.int(170, 220),
  }
  write(sheet, '营业执照', sheet.width / 2 + 30, y, {
    ...title,
    spacing: random.int(20, 90),
    align: 'center',
  })
  if (random.chance(0.2)) return
  const copy = random.pick(['（副本）', '（副  本）', '(副本)', '（正本）', '（副  本）(1-1)'])
  write(sheet, copy, sheet.width / 2, y + 160, { ...value, size: 64, align: 'center' })
  if (random.chance(0.4))
    write(
      sheet,
      random.pick(['副本编号：1-1', '编号：S1201903004521', '(1-1)']),
      sheet.width / 2 + 420,
      y + 165,
      {
        ...value,
        size: 40,
      },
    )
}

function writeCode(
  sheet: Sheet,
  random: Random,
  { uscc }: Firm,
  x: number,
  y: number,
  setting: Setting,
): void {
  const label = { ...setting.label, size: random.int(42, 52) }
  const number = { font: setting.number, size: random.int(54, 68), spacing: random.int(0, 5) }
  if (random.chance(0.75)) {
    write(sheet, '统一社会信用代码', x, y, label)
    write(sheet, uscc, x, y + 90, number)
  } else {
    const end = write(sheet, '统一社会信用代码', x, y, { ...label, size: 42 })
    write(sheet, uscc, end + 24, y, { ...number, size: 46 })
  }
}

/** Width of the frame and of the space beside it, in which nothing is printed. */
const frame = 240

/** @returns whether the registrar's name is printed; if not, it stands in the seal only */
function writeRegistrar(
  sheet: Sheet,
  random: Random,
  { registrar, issued }: Firm,
  x: number,
  y: number,
  setting: Setting,
): boolean {
  const { size } = setting.value
  const isPrinted = random.chance(0.75)
  const wide = widthOf(sheet, registrar, setting.value)
  // Nothing is printed over the frame: a long name stands under its label.
  const isBeside = isPrinted && random.chance(0.35) && x + 6 * size + wide < sheet.width - frame
  const label = {
    ...setting.label,
    size: size * (isBeside ? 1 : 1.15),
    spacing: isBeside ? 4 : random.int(4, 24),
  }
  const end = write(sheet, '登记机关', x, y, label)
  if (isPrinted)
    write(
      sheet,
      registrar,
      isBeside ? end + size * 0.6 : Math.min(x, sheet.width - frame - wide),
      isBeside ? y : y + size * 1.7,
      setting.value,
    )
  const dateY = y + size * (isBeside || !isPrinted ? 2.3 : 3.4)
  const [year = '', month = '', day = ''] = issued.split('-')
  const date = random.pick([
    chineseDate(issued),
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}  年  ${month}  月  ${day}  日`,
    `${year}年${Number(month)}月${Number(day)}日`,
  ])
  write(sheet, date, x + random.int(0, 120), dateY, setting.value)
  drawSeal(
    sheet,
    random,
    x + random.int(220, 520),
    y + size * 1.6 + random.int(-40, 60),
    registrar,
    fontOf('song-medium', 56),
  )
  return isPrinted
}

function writeFooter(sheet: Sheet, random: Random, y: number): void {
  const note = { font: 'hei' as const, size: 32, colour: '#3c3a36' }
  const { width } = sheet
  if (random.chance(0.7)) write(sheet, '国家企业信用信息公示系统网址：http://www.gsxt.gov.cn', 270, y, note)
  if (random.chance(0.7)) {
    const lines = ['市场主体应当于每年1月1日至6月30日通过', '国家企业信用信息公示系统报送公示年度报告']
    lines.forEach((line, index) => {
      write(sheet, line, width - 270, y - 46 + index * 46, { ...note, align: 'right' })
    })
  }
  write(
    sheet,
    random.pick(['国家市场监督管理总局监制', '中华人民共和国国家工商行政管理总局监制']),
    width / 2,
    y + 92,
    {
      ...note,
      size: 28,
      align: 'center',
    },
  )
}

function truthOf(firm: Firm, hasRegistrar: boolean): Paper['truth'] {
  const { uscc, name, type, person, capital, established, term, address, scope, registrar, issued } = firm
  return {
    uscc,
    name,
    type,
    legal_person: person,
    ...(capital === null ? {} : { capital }),
    established,
    ...(term === null ? {} : { term }),
    address,
    scope,
    ...(hasRegistrar ? { registrar } : {}),
    issued,
  }
}
