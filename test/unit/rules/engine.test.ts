import { describe, expect, it } from 'vitest'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { evaluateCase } from '../../../shared/rules/engine.ts'
import { findingText } from '../../../shared/rules/texts.ts'
import { aCase, back, front, readAs } from './aCase.ts'
import { findings, states } from './finding.ts'

const today = '2026-06-01'
const offline = ['ID_REGISTER_CHECK', 'FACE_MATCH']

describe('a case in order', () => {
  const all = evaluateCase(aCase().at(today))

  it('passes every check that can be made', () => {
    const notPassed = all.filter(({ state }) => state !== 'pass').map(({ code, state }) => [code, state])
    expect(notPassed).toEqual(offline.map((code) => [code, 'not-performed']))
  })

  it('gives the same findings again', () => expect(evaluateCase(aCase().at(today))).toEqual(all))

  it('has words for every finding in both languages', () => {
    for (const { code } of all) {
      expect(findingText(code, 'zh')?.problem).toMatch(/\p{Script=Han}/u)
      expect(findingText(code, 'en')?.problem).toMatch(/[a-z]/)
    }
    expect(findingText('NO_SUCH_CODE', 'en')).toBeNull()
  })
})

describe('the number on the card', () => {
  it.each([
    ['with another check character', '110105194912310021'],
    ['with a day that does not exist', '11010519490231002X'],
    ['of 15 digits', '110105491231002'],
    ['of somebody not yet born', '110105203012310020'],
    ['of somebody over 120', '440524188001010014'],
  ])('%s fails, with its place', (_, number) => {
    const [finding] = findings(aCase().reads('id_number', number).at(today), 'ID_NUMBER_INVALID')
    expect(finding).toMatchObject({
      state: 'fail',
      severity: 'S1',
      seen: number,
      evidence: { document: front, page: 1, field: 'id_number' },
    })
  })

  it('read doubtfully is a warning until a person confirms it', () => {
    const doubtful = aCase().readsDoubtfully('id_number', '110105194912310021')
    expect(states(doubtful.at(today), 'ID_NUMBER_INVALID')).toEqual(['warn'])
    const confirmed = doubtful.confirmed('id_number', '110105194912310021')
    expect(states(confirmed.at(today), 'ID_NUMBER_INVALID')).toEqual(['fail'])
  })

  it('is judged by what the person typed, not by what was read', () => {
    const typed = aCase()
      .reads('id_number', '110105194912310021')
      .confirmed('id_number', '11010519491231002X')
    expect(states(typed.at(today), 'ID_NUMBER_INVALID')).toEqual(['pass'])
  })

  it('that nobody can read is illegible, not wrong', () => {
    expect(states(aCase().reads('id_number', null).at(today), 'ID_NUMBER_INVALID')).toEqual(['illegible'])
    expect(states(aCase().confirmed('id_number', null).at(today), 'ID_NUMBER_INVALID')).toEqual(['illegible'])
  })

  it('that has not been read is not performed', () => {
    const unread = aCase().unread().at(today)
    expect(states(unread, 'ID_NUMBER_INVALID')).toEqual(['not-performed'])
    expect(evaluateCase(unread).filter(({ state }) => state === 'fail')).toEqual([])
  })

  it('of a card that is not there is not performed', () => {
    expect(states(aCase().without(front).at(today), 'ID_NUMBER_INVALID')).toEqual(['not-performed'])
  })
})

describe('birth date and sex', () => {
  it('other than in the number fail, and say what the number says', () => {
    const input = aCase().reads('birth', '1949-12-30').reads('sex', '男').at(today)
    expect(findings(input, 'ID_BIRTH_DIFFERS')).toMatchObject([
      { state: 'fail', seen: '1949-12-30', expected: '1949-12-31' },
    ])
    expect(findings(input, 'ID_SEX_DIFFERS')).toMatchObject([{ state: 'fail', seen: '男', expected: '女' }])
  })

  it('are compared even if the check character is wrong, but not with something that is no number', () => {
    const wrongCheck = aCase().reads('id_number', '110105194912310021').reads('birth', '1950-01-01').at(today)
    expect(states(wrongCheck, 'ID_BIRTH_DIFFERS')).toEqual(['fail'])
    const noNumber = aCase().reads('id_number', '1101051949').reads('birth', '1950-01-01').at(today)
    expect(states(noNumber, 'ID_BIRTH_DIFFERS')).toEqual(['not-performed'])
  })

  it('differing from a doubtful number are a warning', () => {
    const input = aCase()
      .readsDoubtfully('id_number', '11010519491231002X')
      .reads('birth', '1950-01-01')
      .at(today)
    expect(states(input, 'ID_BIRTH_DIFFERS')).toEqual(['warn'])
  })
})

describe('the validity of the card', () => {
  it.each([
    ['on its last day', '2026-06-01', 'pass'],
    ['a day after it', '2026-05-31', 'fail'],
    ['expired between application and today', '2026-05-15', 'fail'],
    ['expired before the application', '2026-04-30', 'fail'],
    ['without end', '长期', 'pass'],
  ])('%s (to %s): %s', (_, validTo, state) => {
    expect(states(aCase().reads('valid_to', validTo).at(today), 'ID_EXPIRED')).toEqual([state])
  })

  it('is held against the application where that is later than the clock', () => {
    const input = aCase().declares({ applied: '2026-07-01' }).reads('valid_to', '2026-06-20').at(today)
    expect(findings(input, 'ID_EXPIRED')).toMatchObject([{ state: 'fail', expected: '≥ 2026-07-01' }])
  })

  it('is held against the order where the application has no date', () => {
    const undated = aCase().declares({ applied: undefined }).reads('valid_to', '2026-05-01').at('2026-01-01')
    expect(findings(undated, 'ID_EXPIRED')).toMatchObject([{ state: 'fail', expected: '≥ 2026-05-02' }])
  })

  it('that is not a date is illegible', () => {
    expect(states(aCase().reads('valid_to', '2026-13-40').at(today), 'ID_EXPIRED')).toEqual(['illegible'])
  })
})

describe('the card against the application', () => {
  it('fails where name or number are others', () => {
    const input = aCase().declares({ name: '李四', id_number: '440524198001010013' }).at(today)
    expect(findings(input, 'NAME_DIFFERS')).toMatchObject([{ state: 'fail', seen: '张三', expected: '李四' }])
    expect(findings(input, 'ID_NUMBER_DIFFERS')).toMatchObject([
      { state: 'fail', expected: '440524198001010013' },
    ])
  })

  it.each([
    ['阿依古丽·买买提', '阿依古丽•买买提'],
    ['阿依古丽·买买提', '阿依古丽 . 买买提'],
    ['张三', '张 三'],
  ])('takes %s and %s for one name', (read, declared) => {
    expect(
      states(aCase().reads('name', read).declares({ name: declared }).at(today), 'NAME_DIFFERS'),
    ).toEqual(['pass'])
  })

  it('takes x and X for one number', () => {
    expect(
      states(aCase().declares({ id_number: '11010519491231002x' }).at(today), 'ID_NUMBER_DIFFERS'),
    ).toEqual(['pass'])
  })

  it("is right if one of several people's cards is the borrower's", () => {
    const spouse = DocumentPath.parse('docs/A-1/3.jpg')
    const input = aCase()
      .withDocument(spouse, 'id-card-front', readAs('id-card-front'))
      .withFields([spouse, 'name', '王五'])
      .at(today)
    expect(findings(input, 'NAME_DIFFERS')).toMatchObject([{ state: 'pass', evidence: { document: front } }])
  })
})

describe('the checklist', () => {
  it('names every kind that is missing', () => {
    const input = aCase().without(back).asksFor('id-card-front', 'id-card-back').at(today)
    expect(findings(input, 'DOCUMENT_MISSING')).toMatchObject([
      { state: 'pass', expected: 'id-card-front', evidence: { document: front } },
      { state: 'fail', expected: 'id-card-back', evidence: null },
    ])
  })

  it('counts a document for what its pages are, whatever the lender called it', () => {
    const both = {
      state: 'read' as const,
      traces: null,
      pages: [...pagesOf('id-card-front'), ...pagesOf('id-card-back')],
    }
    const input = aCase().without(front).without(back).withDocument('docs/A-1/1.pdf', null, both).at(today)
    expect(states(input, 'DOCUMENT_MISSING')).toEqual(['pass', 'pass'])
  })

  it('is open while a document of unknown kind has not been read', () => {
    const input = aCase().without(back).withDocument('docs/A-1/9.jpg', null, null).at(today)
    expect(states(input, 'DOCUMENT_MISSING')).toEqual(['pass', 'not-performed'])
  })

  it('is illegible where the missing one may be a document that nobody could recognise', () => {
    const unrecognised = aCase()
      .asksFor('loan-contract')
      .withDocument('docs/A-1/9.jpg', null, readAs('other'))
    expect(states(unrecognised.at(today), 'DOCUMENT_MISSING')).toEqual(['illegible'])
  })
})

describe('the business licence', () => {
  it('code that breaks the rule is a warning only', () => {
    const input = aCase().declares({ uscc: '91350100M000100Y44' }).at(today)
    expect(findings(input, 'LICENCE_CODE_INVALID')).toMatchObject([
      { state: 'warn', seen: '91350100M000100Y44' },
    ])
    expect(states(aCase().declares({ uscc: undefined }).at(today), 'LICENCE_CODE_INVALID')).toEqual([])
  })
})

function pagesOf(kind: 'id-card-front' | 'id-card-back') {
  return readAs(kind).pages
}
