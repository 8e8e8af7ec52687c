import type { PageText, TextLine } from '../../../main/reading/page/page.ts'
import { aLine } from './builders.ts'

/** A sheet across with these lines, upright and empty but for them. */
export function aSheet(...lines: TextLine[]): PageText {
  const [width, height] = [1700, 1200]
  const pixels = { width, height, rgba: new Uint8Array(width * height * 4).fill(255) }
  return { pixels, rotation: 0, angle: 0, lines }
}

/** The licence of an invented firm in two columns, as the detector usually cuts it; a line of the same key replaces one. */
export function aLicence(changed: Partial<Record<keyof typeof licence, TextLine[]>> = {}): PageText {
  return aSheet(...Object.values({ ...licence, ...changed }).flat())
}

const [label, value] = [130, 320]
const [label2, value2] = [1000, 1190]
const licence = {
  code: [aLine('统一社会信用代码', 130, 100), aLine('91350100M000100Y43', 130, 145)],
  title: [aLine('营业执照', 620, 200, { size: 90 })],
  name: [aLine('名', label, 400), aLine('称', 250, 400), aLine('样本市青禾科技有限公司', value, 400)],
  type: [aLine('类', label, 460), aLine('型', 250, 460), aLine('有限责任公司（自然人独资）', value, 460)],
  person: [aLine('法定代表人', label, 520), aLine('张伟', value, 520)],
  scope: [
    aLine('经营范围', label, 580),
    aLine('一般项目：技术服务、技术开发、技术咨询', value, 580),
    aLine('；软件开发。（依法须经批准的项目除外', value, 625),
    aLine('）', value, 670),
  ],
  capital: [aLine('注册资本', label2, 400), aLine('伍佰万元整', value2, 400)],
  established: [aLine('成立日期', label2, 460), aLine('2015年03月02日', value2, 460)],
  term: [aLine('营业期限', label2, 520), aLine('长期', value2, 520)],
  address: [
    aLine('住', label2, 580),
    aLine('所', 1120, 580),
    aLine('样本省样本市青禾路8号', value2, 580),
    aLine('3幢201室', value2, 625),
  ],
  registrar: [
    aLine('登记机关', 1000, 800),
    aLine('样本市市场监督管理局', 1000, 850),
    aLine('2019年07月25日', 1040, 900),
  ],
  footing: [aLine('国家企业信用信息公示系统网址：http://www.gsxt.gov.cn', 120, 1100, { size: 20 })],
}

export type Place = readonly [left: number, top: number, width: number, height: number]

/** The page with black print in some places, in pixels. */
export function printed(page: PageText, ...places: readonly Place[]): PageText {
  return printedIn([0, 0, 0], page, ...places)
}

export function printedIn(
  [red, green, blue]: readonly [number, number, number],
  page: PageText,
  ...places: readonly Place[]
): PageText {
  const { width, rgba } = page.pixels
  for (const [left, top, wide, high] of places)
    for (let y = top; y < top + high; y++)
      for (let x = left; x < left + wide; x++) rgba.set([red, green, blue], (y * width + x) * 4)
  return page
}

/** Strokes over a line, so that it has ink to compare with. */
export function strokes(line: TextLine): Place[] {
  const [{ x, y }, end] = line.quad
  return Array.from(
    { length: Math.floor((end.x - x) / 10) },
    (_, index) => [x + 10 * index, y + 4, 3, 22] as const,
  )
}
