import { describe, expect, it } from 'vitest'
import { voted } from '../../../main/reading/fields/again/vote.ts'
import { loneBrackets } from '../../../main/reading/fields/forms/brackets.ts'
import { hasUntoldWidth, printedMarks } from '../../../main/reading/fields/forms/printedMarks.ts'
import type { Glyph } from '../../../main/reading/fields/layout/row.ts'
import { withClauseBrackets } from '../../../main/reading/kinds/licence/scopeBrackets.ts'
import { withScopeMarks } from '../../../main/reading/kinds/licence/scopeMarks.ts'
import { aLine } from './builders.ts'

/** Characters where a font of the usual widths puts them; `read` is what the network took them for. */
function glyphs(printed: string, read = printed, confidence = 0.99): Glyph[] {
  const line = aLine(printed, 0, 0, { confidence })
  return line.characters.map((character, index) => ({
    ...character,
    text: [...read][index] ?? '',
    line,
    left: 0,
    right: 0,
  }))
}

describe('marks of two widths', () => {
  it('are full where they take the room of a character, whatever the network says', () => {
    expect(printedMarks(glyphs('公司（北京）分店，甲', '公司(北京)分店,甲'))).toBe('公司（北京）分店，甲')
  })

  it('are narrow where they take half of it', () => {
    expect(printedMarks(glyphs('公司(北京)分店,甲', '公司（北京）分店，甲'))).toBe('公司(北京)分店,甲')
  })

  it('are narrow where the network read them so and they take no more than half', () => {
    expect(printedMarks(glyphs('一般项目:软件;设计'))).toBe('一般项目:软件;设计')
  })

  it('are as the rest of the text at the end of a line', () => {
    expect(printedMarks(glyphs('公司（北京）', '公司（北京)'))).toBe('公司（北京）')
  })

  it('stay as they are between digits', () => {
    expect(printedMarks(glyphs('500.000000万元'))).toBe('500.000000万元')
  })

  it('end a sentence with the Chinese full stop', () => {
    expect(printedMarks(glyphs('货物进出口。', '货物进出口.'))).toBe('货物进出口。')
  })
})

describe('the width of a mark', () => {
  /** Characters of a line in which marks of half the width take so much of a character. */
  function set(text: string, narrow = 0.33): Glyph[] {
    const widths = [...text].map((character) => (/[(),]/.test(character) ? narrow : 1))
    const whole = widths.reduce((sum, width) => sum + width, 0)
    const line = aLine('样'.repeat(Math.round(whole)), 0, 0)
    let reached = 0
    return [...text].map((character, index) => {
      const width = widths[index] ?? 0
      reached += width
      return { text: character, confidence: 0.99, line, at: (reached - width / 2) / whole, left: 0, right: 0 }
    })
  }

  it.each([
    ['is told by its room', '公司（北京）分店,甲乙', false],
    ['is untold at the end of a line of a text that has both', '公司（北京）分店,甲乙丙)', true],
    ['is that of all others at the end of a line', '公司（北京）分店，甲乙丙）', false],
    ['is untold where a narrow one is the only one', '零售,甲乙', true],
    ['is told where there are narrow ones enough', '甲乙,丙丁,戊己,庚辛,壬癸', false],
    ['is that of the other half of a pair of brackets', '公司（北京）分店,甲乙（丙丁）', false],
  ])('%s', (_, printed, expected) => {
    expect(hasUntoldWidth(set(printed))).toBe(expected)
  })

  it('is told though the places of characters are known to a fifth of one only', () => {
    const step = 0.21
    const coarse = set('各类机械设备(不含特种设备)的销售及租赁。(依法须经批准的项目，经批准').map((glyph) => {
      const length = 31.3
      return { ...glyph, at: (Math.round((glyph.at * length) / step) * step) / length }
    })
    expect(printedMarks(coarse)).toBe('各类机械设备(不含特种设备)的销售及租赁。(依法须经批准的项目，经批准')
  })

  it('is that of its kind elsewhere in the text where marks stand side by side', () => {
    const text = '五金，酒类，食品(散装)销售(不含酒)，日用百货(零售)，玩具'
    expect(printedMarks(set(text))).toBe(text)
    expect(hasUntoldWidth(set(text))).toBe(false)
  })

  it('is untold where its room may be that of either', () => {
    expect(hasUntoldWidth(set('公司(北京)分店,甲', 0.7))).toBe(true)
  })
})

describe('several readings of a line', () => {
  const reading = (text: string, confidence = 0.9) =>
    [...text].flatMap((character, at) => (character === ' ' ? [] : { text: character, confidence, at }))
  const text = (votes: readonly { text: string }[]) => votes.map((vote) => vote.text).join('')

  it('give the character that most of them have', () => {
    expect(text(voted([reading('劳务派道'), reading('劳务派遣'), reading('劳务派遣')]))).toBe('劳务派遣')
  })

  it('give a character that the first lacks if most have it', () => {
    expect(text(voted([reading('软件开发销售'), reading('软件开发；销售'), reading('软件开发；销售')]))).toBe(
      '软件开发；销售',
    )
  })

  it.each([
    ['the first', ['管理咨 合伙企业', '管理咨询合伙企业', '管理咨 合伙企业']],
    ['others', ['管理咨询合伙企业', '管理咨 合伙企业', '管理咨 合伙企业']],
  ])('give a character that %s lost and left its room', (_, texts) => {
    expect(text(voted(texts.map((one) => reading(one, 0.4))))).toBe('管理咨询合伙企业')
  })

  it('leave out what only one has', () => {
    expect(text(voted([reading('软件开发'), reading('1软件开发'), reading('软件开发')]))).toBe('软件开发')
  })
})

describe('a scope', () => {
  const scope = (printed: string, confidence: number) =>
    withScopeMarks(glyphs(printed, printed, confidence))
      .map(({ text }) => text)
      .join('')

  it('parts its projects with semicolons where the network hesitates', () => {
    expect(scope('一般项目：软件开发：广告制作', 0.6)).toBe('一般项目：软件开发；广告制作')
  })

  it('keeps a colon that was read without hesitation', () => {
    expect(scope('其他：软件开发', 0.99)).toBe('其他：软件开发')
  })

  it('has no colon after a way of doing business that is not the head of a clause', () => {
    expect(scope('机动车维修：汽车零配件零售：洗车服务', 0.6)).toBe('机动车维修；汽车零配件零售；洗车服务')
    expect(scope('零售：五金的批发与零售：货物进出口', 0.9)).toBe('零售：五金的批发与零售；货物进出口')
  })

  it('has no 派遗 in it', () => {
    expect(scope('劳务派遗经营；遗产咨询', 0.99)).toBe('劳务派遣经营；遗产咨询')
  })

  it('ends a clause with ※', () => {
    expect(scope('（依法须经批准）*', 0.99)).toBe('（依法须经批准）※')
  })

  it('keeps several stars at the end of a clause', () => {
    expect(scope('（依法须经批准）***', 0.99)).toBe('（依法须经批准）***')
  })

  it('gives a semicolon the width that the colon was read in', () => {
    expect(scope('软件开发:广告制作:五金', 0.6)).toBe('软件开发;广告制作;五金')
  })
})

describe('the brackets of a scope', () => {
  const clause = '依法须经批准的项目，经相关部门批准后方可开展经营活动'
  const bracketed = (read: string) =>
    withClauseBrackets(glyphs(read))
      .map(({ text }) => text)
      .join('')

  it.each([
    ['the end', `软件开发。（${clause}`, `软件开发。（${clause}）`],
    ['the end, with another mark in its place', `软件开发。【${clause}I`, `软件开发。【${clause}】`],
    ['the end, before a star', `餐饮服务。(${clause}※`, `餐饮服务。(${clause})※`],
    ['the beginning', `软件开发。${clause}）`, `软件开发。（${clause}）`],
    ['the beginning, of the longer form', `软件开发。除${clause}）`, `软件开发。（除${clause}）`],
    [
      'one of two clauses',
      `餐饮服务。（${clause}※软件开发。（除${clause}）`,
      `餐饮服务。（${clause}）※软件开发。（除${clause}）`,
    ],
  ])('around a clause on approval are both there where %s was lost', (_, read, text) => {
    expect(bracketed(read)).toBe(text)
  })

  it('stand where they were printed, so that the second reader is asked about them', () => {
    const printed = glyphs(`软件开发。（${clause}）`)
    const last = withClauseBrackets(printed.slice(0, -1)).at(-1)
    expect(last?.at).toBeCloseTo(printed.at(-1)?.at ?? 0, 1)
  })

  it.each([`食品（含酒类销售。`, `不含危险品）。`, `软件开发。）${clause}（`])(
    'stay as they were read elsewhere: %s',
    (read) => {
      expect(bracketed(read)).toBe(read)
    },
  )

  it.each([
    [`销售（不含【危险】品）。（${clause}）`, []],
    ['食品（含酒类销售。', [2]],
    ['不含危险品）。', [5]],
  ])('are alone where their other half is not there: %s', (read, places) => {
    expect(loneBrackets(glyphs(read))).toEqual(places)
  })
})
