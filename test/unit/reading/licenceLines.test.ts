import { describe, expect, it } from 'vitest'
import { steadied } from '../../../main/reading/fields/again/steadied.ts'
import { type Glyph, rowsOf, textOf } from '../../../main/reading/fields/layout/row.ts'
import type { Lined } from '../../../main/reading/kinds/licence/findLicence.ts'
import { hasGap, mayLackMark } from '../../../main/reading/kinds/licence/lostMark.ts'
import { settledScope } from '../../../main/reading/kinds/licence/scope.ts'
import { withStars } from '../../../main/reading/kinds/licence/scopeStars.ts'
import { withStopBelow } from '../../../main/reading/kinds/licence/scopeStop.ts'
import { scopeWitness } from '../../../main/reading/kinds/licence/scopeWitness.ts'
import { settled } from '../../../main/reading/kinds/licence/settled.ts'
import { type Quad, quadHeight } from '../../../main/reading/page/geometry.ts'
import type { PageText, TextLine } from '../../../main/reading/page/page.ts'
import { aLine } from './builders.ts'
import { aSheet, type Place, printed, printedIn, strokes } from './licencePages.ts'

function glyphsOf(page: PageText): readonly Glyph[] {
  return rowsOf(page).flatMap((row) => row.glyphs)
}

function lined(page: PageText, edge: number, mayContinue = false): Lined {
  const lines = rowsOf(page).map((row) => row.glyphs)
  const glyphs = lines.flat()
  return {
    value: textOf(glyphs),
    glyphs,
    label: [],
    doubts: [],
    lines,
    edges: lines.map(() => edge),
    mayContinue,
    isFollowed: false,
  }
}

const read = (text: string, confidence = 0.99) => [...aLine(text, 0, 0, { confidence }).characters]

describe('the lines of a value', () => {
  it('may begin with a mark for which the line above had no room', async () => {
    const [first, second] = [aLine('会议服务、展览展示服务', 300, 100), aLine('企业自主选择项目', 330, 145)]
    const page = aSheet(first, second)
    const value = await settled(page, lined(page, 300), async () => read('。企业自主选择项目'))
    expect(value.value).toBe('会议服务、展览展示服务。企业自主选择项目')
  })

  it('may lack a mark at the head of one that begins later than most do, though the column seems to begin there', async () => {
    const texts = ['开发、技术咨询服务', '企业管理咨询服务', '技术转让技术服务', '会议服务']
    const page = aSheet(...texts.map((text, at) => aLine(text, at === 1 ? 320 : 300, 100 + 45 * at)))
    const value = await settled(page, lined(page, 315), async () => read('企业管理咨询服务'))
    expect(value.doubts).toEqual(['ink-unread'])
  })

  it.each([
    ['is doubtful where print stands at the head of the next line', [[302, 142, 20, 20]], ['ink-unread']],
    ['is whole where a seal stands beside that', [[500, 142, 20, 20]], []],
  ] as const)('with something closely below %s', async (_, print, doubts) => {
    const line = aLine('河南省郑州市金水区样本路', 300, 100)
    const page = printed(aSheet(line), ...strokes(line), ...print)
    const value = await settled(page, { ...lined(page, 300), isFollowed: true }, async () => [])
    expect(value.doubts).toEqual(doubts)
  })

  it('do not go on in the letters of a seal, which are red', async () => {
    const lines = [
      aLine('样本省样本市青禾路8号', 300, 100),
      aLine('3层249室', 300, 145),
      aLine('审批服', 320, 195),
    ]
    const last = lines[2]
    if (!last) throw new Error('three lines')
    const page = printed(aSheet(...lines), ...lines.flatMap(strokes))
    const asPrinted = await settled(page, lined(page, 300), async () => [])
    expect(asPrinted.value).toBe('样本省样本市青禾路8号3层249室审批服')
    const red = printedIn([190, 70, 60], page, ...strokes(last))
    const value = await settled(red, lined(red, 300), async () => [])
    expect([value.value, value.doubts]).toEqual(['样本省样本市青禾路8号3层249室', ['ink-unread']])
  })

  it('are no longer for a frame that runs past them', async () => {
    const line = aLine('河南省郑州市金水区样本路', 300, 100)
    const asked: Quad[] = []
    const recognize = async (_: unknown, quad: Quad) => {
      asked.push(quad)
      return read('河南省郑州市金水区样本路')
    }
    const frame = [line.quad[1].x + 8, 60, 4, 120] as const
    const page = printed(aSheet(line), ...strokes(line), frame)
    await steadied(page, glyphsOf(page), recognize, { isFirst: true })
    expect(asked).toEqual([])
  })

  it('end with the bracket that stands alone below, which is doubtful', async () => {
    const line = aLine('有限责任公司（法人独资', 300, 100)
    const page = printed(aSheet(line), ...strokes(line), [306, 138, 3, 20])
    const value = await settled(page, lined(page, 300), async () => [])
    expect([value.value, value.doubts]).toEqual(['有限责任公司（法人独资）', ['ink-unread']])
  })

  it('are read again where the value has none of the forms of its field, however surely it was read', async () => {
    const page = aSheet(aLine('2014-01-20至202401-19', 300, 100))
    const recognize = async () => read('2014-01-20至2024-01-19')
    const value = await settled(page, lined(page, 300), recognize, { isBroken: true })
    expect(value.value).toBe('2014-01-20至2024-01-19')
    expect((await settled(page, lined(page, 300), recognize)).value).toBe('2014-01-20至202401-19')
  })

  it('stay open where nothing stands below', async () => {
    const line = aLine('有限责任公司（法人独资', 300, 100)
    const page = printed(aSheet(line), ...strokes(line))
    expect((await settled(page, lined(page, 300), async () => [])).value).toBe('有限责任公司（法人独资')
  })

  it('keep a digit before the one that was read in its place, and not the end of the label', async () => {
    const [label, value] = ['额', '10.00万']
    const whole = aLine(label + value, 300, 100)
    const found = (text: string): TextLine => ({
      ...whole,
      characters: [...text].map((character, index) => ({
        text: character,
        confidence: 0.5,
        at: whole.characters[index + 1]?.at ?? 1,
      })),
    })
    const lineFrom = (text: string, from: number): TextLine['characters'] =>
      [...text].flatMap((character, index) => {
        const place = whole.characters[from + index]
        return place ? [{ ...place, text: character }] : []
      })
    const again = async (text: string, from: number) => {
      const page = aSheet(found('00.00万'))
      const crop = async () => [...lineFrom(text, from)]
      return textOf(await steadied(page, glyphsOf(page), crop, { isFirst: true }))
    }
    expect(await again('10.00万', 1)).toBe('10.00万')
    expect(await again('额00.00万', 0)).toBe('00.00万')
  })

  it('have the end that most crops show, the first reading counted once', async () => {
    const page = aSheet(aLine('货物进出口', 300, 100, { confidence: 0.85 }))
    const again = async (_: unknown, quad: Quad) =>
      read(quadHeight(quad) === 30 ? '货物进出口' : '货物进出口。', 0.8)
    const line = await steadied(page, glyphsOf(page), again, { isFirst: false })
    expect(textOf(line)).toBe('货物进出口。')
  })
})

describe('a scope', () => {
  const clause = '开展经营活动）一般项目'
  /** A clause and the heading after it, with so much room between them. */
  function apart(room: number): TextLine {
    const line = aLine(`开展经营活动）${'样'.repeat(room)}一般项目`, 300, 100)
    return { ...line, characters: line.characters.filter(({ text }) => text !== '样') }
  }
  const scopeOn = (page: PageText) => lined(page, 300)

  it.each([
    ['in strong print', 0.98, '会计咨询、税务咨询。', []],
    ['in weak print', 0.92, '会计咨询、税务咨询。', []],
    ['in weak print with a gap in it', 0.92, '会计咨询税务咨询。', ['low-confidence']],
  ])('%s is doubted if a mark of it may be lost', async (_, confidence, text, doubts) => {
    const { quad, characters } = aLine('会计咨询、税务咨询。', 300, 100, { confidence })
    const line = { quad, characters: characters.filter((character) => text.includes(character.text)) }
    const page = aSheet(line)
    const scope = await settledScope(page, scopeOn(page), async () => [...line.characters])
    expect([scope.value, scope.doubts]).toEqual([text, doubts])
  })

  it('has ※ where its form has one and ink stands, and says that it was not read', () => {
    const line = apart(1)
    const scope = withStars(...([printed(aSheet(line), ...strokes(line)), scopeOn(aSheet(line))] as const))
    expect([textOf(scope.glyphs), scope.doubts]).toEqual(['开展经营活动）※一般项目', ['ink-unread']])
  })

  it('has ※ where ink stands before the heading that begins the next line', () => {
    const page = () => aSheet(aLine('开展经营活动）', 300, 100), aLine('一般项目', 330, 145))
    const [first, second] = page().lines
    if (!first || !second) throw new Error('a page of two lines')
    const print = [...strokes(first), ...strokes(second)]
    const scope = (...more: Place[]) =>
      textOf(withStars(printed(page(), ...print, ...more), scopeOn(page())).glyphs)
    expect(scope([302, 148, 22, 22])).toBe('开展经营活动）※一般项目')
    expect(scope()).toBe(clause)
  })

  it('has ※ where the main reader hesitated over a character that stands in its place', () => {
    const page = aSheet(aLine('开展经营活动）资一般项目', 300, 100, { confidence: 0.6 }))
    const scope = withStars(page, scopeOn(page))
    expect([textOf(scope.glyphs), scope.doubts]).toEqual(['开展经营活动）※一般项目', ['ink-unread']])
  })

  it('has no ※ for the ink of a bracket that stands alone in its line', () => {
    const page = aSheet(aLine('开展经营活动', 300, 100), aLine('）', 300, 145))
    const scope = withStars(printed(page, [312, 148, 6, 24]), scopeOn(page))
    expect(textOf(scope.glyphs)).toBe('开展经营活动）')
  })

  it.each([
    ['no room is', 0, true],
    ['no ink is', 1, false],
  ])('has no ※ where %s', (_, room, isInked) => {
    const line = apart(room)
    const page = printed(aSheet(line), ...(isInked ? strokes(line) : []))
    expect(textOf(withStars(page, scopeOn(page)).glyphs)).toBe(clause)
  })

  it('has a gap where a mark was lost between two characters', () => {
    const whole = aLine('会计咨询、税务咨询、管理咨询服务', 300, 100)
    const lost = { ...whole, characters: whole.characters.filter((_, at) => at !== 4) }
    expect(hasGap(glyphsOf(aSheet(whole)))).toBe(false)
    expect(hasGap(glyphsOf(aSheet(lost)))).toBe(true)
  })

  it('may lack a mark where something stands low after the end of a line', () => {
    const line = aLine('会计咨询税务咨询', 300, 100)
    const end = line.quad[1].x
    const lacks = (...print: Place[]) => {
      const page = printed(aSheet(line), ...strokes(line), ...print)
      return mayLackMark(page, glyphsOf(page))
    }
    expect(lacks()).toBe(false)
    expect(lacks([end + 4, 118, 8, 6])).toBe(true)
  })

  it('that does not end may have its full stop below, and says so', async () => {
    const page = aSheet(aLine('法规规定的其他业务', 300, 100))
    const scope = scopeOn(page)
    const [last = []] = scope.lines
    const seen = await withStopBelow(page, scope, last, async () => read('。', 0.3))
    expect([textOf(seen.glyphs), seen.doubts]).toEqual(['法规规定的其他业务。', ['ink-unread']])
    const unseen = await withStopBelow(page, scope, last, async () => [])
    expect([textOf(unseen.glyphs), unseen.doubts]).toEqual(['法规规定的其他业务', ['ink-unread']])
  })

  it('that ends is left as it is', async () => {
    const page = aSheet(aLine('法规规定的其他业务。', 300, 100))
    const scope = scopeOn(page)
    expect(await withStopBelow(page, scope, scope.lines[0] ?? [], async () => read('。'))).toBe(scope)
  })

  it.each([
    ['项目外，赁营业执照依法', '项目外，凭营业执照依法'],
    ['项目外，和赁', '项目外，凭'],
    ['劳务派遗', '劳务派遣'],
    ['经营活动)党一般项目', '经营活动)※一般项目'],
    ['汽车租赁；党建服务', '汽车租赁；党建服务'],
  ])('of which the second reader says %s is compared with %s', async (said, compared) => {
    const page = aSheet(aLine('样本', 0, 0))
    const { text } = scopeWitness({ text: async () => said })
    expect(await text(page.pixels, aLine('样本', 0, 0).quad)).toBe(compared)
  })
})
