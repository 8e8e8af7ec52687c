import type { Quad } from '../../../main/reading/page/geometry.ts'
import type { PageText, TextLine } from '../../../main/reading/page/page.ts'

/** A level quad; its first corner lies at 0, 0 if nothing else is said. */
export function aQuad(width: number, height: number, { x, y } = { x: 0, y: 0 }): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

/** A level line of text at a place: `size` is its height in pixels, a Chinese character as wide as high. */
export function aLine(text: string, x: number, y: number, { size = 30, confidence = 0.99 } = {}): TextLine {
  const widths = [...text].map((character) => (/[\u0020-\u007e]/.test(character) ? 0.55 * size : size))
  const length = widths.reduce((sum, width) => sum + width, 0)
  let reached = 0
  const characters = [...text].map((character, index) => {
    const width = widths[index] ?? 0
    reached += width
    return { text: character, confidence, at: (reached - width / 2) / length }
  })
  return { quad: aQuad(length, size, { x, y }), characters }
}

/** A page with these lines, upright, of the proportions of a card. */
export function aPage(...lines: TextLine[]): PageText {
  const [width, height] = [1000, 630]
  return {
    pixels: { width, height, rgba: new Uint8Array(width * height * 4) },
    rotation: 0,
    angle: 0,
    lines,
  }
}

/** The front of an invented card, as the detector usually cuts it; a line of the same key replaces the usual one. */
export function aCardFront(changed: Partial<Record<keyof typeof cardFront, TextLine[]>> = {}): PageText {
  return aPage(...Object.values({ ...cardFront, ...changed }).flat())
}

const cardFront = {
  name: [aLine('姓名', 66, 66), aLine('样本甲', 182, 64)],
  sex: [aLine('性别男民族汉', 66, 142)],
  birth: [aLine('出生1949年12月31日', 66, 218)],
  address: [aLine('住址', 66, 296), aLine('北京市朝阳区样本路样', 182, 296), aLine('本小区1号楼', 182, 346)],
  mark: [aLine('样本SPECIMEN', 660, 430)],
  number: [aLine('公民身份号码', 66, 540), aLine('11010519491231002X', 350, 540)],
}

/** In how many bits two hashes of 16 hexadecimal digits differ. */
export function differingBits(a: string, b: string): number {
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length
}
