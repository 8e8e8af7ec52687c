import type { Row } from '../../fields/layout/row.ts'
import type { ReadFields } from '../../fields/value.ts'
import { idCardFront } from '../idCard/front.ts'
import { frontFeatures } from '../idCard/frontFeatures.ts'
import type { KindReader, PageToRead } from '../kindReader.ts'

/** 港澳居民居住证 and 台湾居民居住证: a citizen's card without 民族, told from it by the number's region. */
export const residencePermit: KindReader = {
  features: [...frontFeatures, { weight: 5, isOn: hasResidentsNumber }],
  mostRows: idCardFront.mostRows,
  read: readPermit,
}

/** A number whose region stands for Hong Kong, Macau or Taiwan, whether or not all of it was read right. */
function hasResidentsNumber(rows: readonly Row[]): boolean {
  return rows.some(({ text }) => /(?<!\d)8[123]0000(?:19|20)\d{9}[\dXx](?!\d)/.test(text))
}

async function readPermit(page: PageToRead): Promise<ReadFields> {
  const { name, sex, birth, address, id_number } = await idCardFront.read(page)
  return Object.fromEntries(
    Object.entries({ name, sex, birth, address, id_number }).filter(([, field]) => field !== undefined),
  )
}
