import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { findIdCardFront } from '../../../main/reading/kinds/idCard/findFront.ts'
import type { PageText } from '../../../main/reading/page/page.ts'
import { aCardFront, aLine } from './builders.ts'

function values(page: PageText) {
  const found = findIdCardFront(rowsOf(page))
  return Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, value]))
}

describe('the front of an identity card', () => {
  it('gives the six fields, whatever else is printed on it', () => {
    expect(values(aCardFront())).toEqual({
      name: '样本甲',
      sex: '男',
      ethnicity: '汉',
      birth: '1949-12-31',
      address: '北京市朝阳区样本路样本小区1号楼',
      number: '11010519491231002X',
    })
  })

  it('is read alike when the detector cuts rows into pieces', () => {
    const page = aCardFront({
      sex: [aLine('民族', 288, 142), aLine('性别', 66, 142), aLine('男', 182, 142), aLine('汉', 404, 142)],
      birth: [
        aLine('年', 276, 218),
        aLine('出生', 66, 218),
        aLine('1949', 182, 218),
        aLine('12月31日', 320, 218),
      ],
    })
    expect(values(page)).toMatchObject({ sex: '男', ethnicity: '汉', birth: '1949-12-31' })
  })

  it('finds the name by its place when its label was half read, and says so', () => {
    const page = aCardFront({ name: [aLine('姓各样本甲', 66, 66)] })
    const { name } = findIdCardFront(rowsOf(page))
    expect(name).toMatchObject({ value: '样本甲', doubts: ['label-not-found'] })
  })

  it('finds the number although one character of its label was misread', () => {
    const page = aCardFront({
      number: [aLine('公民身价号码', 66, 540), aLine('11010519491231002x', 350, 540)],
    })
    expect(values(page).number).toBe('11010519491231002x')
  })

  it('takes no speck for a part of the name', () => {
    const page = aCardFront({ name: [aLine('姓名样本甲57', 66, 66)] })
    expect(values(page).name).toBe('样本甲')
  })

  it('keeps the dot within a name', () => {
    const page = aCardFront({ name: [aLine('姓名样本·样品', 66, 66)] })
    expect(values(page).name).toBe('样本·样品')
  })

  it('says that an ethnicity is not in the list', () => {
    const { ethnicity } = findIdCardFront(rowsOf(aCardFront({ sex: [aLine('性别男民族葬', 66, 142)] })))
    expect(ethnicity).toMatchObject({ value: '葬', doubts: ['not-in-vocabulary'] })
  })

  it('takes no date that does not exist', () => {
    expect(values(aCardFront({ birth: [aLine('出生1949年2月31日', 66, 218)] })).birth).toBeNull()
  })

  it('finds nothing where nothing is printed', () => {
    const found = values(aCardFront({ name: [], sex: [], birth: [], address: [], number: [] }))
    expect(Object.values(found)).toEqual([null, null, null, null, null, null])
  })
})
