import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { regionCodesFile } from '../../../build/regionCodes.ts'
import { isKnownRegion } from '../../../shared/rules/region.ts'

it.each([
  ['of today', '110105'],
  ['of a city without districts', '441900'],
  ['of a county that was dissolved', '110103'],
  ['of a prefecture that became a city', '142202'],
  ['of residents from Hong Kong', '810000'],
  ['of residents from Taiwan', '830000'],
])('an area %s is known (%s)', (_, code) => expect(isKnownRegion(code)).toBe(true))

it.each(['000000', '110000', '119999', '990101', '1101', ''])('%j is no area', (code) => {
  expect(isKnownRegion(code)).toBe(false)
})

it('the data file is what the script makes of the packages', () => {
  const file = join(import.meta.dirname, '../../../shared/rules/regionCodes.ts')
  expect(readFileSync(file, 'utf8')).toBe(regionCodesFile())
})
