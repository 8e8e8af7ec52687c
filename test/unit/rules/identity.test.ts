import { describe, expect, it } from 'vitest'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import { aCase, readAs } from './aCase.ts'
import { findings, reasons, states } from './finding.ts'

const today = '2026-06-01'
const other = DocumentPath.parse('docs/A-1/7.jpg')

/** The case with one more document of a kind, and a field on it. */
function withOther(kind: DocumentKind, ...fields: [Parameters<typeof asField>[0], string][]) {
  return aCase()
    .withDocument(other, kind, readAs(kind))
    .withFields(...fields.map(([name, value]) => asField(name, value)))
}
function asField(name: Parameters<ReturnType<typeof aCase>['reads']>[0], value: string) {
  return [other, name, value] as const
}

describe('the number on a card', () => {
  it.each([
    ['110105491231002', 'obsolete-form'],
    ['1101051949123100', 'malformed'],
    ['110105194913310029', 'impossible-date'],
    ['110105194912310021', 'wrong-check-character'],
    ['110105203012310026', 'date-in-future'],
    ['440524188001010014', 'over-120-years'],
  ])('%s fails because: %s', (number, reason) => {
    expect(reasons(aCase().reads('id_number', number).at(today), 'ID_NUMBER_INVALID')).toEqual([reason])
  })

  it.each([
    ['hk-macau-taiwan-residence-permit', 'id_number', '810000199408230021', 'pass'],
    ['hk-macau-taiwan-residence-permit', 'id_number', '830000199201300022', 'pass'],
    ['hk-macau-taiwan-residence-permit', 'id_number', '11010519491231002X', 'warn'],
    ['foreigner-permanent-residence-card', 'number', '911124198108030024', 'pass'],
    ['foreigner-permanent-residence-card', 'number', '911124198108030025', 'fail'],
    ['foreigner-permanent-residence-card', 'number', 'USA110108030012', 'pass'],
    ['foreigner-permanent-residence-card', 'number', '11010519491231002X', 'warn'],
  ] as const)('of a %s (%s) %s: %s', (kind, field, number, state) => {
    const found = findings(withOther(kind, [field, number]).at(today), 'ID_NUMBER_INVALID')
    expect(found.find(({ evidence }) => evidence?.document === other)?.state).toBe(state)
  })

  it.each([
    ['110105', 'pass'],
    ['110103', 'pass'],
    ['119999', 'warn'],
  ])('from the area %s: %s', (region, state) => {
    const input = aCase().reads('id_number', `${region}194912310025`).at(today)
    expect(states(input, 'ID_REGION_UNKNOWN')).toEqual([state])
  })

  it('that is illegible is said to be so once', () => {
    const input = aCase().reads('id_number', null).at(today)
    expect(states(input, 'ID_NUMBER_INVALID')).toEqual(['illegible'])
    for (const code of ['ID_REGION_UNKNOWN', 'ID_BIRTH_DIFFERS', 'ID_SEX_DIFFERS'] as const)
      expect(reasons(input, code)).toEqual(['value-illegible'])
  })
})

describe('the term of a card', () => {
  const born = (birth: string) =>
    aCase()
      .reads('id_number', `110105${birth.replaceAll('-', '')}0029`)
      .reads('birth', birth)

  it.each([
    ['a child', '2012-05-01', '2020-03-01', '2025-03-01', 'pass'],
    ['a child, ten years', '2012-05-01', '2020-03-01', '2030-03-01', 'warn'],
    ['somebody of 16', '2004-03-01', '2020-03-01', '2030-03-01', 'pass'],
    ['somebody a day before 26', '1994-03-02', '2020-03-01', '2030-03-01', 'pass'],
    ['somebody of 26', '1994-03-01', '2020-03-01', '2040-03-01', 'pass'],
    ['somebody of 26, ten years', '1994-03-01', '2020-03-01', '2030-03-01', 'warn'],
    ['somebody a day before 46', '1974-03-02', '2020-03-01', '2040-03-01', 'pass'],
    ['somebody of 46', '1974-03-01', '2020-03-01', '长期', 'pass'],
    ['somebody of 46, twenty years', '1974-03-01', '2020-03-01', '2040-03-01', 'warn'],
    ['somebody of 26, without end', '1994-03-01', '2020-03-01', '长期', 'warn'],
    ['issued on 29 February, to 28', '1999-05-01', '2020-02-29', '2030-02-28', 'pass'],
    ['issued on 29 February, to 1 March', '1999-05-01', '2020-02-29', '2030-03-01', 'pass'],
    ['issued on 29 February, to 2 March', '1999-05-01', '2020-02-29', '2030-03-02', 'warn'],
    ['a day short', '1999-05-01', '2020-03-10', '2030-03-09', 'warn'],
  ])('of %s (born %s, %s to %s): %s', (_, birth, from, to, state) => {
    const input = born(birth).reads('valid_from', from).reads('valid_to', to).at(today)
    expect(states(input, 'ID_VALIDITY_IMPLAUSIBLE')).toEqual([state])
  })

  it.each([
    ['2026-05-01', '2026-08-01'],
    ['2026-11-30', '2027-02-28'],
  ])('of three months is that of a temporary card (%s to %s)', (from, to) => {
    const input = born('1994-03-01').reads('valid_from', from).reads('valid_to', to).at(today)
    expect(findings(input, 'ID_VALIDITY_IMPLAUSIBLE')).toMatchObject([
      { state: 'pass', reason: 'temporary-card' },
    ])
  })

  it('is not judged while nobody knows how old its holder is', () => {
    const input = aCase().reads('id_number', null).at(today)
    expect(reasons(input, 'ID_VALIDITY_IMPLAUSIBLE')).toEqual(['value-illegible'])
  })
})

describe('the last day of a card', () => {
  it('says whether it had passed at the application or has since', () => {
    expect(reasons(aCase().reads('valid_to', '2026-04-30').at(today), 'ID_EXPIRED')).toEqual([
      'expired-when-applied',
    ])
    expect(reasons(aCase().reads('valid_to', '2026-05-15').at(today), 'ID_EXPIRED')).toEqual([
      'expired-today',
    ])
  })

  it.each([
    ['passport', 'expiry'],
    ['hk-macau-permit', 'valid_to'],
    ['taiwan-permit', 'valid_to'],
    ['foreigner-permanent-residence-card', 'valid_to'],
  ] as const)('counts on a %s as well', (kind, field) => {
    expect(states(withOther(kind, [field, '2026-05-31']).at(today), 'DOCUMENT_EXPIRED')).toEqual(['fail'])
    expect(states(withOther(kind, [field, '2026-06-01']).at(today), 'DOCUMENT_EXPIRED')).toEqual(['pass'])
  })
})

describe('a machine-readable zone', () => {
  // The specimen of ICAO Doc 9303-4, appendix A.
  const [mrz1, mrz2] = [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
  ]
  const printed = [
    ['passport_no', 'L898902C3'],
    ['birth', '1974-08-12'],
    ['sex', '女'],
    ['expiry', '2012-04-15'],
    ['nationality', 'UTO'],
  ] as const

  const passport = (first: string, second: string) =>
    withOther(
      'passport',
      ['mrz1', first],
      ['mrz2', second],
      ...printed.map(([name, value]): [typeof name, string] => [name, value]),
    )

  it('passes with all check digits right, and says what is printed', () => {
    const input = passport(mrz1, mrz2).at(today)
    expect(states(input, 'MRZ_INVALID')).toEqual(['pass'])
    expect(states(input, 'MRZ_DIFFERS')).toEqual(['pass'])
  })

  it('fails with one digit changed; what is printed is then not compared', () => {
    const input = passport(mrz1, mrz2.replace('740812', '740813')).at(today)
    expect(reasons(input, 'MRZ_INVALID')).toEqual(['wrong-check-character'])
    expect(states(input, 'MRZ_DIFFERS')).toEqual(['not-performed'])
  })

  it('that differs from what is printed is found', () => {
    const input = passport(mrz1, mrz2).reads('passport_no', 'L898902C4').at(today)
    expect(findings(input, 'MRZ_DIFFERS')).toMatchObject([{ state: 'fail', seen: 'L898902C4' }])
  })

  it('of which a line cannot be read is illegible, and is compared with nothing', () => {
    const input = withOther('passport', ['mrz1', mrz1]).at(today)
    expect(states(input, 'MRZ_INVALID')).toEqual(['illegible'])
    expect(reasons(input, 'MRZ_DIFFERS')).toEqual(['value-illegible'])
  })

  it('without its form is a warning', () => {
    expect(reasons(passport(mrz1, mrz2.slice(1)).at(today), 'MRZ_INVALID')).toEqual(['malformed'])
  })
})

it.each([
  ['6200000000000005', 'pass'],
  ['6200000000000006', 'warn'],
  ['620000000000', 'warn'],
])('the bank card number %s: %s', (number, state) => {
  expect(states(withOther('bank-card', ['number', number]).at(today), 'BANK_CARD_NUMBER_INVALID')).toEqual([
    state,
  ])
})
