import type { Random } from '../../../main/cli/sample/random.ts'
import { blankSheet, drawPortrait, markSpecimen, type TextStyle, write } from '../ink.ts'
import type { Paper } from '../paper.ts'
import { inventCitizen } from '../people.ts'
import { areas } from '../places.ts'
import { dayIn, drawSeal, hanDate, mm, tint } from './form.ts'

/** The open booklet: whom it was given to and when on the left, the two people on the right. */
export function drawMarriageCertificate(random: Random): Paper {
  const sheet = blankSheet(mm(176), mm(125))
  tint(sheet, random, [250, 236, 232])
  const [first, second] = [
    inventCitizen(random, { ages: { from: 22, to: 70 } }),
    inventCitizen(random, { ages: { from: 22, to: 70 } }),
  ]
  const area = random.pick(areas)
  const registered = dayIn(random, 2004, 2025)
  const number = `J${area.code}-${registered.slice(0, 4)}-${random.digits(6)}`
  const authority = `${area.name}民政局`
  const label: TextStyle = {
    font: random.pick(['song', 'song-medium', 'hei']),
    size: mm(random.int(34, 38) / 10),
  }
  const value: TextStyle = { ...label, font: random.pick(['song', 'hei', 'song-written']) }
  const gap = mm(random.int(2, 5))
  const row = (name: string, text: string, x: number, y: number) =>
    write(sheet, text, write(sheet, name, mm(x), mm(y), label) + gap, mm(y), value)
  const prints = random.chance(0.5)
  row('持证人', first.name, 12, 62)
  row('登记日期', hanDate(random, registered), 12, 72)
  row('结婚证字号', number, 12, 82)
  if (prints) row('登记机关', authority, 12, 92)
  row('备注', '', 12, 102)
  write(sheet, '结婚申请，符合《中华人民共和国婚姻法》规定，', mm(12), mm(20), { ...label, size: mm(3.2) })
  write(sheet, '予以登记，发给此证。', mm(12), mm(27), { ...label, size: mm(3.2) })
  drawSeal(sheet, 60, 46, '婚姻登记专用章', 16)
  for (const [index, person] of [first, second].entries()) {
    const top = 58 + index * 30
    row('姓名', person.name, 96, top)
    row('性别', person.sex, 140, top)
    row('国籍', '中国', 96, top + 8)
    row('出生日期', hanDate(random, person.birth), 125, top + 8)
    row('身份证件号', person.idNumber, 96, top + 16)
  }
  drawPortrait(sheet, random, { left: mm(112), top: mm(10), width: mm(48), height: mm(34) })
  markSpecimen(sheet, { x: mm(136), y: mm(49), size: mm(5) })
  return {
    kind: 'marriage-certificate',
    canvas: sheet.canvas,
    truth: {
      number,
      registered,
      name: first.name,
      id_number: first.idNumber,
      spouse_name: second.name,
      spouse_id_number: second.idNumber,
      ...(prints ? { authority } : {}),
    },
  }
}
