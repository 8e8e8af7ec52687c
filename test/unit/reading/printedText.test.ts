import { describe, expect, it } from 'vitest'
import { voted } from '../../../main/reading/fields/again/vote.ts'
import { printedMarks } from '../../../main/reading/fields/forms/printedMarks.ts'
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

describe('several readings of a line', () => {
  const reading = (text: string, confidence = 0.9) =>
    [...text].map((character) => ({ text: character, confidence }))
  const text = (votes: readonly { text: string }[]) => votes.map((vote) => vote.text).join('')

  it('give the character that most of them have', () => {
    expect(text(voted([reading('劳务派道'), reading('劳务派遣'), reading('劳务派遣')]))).toBe('劳务派遣')
  })

  it('give a character that the first lacks if most have it', () => {
    expect(text(voted([reading('软件开发销售'), reading('软件开发；销售'), reading('软件开发；销售')]))).toBe(
      '软件开发；销售',
    )
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

  it('has no 派遗 in it', () => {
    expect(scope('劳务派遗经营；遗产咨询', 0.99)).toBe('劳务派遣经营；遗产咨询')
  })

  it('ends a clause with ※', () => {
    expect(scope('（依法须经批准）*', 0.99)).toBe('（依法须经批准）※')
  })
})

describe('the brackets of a scope', () => {
  const clause = '依法须经批准的项目，经相关部门批准后方可开展经营活动'
  const bracketed = (read: string) => {
    const { glyphs: mended, isWhole } = withClauseBrackets(glyphs(read))
    return { text: mended.map(({ text }) => text).join(''), isWhole }
  }

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
  ])(
    'around a clause on approval are both there where %s was lost, and that is doubtful',
    (_, read, text) => {
      expect(bracketed(read)).toEqual({ text, isWhole: false })
    },
  )

  it.each([`食品（含酒类销售。`, `不含危险品）。`, `软件开发。）${clause}（`])(
    'stay as they were read elsewhere, and that is doubtful: %s',
    (read) => {
      expect(bracketed(read)).toEqual({ text: read, isWhole: false })
    },
  )

  it('say nothing where each has its other half', () => {
    const read = `销售（不含【危险】品）。（${clause}）`
    expect(bracketed(read)).toEqual({ text: read, isWhole: true })
  })
})
