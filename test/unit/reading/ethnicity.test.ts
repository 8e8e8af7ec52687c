import { describe, expect, it } from 'vitest'
import { nearestEthnicity } from '../../../main/reading/kinds/idCard/ethnicity.ts'

describe('an ethnicity that is not in the list', () => {
  it.each([
    ['亿佬', '仡佬'],
    ['达翰尔', '达斡尔'],
    ['维吾示', '维吾尔'],
    ['柯尔克扑', '柯尔克孜'],
  ])('%s is %s', (read, printed) => {
    expect(nearestEthnicity(read)).toBe(printed)
  })

  it.each(['葬', '佬', '口佬', '维吾'])(
    'stays as it was read where it may be another or none: %s',
    (read) => {
      expect(nearestEthnicity(read)).toBeNull()
    },
  )
})
