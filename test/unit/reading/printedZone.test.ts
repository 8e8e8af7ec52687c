import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { birthOf } from '../../../main/reading/kinds/travel/birth.ts'
import {
  asPrinted,
  findNames,
  findNearNames,
  lacksLetters,
} from '../../../main/reading/kinds/travel/printedNames.ts'
import {
  findNumber,
  nearNumber,
  printedDates,
  printedSex,
} from '../../../main/reading/kinds/travel/printedZone.ts'
import { aLine, aPage } from './builders.ts'

/** Rows of a page with these texts one under the other. */
function rows(...texts: string[]) {
  return rowsOf(aPage(...texts.map((text, index) => aLine(text, 40, 40 + 60 * index))))
}

const dates = (...texts: string[]) => printedDates(rows(...texts)).map(({ date }) => date)

describe('the dates of a data page', () => {
  it.each([
    ['05AUG1981', '1981-08-05'],
    ['058月/AUG1981', '1981-08-05'],
    ['0512月/DEC2021', '2021-12-05'],
    ['06NOV/NOV2032', '2032-11-06'],
    ['220CT2034', '2034-10-22'],
    ['1981.08.05', '1981-08-05'],
    ['1981-08-05', '1981-08-05'],
    ['05.08.1981', '1981-08-05'],
    ['Dateofbirth30JAN1950', '1950-01-30'],
  ])('%s is %s', (text, date) => {
    expect(dates(text)).toEqual([date])
  })

  it('are none that do not exist', () => {
    expect(dates('31FEB1981', '05XXX1981', '2011-85-29')).toEqual([])
  })
})

describe('the names of a data page', () => {
  it('are found in one row, or in two, with or without labels', () => {
    expect(findNames(rows('张三丰', 'ZHANG,SANFENG'), 'ZHANG', 'SANFENG')).not.toBeNull()
    expect(findNames(rows('SurnameZHANG', 'GivennamesSANFENG'), 'ZHANG', 'SANFENG')).not.toBeNull()
    expect(findNames(rows('SURNAME/NOMMILLER', 'MICHAELSCOTT'), 'MILLER', 'MICHAEL SCOTT')).not.toBeNull()
  })

  it('are not found with a letter more or less', () => {
    expect(findNames(rows('ZHANG,SANFENG'), 'ZHAN', 'SANFENG')).toBeNull()
    expect(findNames(rows('ZHANG,SANFENG'), 'ZHANG', 'SANFEN')).toBeNull()
  })

  it.each([
    ['HARRIS JONES', 'DAVID', ['HARRIS-JONES,DAVID'], ['HARRIS-JONES', 'DAVID']],
    ['OBRIEN', 'MARY ANN', ["O'BRIEN", 'MARYANN'], ['OBRIEN', 'MARY ANN']],
    ['DE LA CRUZ', 'ANNE MARIE', ['SURNAMEDELACRUZ', 'ANNE-MARIE'], ['DE LA CRUZ', 'ANNE-MARIE']],
  ])('have the hyphens that are printed in them: %s %s', (surname, given, texts, printed) => {
    const [family = [], others = []] = findNames(rows(...texts), surname, given) ?? []
    expect([asPrinted(surname, family), asPrinted(given, others)]).toEqual(printed)
  })

  it('are neither the head of a label nor of a number', () => {
    expect(findNames(rows('XIE,ZINA', 'ZINA', 'Expiry'), 'E', 'ZINA')).toBeNull()
    expect(findNames(rows('ZINA', 'EC1234567'), 'EC', 'ZINA')).toBeNull()
    expect(findNames(rows('E,ZINA'), 'E', 'ZINA')).not.toBeNull()
  })

  it('are offered where they differ in little', () => {
    expect(findNearNames(rows('HUANG,QIQI'), 'HUANG', 'OIOI')).toEqual({
      surname: 'HUANG',
      givenNames: 'QIQI',
    })
    expect(findNearNames(rows('HUANG,QIQI'), 'WANG', 'LEI')).toBeNull()
  })

  it('may have lost letters, but not such as fillers are taken for', () => {
    expect(lacksLetters('CUI HAOWEI', 'CUI SHAOWEI')).toBe(true)
    expect(lacksLetters('LU LIN', 'LU LINK')).toBe(false)
    expect(lacksLetters('HUANG QIQI', 'HUANG OIOI')).toBe(false)
    expect(lacksLetters('LU LIN', 'LU LIN')).toBe(false)
  })
})

describe('a number on a data page', () => {
  it('is found whole', () => {
    expect(findNumber(rows('PassportNo.E12345678'), 'E12345678')).toHaveLength(9)
  })

  it('is not part of a longer one', () => {
    expect(findNumber(rows('E123456789'), 'E12345678')).toBeNull()
  })
})

describe('a number that was misread elsewhere', () => {
  it('is the one on the page most like it', () => {
    expect(nearNumber(rows('28SEP1952', 'PA1055549', 'C0548312'), '05A8312')?.value).toBe('C0548312')
  })

  it('is the only one there', () => {
    expect(nearNumber(rows('28SEP1952', 'PassportNo.C0548312'), '')?.value).toBe('C0548312')
    expect(nearNumber(rows('PA1055549', 'C0548312'), '')).toBeNull()
  })
})

describe('the sex on a data page', () => {
  it('is 男 or 女, M or F', () => {
    expect(printedSex(rows('性别/Sex', '女/F'))?.value).toBe('女')
    expect(printedSex(rows('Sex/Sexe', 'M'))?.value).toBe('男')
  })

  it('is nothing if the page says both', () => {
    expect(printedSex(rows('男', '女'))).toBeNull()
  })
})

describe('the century of a birth', () => {
  it('is the one printed', () => {
    expect(birthOf({ birth: '250301', expiry: '300401' }, ['1925-03-01'])).toEqual({
      date: '1925-03-01',
      isCertain: true,
    })
  })

  it('is the only one in which somebody is alive', () => {
    expect(birthOf({ birth: '930115', expiry: '340114' }, [])).toEqual({
      date: '1993-01-15',
      isCertain: true,
    })
    expect(birthOf({ birth: '150301', expiry: '300401' }, [])).toEqual({
      date: '2015-03-01',
      isCertain: true,
    })
  })

  it('is uncertain between a child and somebody very old', () => {
    expect(birthOf({ birth: '250301', expiry: '300401' }, [])).toMatchObject({ isCertain: false })
  })
})
