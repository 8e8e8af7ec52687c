import { expect, it } from 'vitest'
import { capitalAmount } from '../../../main/cli/sample/capitalAmount.ts'

it.each([
  [1, '壹元整'],
  [10, '壹拾元整'],
  [105, '壹佰零伍元整'],
  [1409, '壹仟肆佰零玖元整'],
  [16_409, '壹万陆仟肆佰零玖元整'],
  [200_000, '贰拾万元整'],
  [1_050_000, '壹佰零伍万元整'],
  [2_005_000, '贰佰万零伍仟元整'],
  [100_000_001, '壹亿零壹元整'],
  [300_000_000, '叁亿元整'],
])('%i yuan are %s', (yuan, words) => expect(capitalAmount(yuan)).toBe(words))
