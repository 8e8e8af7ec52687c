import { describe, expect, it } from 'vitest'
import { comparable, witnessed } from '../../../main/reading/fields/agreement/witnessed.ts'
import { witnessedAmount } from '../../../main/reading/fields/agreement/witnessedAmount.ts'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import type { Candidate } from '../../../main/reading/fields/value.ts'
import type { Quad } from '../../../main/reading/page/geometry.ts'
import type { TextLine } from '../../../main/reading/page/page.ts'
import { aLine, aPage } from './builders.ts'

/** A field of all the text on these lines, and where the second reader, which gives these texts in turn, looked. */
async function decide(lines: TextLine[], second: string[], doubts: Candidate['doubts'] = []) {
  const page = aPage(...lines)
  const glyphs = rowsOf(page).flatMap((row) => row.glyphs)
  const value = glyphs.map(({ text }) => text).join('')
  const looks: Quad[] = []
  const witness = { text: async (_: unknown, quad: Quad) => second[looks.push(quad) - 1] ?? '' }
  const field = await witnessed(page, { value, glyphs, label: [], doubts }, { witness })
  return { ...field, looks }
}

describe('a printed text', () => {
  it('is sure when both readers read the same', async () => {
    expect(await decide([aLine('样本甲', 100, 100)], ['样本甲'])).toMatchObject({
      value: '样本甲',
      state: 'sure',
      reasons: ['readers-agree'],
    })
  })

  it('is doubtful when the main reader hesitated over a Chinese character, though the second agrees', async () => {
    const line = aLine('河北省深县', 100, 100)
    const characters = line.characters.map((one) => (one.text === '深' ? { ...one, confidence: 0.45 } : one))
    expect(await decide([{ ...line, characters }], ['河北省深县'])).toMatchObject({
      state: 'doubtful',
      reasons: ['readers-agree', 'low-confidence'],
    })
  })

  it('is asked about line by line', async () => {
    const lines = [aLine('北京市样本路', 100, 100), aLine('1号', 100, 150)]
    const { state, looks } = await decide(lines, ['北京市样本路', '1号'])
    expect([state, looks.length]).toEqual(['sure', 2])
  })

  it('is asked about again only where the readers differ', async () => {
    const { state, looks } = await decide([aLine('北京市样本路', 100, 100)], ['北京市祥本路', '市样本'])
    expect(state).toBe('sure')
    // From 市 to 本, that is 160 to 250, and the gap before and after.
    expect(looks[1]?.[0].x).toBeCloseTo(156, 0)
    expect(looks[1]?.[1].x).toBeCloseTo(254, 0)
  })

  it('is doubtful, and as the main reader has it, when the second reader stays with its own', async () => {
    expect(await decide([aLine('样本甲', 100, 100)], ['样本申', '本申', '本申', '本申'])).toMatchObject({
      value: '样本甲',
      state: 'doubtful',
      reasons: ['readers-disagree'],
    })
  })

  it.each([
    ['明', '甲明'],
    ['王明', '王甲明'],
  ])('is doubtful when it is %s and the second reader sees a character more: %s', async (read, second) => {
    const { state } = await decide([aLine(read, 100, 100)], [second, second, second, second])
    expect(state).toBe('doubtful')
  })

  it('is sure when the second reader, asked again, sees a part of a neighbour beside it', async () => {
    const { state } = await decide([aLine('样本甲', 100, 100)], ['祥本甲', '名样本'])
    expect(state).toBe('sure')
  })

  it('is not asked about again when the readers differ everywhere', async () => {
    const { state, looks } = await decide([aLine('甲一乙二丙三丁四', 100, 100)], ['申一已二两三了四'])
    expect([state, looks.length]).toEqual(['doubtful', 1])
  })

  it('of one character is asked about together with its label', async () => {
    const page = aPage(aLine('民族黎', 100, 100))
    const glyphs = rowsOf(page).flatMap((row) => row.glyphs)
    const says = ['', '民族黎']
    const witness = { text: async () => says.shift() ?? '' }
    const candidate = { value: '黎', glyphs: glyphs.slice(2), label: glyphs.slice(0, 2), doubts: [] }
    expect(await witnessed(page, candidate, { witness })).toMatchObject({ value: '黎', state: 'sure' })
  })

  it('has no witness where the second reader sees nothing', async () => {
    expect(await decide([aLine('甲', 100, 100)], [''])).toMatchObject({
      state: 'doubtful',
      reasons: ['no-witness'],
    })
  })

  it('is not sure against what else speaks against it', async () => {
    const { state, reasons } = await decide([aLine('样本甲', 100, 100)], ['样本甲'], ['label-not-found'])
    expect([state, reasons]).toEqual(['doubtful', ['readers-agree', 'label-not-found']])
  })

  it('is absent where nothing was found', async () => {
    expect((await decide([], [])).state).toBe('absent')
  })

  it.each([
    ['有限公司（独资）', '有限公司(独资)'],
    ['样本·样品', '样本.样品'],
    ['1—2号', '1-2号'],
  ])('%s and %s are the same print', (one, other) => {
    expect(comparable(one)).toBe(comparable(other))
  })

  it('is doubtful when the second reader sees the bracket that the first left open', async () => {
    const { state } = await decide(
      [aLine('样本（普通合伙', 100, 100)],
      ['样本（普通合伙）', '合伙）', '合伙）', '合伙）'],
    )
    expect(state).toBe('doubtful')
  })

  it('is doubtful with a bracket that has no other half, though both readers agree', async () => {
    const { state, reasons } = await decide([aLine('样本（普通合伙', 100, 100)], ['样本（普通合伙'])
    expect([state, reasons]).toEqual(['doubtful', ['readers-agree', 'ink-unread']])
  })

  it.each([
    ['（样本）', '《样本)', 'sure'],
    ['（样本）', '(样本】', 'sure'],
    // Where it is the main reader that has two halves of different brackets, the second does not confirm them.
    ['《样本）', '《样本)', 'doubtful'],
    ['《样本》', '(样本)', 'doubtful'],
  ])('of %s is compared with %s by the half that is round: %s', async (read, second, state) => {
    const said = [second, second, second, second]
    expect(
      (
        await decide(
          [aLine(`甲${read}乙`, 100, 100)],
          said.map((text) => `甲${text}乙`),
        )
      ).state,
    ).toBe(state)
  })

  it.each([
    ['长期', '1长期', 'sure'],
    ['2019年', '12019年', 'doubtful'],
    ['样本甲', '大样本甲', 'doubtful'],
  ])('%s with a speck before it, %s, is %s', async (read, second, state) => {
    expect((await decide([aLine(read, 100, 100)], [second, second, second, second])).state).toBe(state)
  })

  it('has no character more where there is no room for one', async () => {
    const said = ['技术外包、人金融业务流程', '、人金', '、人金', '、人金']
    expect((await decide([aLine('技术外包、金融业务流程', 100, 100)], said)).state).toBe('sure')
  })

  it('may have a character more where there is room for it', async () => {
    const line = aLine('技术外包、人金融业务流程', 100, 100)
    const lost = { ...line, characters: line.characters.filter(({ text }) => text !== '人') }
    const said = ['技术外包、人金融业务流程', '、人金', '、人金', '、人金']
    expect((await decide([lost], said)).state).toBe('doubtful')
  })

  it('is the same with a mark that the second reader sees in the empty end of the line', async () => {
    expect((await decide([aLine('汉', 100, 100)], ['_汉，'])).state).toBe('sure')
  })
})

describe('an amount', () => {
  /** The alphabets that the second reader is given. */
  async function alphabetsFor(amount: string): Promise<(string | undefined)[]> {
    const page = aPage(aLine(amount, 100, 100))
    const glyphs = rowsOf(page).flatMap((row) => row.glyphs)
    const given: (string | undefined)[] = []
    const witness = {
      text: async (_page: unknown, _quad: Quad, alphabet?: string) => {
        given.push(alphabet)
        return amount
      },
    }
    await witnessedAmount(page, { value: amount, glyphs, label: [], doubts: [] }, { witness })
    return given
  }

  it('in digits is asked about among what can stand in one', async () => {
    const [alphabet = ''] = await alphabetsFor('500万元')
    expect([...'500万元'].every((character) => alphabet.includes(character))).toBe(true)
    expect(alphabet).not.toContain('|')
  })

  it('in capitals is asked about as any text, for not all of them are known to the second reader', async () => {
    expect(await alphabetsFor('壹佰万元整')).toEqual([undefined])
  })

  /** What becomes of an amount of which the second reader gives these texts in turn. */
  async function decideAmount(amount: string, said: string[]) {
    const page = aPage(aLine(amount, 100, 100))
    const glyphs = rowsOf(page).flatMap((row) => row.glyphs)
    const witness = { text: async () => said.shift() ?? '' }
    return (await witnessedAmount(page, { value: amount, glyphs, label: [], doubts: [] }, { witness })).state
  }

  it.each([
    ['壹仟万元整', ['壹什万元整'], 'sure'],
    ['贰仟零捌拾捌万元整', ['贰什零抽拾拥万元整'], 'sure'],
    ['叁佰万元整', ['会佰万元整'], 'sure'],
    ['伍仟万元整', ['伍佰万元整', '伍佰万', '伍佰万', '伍佰万'], 'doubtful'],
    ['柒佰万元整', ['参佰万元整', '参佰', '参佰', '参佰'], 'doubtful'],
  ])('%s, which the second reader sees as %s, is %s', async (amount, said, state) => {
    expect(await decideAmount(amount, said)).toBe(state)
  })
})
