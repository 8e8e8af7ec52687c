import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameVariantsFile } from '../../../build/nameVariants.ts'
import { compareNames, isSameAddress, normaliseCompany } from '../../../shared/rules/compare.ts'

describe('two names', () => {
  it.each([
    ['张三', '张三', 'same'],
    ['张 三', '张三', 'same'],
    ['阿依古丽·买买提', '阿依古丽•买买提', 'same'],
    ['阿依古丽·买买提', '阿依古丽.买买提', 'same'],
    ['張偉', '张伟', 'variant'],
    ['李喆', '李哲', 'variant'],
    ['王龑', '王?', 'character-missing'],
    ['王龑', '王□', 'character-missing'],
    ['王龑', '王\uE81A', 'character-missing'],
    ['王龑', '王YAN', 'character-missing'],
    ['王yan', '王龑', 'character-missing'],
    ['張龑', '张?', 'character-missing'],
    ['王龑', '王䶮', 'variant'],
    ['张三', '李四', 'different'],
    ['张三', '张三丰', 'different'],
    ['张三', 'ZHANG SAN', 'different'],
    ['张三', '', 'different'],
  ])('%s and %s: %s', (one, other, comparison) => {
    expect(compareNames(one, other)).toBe(comparison)
    expect(compareNames(other, one)).toBe(comparison)
  })
})

it.each([
  ['北京市海淀区青禾路1号', '海淀区青禾路1号', true],
  ['北京市海淀区青禾路１号（3号楼）', '北京市海淀区青禾路1号(3号楼)', true],
  ['北京市海淀区青禾路1号', '北京市海淀区青禾路2号', false],
  ['北京市海淀区青禾路11号', '1号', false],
])('%s and %s are one address: %s', (one, other, same) => expect(isSameAddress(one, other)).toBe(same))

it('the width of brackets does not make another company', () => {
  expect(normaliseCompany('样本（北京）有限公司')).toBe(normaliseCompany('样本(北京) 有限公司'))
})

it('the list of forms is what the script makes of the dictionary', () => {
  const file = join(import.meta.dirname, '../../../shared/rules/nameVariantData.ts')
  expect(readFileSync(file, 'utf8')).toBe(nameVariantsFile())
})
