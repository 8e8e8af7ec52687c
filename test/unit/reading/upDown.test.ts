import { describe, expect, it } from 'vitest'
import type { Recognizer } from '../../../main/reading/engines/recognizer.ts'
import { type Quad, readBackwards } from '../../../main/reading/page/geometry.ts'
import { tellUpFromDown } from '../../../main/reading/page/upDown.ts'
import { aLine } from './builders.ts'

/** Reads lines well the way they stand, and the others hardly at all. */
function aRecognizer(lines: ReadonlyMap<string, string>): Recognizer {
  return async (_page, quad) => {
    const text = lines.get(JSON.stringify(quad))
    return [...(text ?? '之乙')].map((character) => ({
      text: character,
      confidence: text ? 0.9 : 0.5,
      at: 0,
    }))
  }
}

const pixels = { width: 1, height: 1, rgba: new Uint8Array(4) }
const standing = (text: string, y: number): readonly [Quad, string] => [aLine(text, 100, y).quad, text]
const upsideDown = (text: string, y: number): readonly [Quad, string] => [
  readBackwards(aLine(text, 100, y).quad),
  text,
]

describe('up and down', () => {
  it('are told by the paper, and not by the bars of the screen that shows it upside down', async () => {
    const lines = [
      upsideDown('样本公司', 800),
      upsideDown('有限责任公司', 850),
      upsideDown('样本路样本小区', 900),
      standing('发送编辑收藏删除查看原图', 1700),
    ]
    const recognize = aRecognizer(new Map(lines.map(([quad, text]) => [JSON.stringify(quad), text])))
    const quads = lines.map(([quad, text]) => aLine(text, 100, Math.min(...quad.map(({ y }) => y))).quad)
    const { isUpsideDown } = await tellUpFromDown(pixels, quads, 0, recognize)
    expect(isUpsideDown).toBe(true)
  })
})
