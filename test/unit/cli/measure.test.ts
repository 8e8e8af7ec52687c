import { expect, it } from 'vitest'
import { scoreFaults, scoreFields } from '../../../main/cli/demo/measure.ts'
import { formatTable } from '../../../main/cli/demo/table.ts'
import type { Truth } from '../../../main/cli/sample/truth.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/result.ts'

const caseNo = CaseNo.parse('A-0001')
const path = DocumentPath.parse('docs/A-0001/2.jpg')
const truth: Truth = {
  format: 'loan-review-truth/1',
  seed: '1',
  today: '2026-09-30',
  share: 1,
  cases: [
    {
      caseNo,
      faults: [
        { fault: 'expired-card', finding: 'ID_EXPIRED', document: path, kind: 'id-card-back' },
        {
          fault: 'other-name-on-licence',
          finding: 'LICENCE_PERSON_DIFFERS',
          document: null,
          kind: 'business-licence',
        },
      ],
      documents: [
        {
          path,
          kind: 'id-card-back',
          fields: { authority: '甲市公安局', valid_from: '2006-01-01', valid_to: '2026-01-01' },
        },
      ],
    },
  ],
}

function resultWith(
  findings: [code: string, state: string][],
  fields: [string, string, string][] = [],
): Result {
  return {
    cases: [
      {
        caseNo,
        findings: findings.map(([code, state]) => ({ code, state, cases: [] })),
        fields: fields.map(([name, value, state]) => ({ document: path, name, read: { value, state } })),
      },
    ],
  } as unknown as Result
}

it('counts a field that was not read as not right, and a sure one that is wrong', () => {
  const result = resultWith(
    [],
    [
      ['authority', '甲市公安局', 'doubtful'],
      ['valid_to', '2026-01-07', 'sure'],
    ],
  )
  expect(scoreFields(result, truth)).toEqual({ all: 3, right: 1, sure: 1, sureWrong: 1 })
})

it('counts a fault as found where its finding fails or warns, and tells what was not performed from what was missed', () => {
  const found = resultWith([
    ['ID_EXPIRED', 'warn'],
    ['LICENCE_PERSON_DIFFERS', 'not-performed'],
    ['NAME_DIFFERS', 'fail'],
    ['FACE_MATCH', 'not-performed'],
  ])
  expect(scoreFaults(found, truth)).toEqual({ planted: 2, found: 1, notPerformed: 1, other: 1 })
  const missed = resultWith([['ID_EXPIRED', 'pass']])
  expect(scoreFaults(missed, truth)).toEqual({ planted: 2, found: 0, notPerformed: 0, other: 0 })
})

it('aligns Chinese and Latin labels', () => {
  expect(
    formatTable([
      ['合计', '1'],
      ['in all', '2'],
    ]),
  ).toEqual(['  合计    1', '  in all  2'])
})

it('does not count as unplanted what the case that was meant has with the one it was planted in', () => {
  const other = CaseNo.parse('A-0002')
  const phone = { fault: 'shared-phone', finding: 'SAME_PHONE', document: null, kind: 'other' } as const
  const shared = {
    ...truth,
    cases: [
      { caseNo, faults: [phone], documents: [] },
      { caseNo: other, faults: [], documents: [] },
    ],
  }
  const finding = { code: 'SAME_PHONE', state: 'warn' }
  const result = {
    cases: [
      { caseNo, findings: [{ ...finding, cases: [other] }], fields: [] },
      { caseNo: other, findings: [{ ...finding, cases: [caseNo] }], fields: [] },
    ],
  } as unknown as Result
  expect(scoreFaults(result, shared)).toEqual({ planted: 1, found: 1, notPerformed: 0, other: 0 })
})
