import { describe, expect, it } from 'vitest'
import { differences } from '../../../main/reading/fields/agreement/difference.ts'
import { stretchesOf } from '../../../main/reading/fields/agreement/stretch.ts'
import { hasUnreadInk } from '../../../main/reading/fields/agreement/unread.ts'
import { candidatesFor } from '../../../main/reading/fields/forms/candidates.ts'
import { asStrokes } from '../../../main/reading/fields/forms/strokes.ts'
import { type Glyph, rowsOf, textOf } from '../../../main/reading/fields/layout/row.ts'
import { quadAngle } from '../../../main/reading/page/geometry.ts'
import type { PageText, TextLine } from '../../../main/reading/page/page.ts'
import { checkIdNumber } from '../../../shared/rules/idNumber.ts'
import { aLine, aPage } from './builders.ts'

function glyphsOf(page: PageText): readonly Glyph[] {
  return rowsOf(page).flatMap((row) => row.glyphs)
}

describe('differences of two texts', () => {
  it.each([
    ['样本市', '样本市', []],
    ['样本市', '祥本市', [{ start: 0, end: 1, said: '祥' }]],
    ['样本市', '样市', [{ start: 1, end: 2, said: '' }]],
    ['样市', '样本市', [{ start: 1, end: 1, said: '本' }]],
    [
      '样本市公安局',
      '祥木市公安居',
      [
        { start: 0, end: 2, said: '祥木' },
        { start: 5, end: 6, said: '居' },
      ],
    ],
    ['样本', '', [{ start: 0, end: 2, said: '' }]],
  ])('%s against %s', (text, other, expected) => {
    expect(differences(text, other)).toEqual(expected)
  })
})

describe('marks that can only be characters of straight strokes', () => {
  it.each([
    ['翠竹-巷', '翠竹一巷'],
    ['赵—凡', '赵一凡'],
    ['3-2-101', '3-2-101'],
    ['A座-2号', 'A座-2号'],
    ['路=号', '路二号'],
  ])('%s is %s', (read, printed) => {
    expect(textOf(asStrokes(glyphsOf(aPage(aLine(read, 100, 100)))))).toBe(printed)
  })
})

describe('candidates for a number that fails its check digit', () => {
  const passes = (number: string) => checkIdNumber(number).state === 'valid'
  const glyphs = (number: string, weak: number) =>
    [...number].map(
      (text, index): Glyph => ({
        text,
        confidence: index === weak ? 0.5 : 0.99,
        line: aLine(number, 0, 0),
        at: 0,
        left: 0,
        right: 0,
      }),
    )

  it('try anything at the weakest character', () => {
    const [first] = candidatesFor(glyphs('41010519491231002X', 0), '0123456789X', passes)
    expect(first).toBe('11010519491231002X')
  })

  it('try elsewhere what prints alike', () => {
    expect(candidatesFor(glyphs('11010519491231802X', 3), '0123456789X', passes)).toContain(
      '11010519491231002X',
    )
  })

  it('all pass, and are few', () => {
    const candidates = candidatesFor(glyphs('11010519491231003X', 16), '0123456789X', passes)
    expect(candidates.every(passes)).toBe(true)
    expect(candidates.length).toBeLessThanOrEqual(4)
  })
})

describe('ink where no character was read', () => {
  /** A page on which a dark character is drawn at each of these places, 30 pixels wide and high. */
  function drawn(line: TextLine, places: readonly { x: number; y: number }[]): PageText {
    const page = aPage(line)
    const { width, rgba } = page.pixels
    rgba.fill(230)
    for (const { x, y } of places)
      for (let down = 4; down < 26; down++)
        for (let along = 4; along < 26; along += 3) {
          const at = ((y + down) * width + x + along) * 4
          rgba.fill(20, at, at + 3)
        }
    return page
  }

  /** 样本 with the middle character of three not read. */
  const line: TextLine = {
    ...aLine('样口本', 100, 100),
    characters: aLine('样口本', 100, 100).characters.filter(({ text }) => text !== '口'),
  }
  const [first] = stretchesOf(glyphsOf(aPage(line)))

  it('is seen', () => {
    const page = drawn(
      line,
      [100, 130, 160].map((x) => ({ x, y: 100 })),
    )
    expect(first && hasUnreadInk(page, first)).toBe(true)
  })

  it('is not seen in a blank', () => {
    const page = drawn(
      line,
      [100, 160].map((x) => ({ x, y: 100 })),
    )
    expect(first && hasUnreadInk(page, first)).toBe(false)
  })
})

describe('a line that is steeper than the page', () => {
  const tilted = (text: string, angle: number): TextLine => {
    const line = aLine(text, 100, 100)
    const turn = ({ x, y }: { x: number; y: number }) => ({
      x: 100 + (x - 100) * Math.cos(angle) - (y - 100) * Math.sin(angle),
      y: 100 + (x - 100) * Math.sin(angle) + (y - 100) * Math.cos(angle),
    })
    const [a, b, c, d] = line.quad
    return { ...line, quad: [turn(a), turn(b), turn(c), turn(d)] }
  }

  it('is a mark laid over the page if it is long', () => {
    expect(quadAngle(tilted('样本样本', 0.35).quad)).toBeCloseTo(0.35)
    expect(rowsOf(aPage(tilted('样本样本', 0.35)))).toEqual([])
  })

  it('is text if it is a single character, whose box says little of its direction', () => {
    expect(rowsOf(aPage(tilted('男', 0.35))).map(({ text }) => text)).toEqual(['男'])
  })
})
