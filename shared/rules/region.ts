import { regionCodes } from './regionCodes.ts'

/** Regions of residents from Hong Kong, Macau and Taiwan. Source: 港澳台居民居住证申领发放办法 (国办发〔2018〕81号). */
const residencePermitRegions = ['810000', '820000', '830000'] as const

const known = new Set(
  Object.entries(regionCodes).flatMap(([province, cities]) =>
    cities.split(' ').flatMap((city) => {
      const [code = '', areas = ''] = city.split(':')
      return (areas.match(/\d\d/g) ?? []).map((area) => province + code + area)
    }),
  ),
)

/** Whether six digits are, or once were, the code of a place that gives identity numbers. */
export function isKnownRegion(code: string): boolean {
  return known.has(code) || residencePermitRegions.some((region) => region === code)
}
