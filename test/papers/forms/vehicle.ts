import type { Random } from '../../../main/cli/sample/random.ts'
import { blankCard, blankSheet, markSpecimen, type Sheet, type TextStyle, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { type Cell, dayIn, drawCells, drawSeal, mm, tint } from './form.ts'

const codes = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'
const provinces = [
  '京',
  '沪',
  '粤',
  '苏',
  '浙',
  '川',
  '鲁',
  '豫',
  '鄂',
  '湘',
  '冀',
  '闽',
  '皖',
  '辽',
] as const

interface Vehicle {
  readonly plate: string
  readonly vin: string
  readonly engineNo: string
  readonly model: string
}

function inventVehicle(random: Random): Vehicle {
  const some = (count: number) =>
    Array.from({ length: count }, () => codes.charAt(random.int(0, codes.length - 1))).join('')
  const letter = random.pick(['A', 'B', 'C', 'E', 'N', 'K'])
  const isElectric = random.chance(0.25)
  return {
    plate: `${random.pick(provinces)}${letter}${isElectric ? `D${random.digits(5)}` : random.pick([random.digits(5), `${some(1)}${random.digits(4)}`])}`,
    vin: withCheckDigit(`L${some(7)}0${some(2)}${random.digits(6)}`),
    engineNo: random.pick([
      some(1) + random.digits(6),
      random.digits(8),
      `${random.digits(2)}${some(2)}${random.digits(5)}`,
    ]),
    model: `${random.pick(['样本牌', '示例牌', '虚构牌'])}${some(3)}${random.digits(4)}`,
  }
}

/** The ninth character checks the others: GB 16735-2019, annex A. */
function withCheckDigit(vin: string): string {
  const values: Readonly<Record<string, number>> = {
    ...Object.fromEntries([...'0123456789'].map((digit) => [digit, Number(digit)])),
    ...Object.fromEntries([...'ABCDEFGH'].map((letter, index) => [letter, index + 1])),
    ...Object.fromEntries([...'JKLMN'].map((letter, index) => [letter, index + 1])),
    P: 7,
    R: 9,
    ...Object.fromEntries([...'STUVWXYZ'].map((letter, index) => [letter, index + 2])),
  }
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  const sum = [...vin].reduce(
    (total, character, at) => total + (values[character] ?? 0) * (weights[at] ?? 0),
    0,
  )
  const check = sum % 11
  return `${vin.slice(0, 8)}${check === 10 ? 'X' : check}${vin.slice(9)}`
}

/** The main page of 机动车行驶证, a card in two languages. */
export function drawVehicleLicence(random: Random): Paper {
  const sheet = blankCard('#eef3ee')
  const owner = inventCitizen(random, { ages: { from: 20, to: 75 } })
  const { plate, vin, engineNo, model } = inventVehicle(random)
  const registered = dayIn(random, 2008, 2022)
  const issued = `${Number(registered.slice(0, 4)) + random.int(0, 3)}${registered.slice(4)}`
  const label: TextStyle = { font: random.pick(['song', 'hei']), size: mm(2.5), colour: '#2d4a3c' }
  const value: TextStyle = {
    font: random.pick(['hei', 'song-medium', 'hei-medium']),
    size: mm(random.int(27, 31) / 10),
  }
  write(sheet, '中华人民共和国机动车行驶证', sheet.width / 2, mm(4.6), {
    ...label,
    font: 'song-bold',
    size: mm(4),
    align: 'center',
  })
  write(sheet, 'Vehicle License of the People’s Republic of China', sheet.width / 2, mm(8), {
    ...label,
    font: 'sans',
    size: mm(1.7),
    align: 'center',
  })
  const row = (name: string, english: string, text: string, x: number, y: number, width = 13) => {
    write(sheet, name, mm(x), mm(y), label)
    write(sheet, english, mm(x), mm(y + 2.6), { ...label, font: 'sans', size: mm(1.5) })
    write(sheet, text, mm(x + width), mm(y + 0.4), value)
  }
  row('号牌号码', 'Plate No.', plate, 4, 13)
  row('车辆类型', 'Vehicle Type', random.pick(['小型轿车', '小型普通客车', '轻型厢式货车']), 44, 13)
  row('所有人', 'Owner', owner.name, 4, 19)
  const address = owner.address
  row('住址', 'Address', address.slice(0, 20), 4, 25, 11)
  if (address.length > 20) write(sheet, address.slice(20), mm(15), mm(29), value)
  row('使用性质', 'Use Character', '非营运', 27, 33)
  row('品牌型号', 'Model', model, 52, 33)
  row('车辆识别代号', 'VIN', vin, 27, 38.5, 18)
  row('发动机号码', 'Engine No.', engineNo, 27, 44, 16)
  row('注册日期', 'Register Date', registered, 27, 49.5, 13)
  row('发证日期', 'Issue Date', issued, 57, 49.5, 12)
  drawSquareSeal(sheet, owner.area.police.replace(/公安.*/, ''))
  markSpecimen(sheet, { x: mm(72), y: mm(21), size: mm(2.4) })
  return {
    kind: 'vehicle-licence',
    canvas: sheet.canvas,
    truth: { plate, owner: owner.name, address, vin, engine_no: engineNo, registered, issued },
  }
}

function drawSquareSeal(sheet: Sheet, city: string): void {
  const { ink } = sheet
  ink.save()
  ink.globalAlpha = 0.8
  ink.strokeStyle = '#c23030'
  ink.lineWidth = 5
  ink.strokeRect(mm(4), mm(33), mm(19), mm(18))
  const style: TextStyle = { font: 'song-bold', size: mm(2.6), colour: '#c23030', align: 'center' }
  for (const [index, words] of [city, '公安局交', '通管理支', '队'].entries())
    write(sheet, words, mm(13.5), mm(36.5 + index * 3.8), style)
  ink.restore()
}

/** The first page of 机动车登记证书: numbered rows of a table. */
export function drawVehicleCertificate(random: Random): Paper {
  const sheet = blankSheet(mm(150), mm(200))
  tint(sheet, random, [240, 244, 238])
  const owner = inventCitizen(random, { ages: { from: 20, to: 75 } })
  const { plate, vin, engineNo, model } = inventVehicle(random)
  const registered = dayIn(random, 2008, 2024)
  const number = random.digits(12)
  const label: TextStyle = { font: random.pick(['song', 'hei']), size: mm(2.8) }
  const value: TextStyle = { font: random.pick(['hei', 'song', 'hei-medium']), size: mm(3) }
  write(sheet, '机动车登记证书', mm(75), mm(12), {
    ...label,
    font: 'song-bold',
    size: mm(6),
    align: 'center',
  })
  write(sheet, `机动车登记证书编号：${number}`, mm(80), mm(21), { ...value, size: mm(3.2) })
  write(sheet, '注册登记摘要信息栏', mm(75), mm(28), { ...label, align: 'center' })
  const name = (text: string, width: number): Cell => ({ text, width, style: label, align: 'left' })
  const says = (text: string, width: number): Cell => ({ text, width, style: value, align: 'left' })
  let top = 32
  const row = (...cells: readonly Cell[]) => {
    top = drawCells(sheet, cells, { left: 8, top, height: 8 })
  }
  row(name('1.机动车所有人/身份证明名称/号码', 50), says(`${owner.name}/居民身份证/${owner.idNumber}`, 84))
  row(
    name('2.登记机关', 22),
    says(owner.area.police.replace(/公安局.*/, '公安局交通警察支队').slice(0, 16), 46),
    name('3.登记日期', 22),
    says(registered, 44),
  )
  row(name('4.机动车登记编号', 30), says(plate, 104))
  top += 3
  write(sheet, '注册登记机动车信息栏', mm(75), mm(top + 3), { ...label, align: 'center' })
  top += 7
  row(name('5.车辆类型', 24), says('小型轿车', 43), name('6.车辆品牌', 24), says(model.slice(0, 3), 43))
  row(
    name('7.车辆型号', 24),
    says(model.slice(3), 43),
    name('8.车身颜色', 24),
    says(random.pick(['白', '黑', '灰', '蓝']), 43),
  )
  row(name('9.车辆识别代号/车架号', 36), says(vin, 48), name('10.国产/进口', 22), says('国产', 28))
  row(
    name('11.发动机号', 24),
    says(engineNo, 43),
    name('12.发动机型号', 24),
    says(`EA${random.digits(3)}`, 43),
  )
  row(name('13.燃料种类', 24), says('汽油', 43), name('14.排量/功率', 24), says('1498 ml/110 kw', 43))
  row(name('29.使用性质', 24), says('非营运', 43), name('30.车辆获得方式', 28), says('购买', 39))
  row(name('31.车辆出厂日期', 28), says(registered, 39), name('33.发证日期', 24), says(registered, 43))
  drawSeal(sheet, 112, top + 24, '车辆管理所', 17)
  markSpecimen(sheet, { x: mm(50), y: mm(top + 24), size: mm(6) })
  return {
    kind: 'vehicle-certificate',
    canvas: sheet.canvas,
    truth: { number, owner: owner.name, plate, vin, engine_no: engineNo, registered, issued: registered },
  }
}
