import { describe, expect, it } from 'vitest'
import { type Entry, entriesOf } from '../../../main/review/doubleEntry.ts'
import type { FieldName } from '../../../shared/domain/field.ts'
import { UserName } from '../../../shared/domain/person.ts'

const [one, two, three, four] = ['样一', '样二', '样三', '样四'].map((name) => UserName.parse(name)) as [
  UserName,
  UserName,
  UserName,
  UserName,
]

function settle(entries: readonly [UserName, string | null | 'not-applicable'][], name: FieldName = 'name') {
  const made = entries.map(([by, said]): Entry => {
    if (said === 'not-applicable') return { answer: said, value: null, by }
    return { answer: said === null ? 'illegible' : 'value', value: said, by }
  })
  const { settled, awaited } = entriesOf(name, made)
  return awaited ?? settled?.value ?? settled?.answer
}

describe('a field that two people enter', () => {
  it('awaits the first and then the second', () => {
    expect(settle([])).toBe('first')
    expect(settle([[one, '张三']])).toBe('second')
    expect(
      settle([
        [one, '张三'],
        [one, '张山'],
      ]),
    ).toBe('second')
  })

  it('is settled where the two agree, whatever the width, spaces and capitals', () => {
    expect(
      settle([
        [one, '张三'],
        [two, '张三'],
      ]),
    ).toBe('张三')
    expect(
      settle([
        [one, '样本ＡＢ 有限公司'],
        [two, '样本ab有限公司'],
      ]),
    ).toBe('样本ab有限公司')
    expect(
      settle(
        [
          [one, '11010519491231002x'],
          [two, '110105 19491231 002X'],
        ],
        'id_number',
      ),
    ).toBe('110105 19491231 002X')
  })

  it('is settled where both cannot read it, or both say it is not asked for; not where one says this and one that', () => {
    expect(
      settle([
        [one, null],
        [two, null],
      ]),
    ).toBe('illegible')
    expect(
      settle([
        [one, 'not-applicable'],
        [two, 'not-applicable'],
      ]),
    ).toBe('not-applicable')
    expect(
      settle([
        [one, null],
        [two, 'not-applicable'],
      ]),
    ).toBe('third')
    expect(
      settle([
        [one, null],
        [two, '张三'],
      ]),
    ).toBe('third')
  })

  it('awaits a third where they differ, who decides whatever they say', () => {
    expect(
      settle([
        [one, '张三'],
        [two, '张山'],
      ]),
    ).toBe('third')
    expect(
      settle([
        [one, '张三'],
        [two, '张山'],
        [three, '张山'],
      ]),
    ).toBe('张山')
    expect(
      settle([
        [one, '张三'],
        [two, '张山'],
        [three, '章三'],
      ]),
    ).toBe('章三')
  })

  it('takes a person’s newest entry, so that a slip of the hand needs no third', () => {
    expect(
      settle([
        [one, '张山'],
        [two, '张三'],
        [one, '张三'],
      ]),
    ).toBe('张三')
  })

  it('is not unsettled by one who comes later, but by a second who agrees with them', () => {
    const agreed: [UserName, string][] = [
      [one, '张三'],
      [two, '张三'],
      [three, '张山'],
    ]
    expect(settle(agreed)).toBe('张三')
    expect(settle([...agreed, [four, '张山']])).toBe('张山')
  })
})
