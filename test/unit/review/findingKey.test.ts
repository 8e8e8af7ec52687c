import { describe, expect, it } from 'vitest'
import { keyed } from '../../../main/review/findingKey.ts'
import { type Finding, FindingKey } from '../../../shared/domain/finding.ts'
import { CaseNo, DocumentPath } from '../../../shared/domain/ids.ts'

const evidence = {
  document: DocumentPath.parse('docs/A-1/1.jpg'),
  page: 1,
  field: 'name' as const,
  box: null,
}

function aFinding(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'declared-name',
    ruleVersion: 1,
    category: 'IDENT',
    code: 'NAME_DIFFERS',
    severity: 'S1',
    state: 'fail',
    evidence,
    seen: '张三',
    expected: '张山',
    reason: null,
    cases: [],
    ...more,
  }
}

const keyOf = (more: Partial<Finding> = {}) => keyed([aFinding(more)])[0]?.key

describe('the key of a finding', () => {
  it.each<[string, Partial<Finding>]>([
    ['what was seen', { seen: '李四', expected: null }],
    ['what it came to', { state: 'pass', reason: 'malformed' }],
    ['where on the page it stands', { evidence: { ...evidence, box: [0, 0, 1, 1] } }],
    ['a new version of the rule', { ruleVersion: 2, severity: 'S2' }],
  ])('outlives %s', (_, change) => {
    expect(keyOf(change)).toBe(keyOf())
  })

  it.each<[string, Partial<Finding>]>([
    ['rule', { rule: 'another' }],
    ['code', { code: 'ANOTHER' }],
    ['document', { evidence: { ...evidence, document: DocumentPath.parse('docs/A-1/2.jpg') } }],
    ['page', { evidence: { ...evidence, page: 2 } }],
    ['field', { evidence: { ...evidence, field: 'sex' } }],
    ['case that it shares something with', { cases: [CaseNo.parse('A-2')] }],
  ])('is another one with another %s', (_, change) => {
    expect(keyOf(change)).not.toBe(keyOf())
  })

  it('tells apart several about the same', () => {
    const keys = keyed([aFinding(), aFinding({ seen: '李四' })]).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    expect(keys[0]).toBe(keyOf())
  })

  it('is short however long the names are', () => {
    const document = DocumentPath.parse(`docs/A-1/${'长'.repeat(300)}.jpg`)
    const cases = Array.from({ length: 10 }, (_, index) => CaseNo.parse(`${'A'.repeat(60)}${index}`))
    expect(FindingKey.safeParse(keyOf({ evidence: { ...evidence, document }, cases })).success).toBe(true)
  })
})
