import { describe, expect, it } from 'vitest'
import { isBlindFor, isKeptFrom } from '../../../main/review/blind.ts'
import type { CaseReview } from '../../../main/review/caseReview.ts'
import { entriesOf } from '../../../main/review/doubleEntry.ts'
import type { CaseField } from '../../../main/review/fields.ts'
import type { CaseFinding } from '../../../main/review/findings.ts'
import {
  type CaseToDecide,
  levelFor,
  obstaclesOf,
  type Person,
  revisableBy,
} from '../../../main/review/opinionRules.ts'
import type { SignedOpinion } from '../../../main/review/opinionStore.ts'
import { opinionsThatStand, reviewState } from '../../../main/review/reviewState.ts'
import { FindingKey } from '../../../shared/domain/finding.ts'
import { CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { type Decision, decisions } from '../../../shared/domain/opinion.ts'
import { type LevelPolicy, OrderTerms } from '../../../shared/domain/order.ts'
import { type Level, type Role, UserName } from '../../../shared/domain/person.ts'
import type { WorksheetKind } from '../../../shared/domain/worksheet.ts'

const caseNo = CaseNo.parse('A-1')
const digest = (index: number) => Sha256Hex.parse(String(index).padStart(64, '0'))
const person = (name: string, ...roles: Role[]): Person => ({ name: UserName.parse(name), roles })
const [one, two, three] = [
  person('样初', 'reviewer-1'),
  person('样复', 'reviewer-2'),
  person('样终', 'reviewer-3'),
]

interface Subject extends Partial<CaseToDecide> {
  levels?: OrderTerms['levels']
  policy?: Partial<LevelPolicy>[]
  said?: [Person, Level, Decision][]
}

/** A case of two levels that everybody may decide, unless something else is said of it. */
function aCase({ levels = [1, 2], policy = [], said = [], ...more }: Subject = {}): CaseToDecide {
  const terms = OrderTerms.parse({
    format: 'loan-review-order/1',
    orderId: 'O',
    title: '样本',
    issuedAt: '2026-01-01T00:00:00Z',
    levels,
    policy,
  })
  const given = said.map(
    ([{ name: author }, level, decision], index): SignedOpinion => ({
      sha256: digest(index),
      caseNo,
      level,
      decision,
      author,
      supersedes: null,
      jws: '',
      thumbprint: digest(99),
    }),
  )
  const isSampled = (level: Level) => (terms.policy.find((rule) => rule.level === level)?.share ?? 1) === 1
  const review: CaseReview = {
    ...reviewState(terms, given, isSampled),
    given,
    earlier: 0,
    inForce: opinionsThatStand(given, []),
    isSampled,
  }
  return {
    caseNo,
    terms,
    review,
    assignedTo: null,
    isBegun: false,
    isDelivered: false,
    findings: [],
    fields: [],
    worksheets: new Set(),
    ...more,
  }
}

function aFinding(more: Partial<CaseFinding>): CaseFinding {
  return {
    key: FindingKey.parse('a'),
    rule: 'a',
    ruleVersion: 1,
    category: 'IDENT',
    code: 'NAME_DIFFERS',
    severity: 'S1',
    state: 'fail',
    evidence: null,
    seen: null,
    expected: null,
    reason: null,
    cases: [],
    disposition: null,
    added: null,
    ...more,
  }
}

/** A name that these people entered, each as they said. */
function entered(...entries: [Person, string][]): CaseField {
  const made = entries.map(([{ name: by }, value]) => ({ answer: 'value' as const, value, by, at: '' }))
  const read = { value: '张三', confidence: 1, state: 'sure' as const, reasons: [], box: null }
  const settled = entriesOf('name', made)
  const document = DocumentPath.parse('docs/A-1/1.jpg')
  return { document, page: 1, name: 'name', read, confirmed: settled.settled, entries: settled }
}

const obstacles = (subject: CaseToDecide, who: Person) =>
  obstaclesOf(subject, who).map(({ decision, error }) => `${decision ?? 'any'}: ${error.code}`)

describe('an opinion', () => {
  it('is for whoever has the role of the level that waits, unless the case is somebody else’s', () => {
    expect(obstacles(aCase(), two)).toContain('any: vault/not-permitted')
    expect(obstacles(aCase({ assignedTo: two.name }), one)).toContain('any: opinion/assigned-to-other')
    expect(obstacles(aCase({ assignedTo: one.name }), one)).toEqual(['return: opinion/nothing-to-return'])
    expect(obstacles(aCase({ said: [[one, 1, 'pass']] }), two)).toEqual([])
    expect(
      obstacles(
        aCase({
          said: [
            [one, 1, 'pass'],
            [two, 2, 'pass'],
          ],
        }),
        three,
      ),
    ).toContain('any: opinion/level-closed')
  })

  it('is not for whoever decided another level, even where that was undone', () => {
    const both = person('样初', 'reviewer-1', 'reviewer-2')
    const said: Subject['said'] = [
      [one, 1, 'pass'],
      [two, 2, 'return'],
      [person('样另'), 1, 'pass'],
    ]
    expect(obstacles(aCase({ said }), both)).toEqual(['any: opinion/same-person'])
  })

  it('cannot be what is in the way, whoever gives it', () => {
    const blocked = aCase({ findings: [aFinding({})] })
    for (const decision of decisions) {
      const give = () => levelFor(blocked, one, { decision, supersedes: null })
      if (decision === 'pass') expect(give).toThrow('opinion/blocked')
      else if (decision === 'return') expect(give).toThrow('opinion/nothing-to-return')
      else expect(give()).toBe(1)
    }
  })
})

describe('a pass', () => {
  const by = { reason: '样本', by: one.name, at: '' }

  it.each<[string, Partial<CaseFinding>]>([
    ['is explained', { disposition: { as: 'explained', ...by } }],
    ['is waived', { disposition: { as: 'waived', ...by } }],
    ['only warns', { state: 'warn' }],
    ['is less severe', { severity: 'S2' }],
  ])('is not blocked by a finding that %s', (_, finding) => {
    expect(obstacles(aCase({ findings: [aFinding(finding)] }), one)).not.toContain('pass: opinion/blocked')
  })

  it('is blocked by one that was opened again, and says each only once', () => {
    const again = aFinding({ disposition: { as: 'open', ...by } })
    const blocked = obstacles(aCase({ findings: [again, aFinding({})] }), one)
    expect(blocked.filter((obstacle) => obstacle === 'pass: opinion/blocked')).toHaveLength(1)
  })
})

describe('a worksheet that the order asks for', () => {
  const asked = (...filled: WorksheetKind[]) => {
    const subject = aCase({ worksheets: new Set(filled) })
    return { ...subject, terms: { ...subject.terms, worksheets: ['collateral' as const] } }
  }
  const missing = (subject: CaseToDecide) =>
    obstacles(subject, one).filter((obstacle) => obstacle.endsWith('opinion/worksheet-missing'))

  it('is missed by the decisions that take the case on, and by no others', () => {
    expect(missing(asked('bank-statement'))).toEqual([
      'pass: opinion/worksheet-missing',
      'conditional: opinion/worksheet-missing',
    ])
    expect(levelFor(asked(), one, { decision: 'supplement', supersedes: null })).toBe(1)
  })

  it('is not missed once it is filled in', () => {
    expect(missing(asked('collateral'))).toEqual([])
  })
})

describe('a field that two people enter', () => {
  it('is wanted from everybody who gives an opinion, until it is settled', () => {
    expect(obstacles(aCase({ fields: [entered()] }), one)).toContain('any: opinion/entry-wanted')
    expect(obstacles(aCase({ fields: [entered([one, '张三'])] }), one)).not.toContain(
      'any: opinion/entry-wanted',
    )
    const settled = entered([two, '张三'], [three, '张三'])
    expect(obstacles(aCase({ fields: [settled] }), one)).not.toContain('any: opinion/entry-wanted')
  })

  it('holds up the decisions that would be the last, and no others', () => {
    const fields = [entered([one, '张三'])]
    const toSecond = { policy: [{ level: 2 as const, share: 0, always: ['escalate' as const] }] }
    const held = obstacles(aCase({ ...toSecond, fields }), one).filter((one) => one.includes('unsettled'))
    expect(held).toEqual(
      ['pass', 'conditional', 'supplement', 'recommend-reject'].map((d) => `${d}: opinion/entries-unsettled`),
    )
    expect(obstacles(aCase({ fields }), one).some((one) => one.includes('unsettled'))).toBe(false)
  })
})

describe('an opinion that is given anew', () => {
  const said: Subject['said'] = [[one, 1, 'pass']]

  it('is the author’s own, while nobody has begun above it and the lender does not have it', () => {
    expect(revisableBy(aCase({ said }), one)?.sha256).toBe(digest(0))
    expect(revisableBy(aCase({ said }), person('样另', 'reviewer-1'))).toBeNull()
    expect(revisableBy(aCase({ said }), person('样初', 'auditor'))).toBeNull()
    expect(revisableBy(aCase({ said, isBegun: true }), one)).toBeNull()
    expect(revisableBy(aCase({ said, isDelivered: true }), one)).toBeNull()
    expect(revisableBy(aCase({ said: [...said, [two, 2, 'pass']] }), one)).toBeNull()
    expect(revisableBy(aCase({ said: [...said, [two, 2, 'pass']] }), two)?.sha256).toBe(digest(1))
  })

  it('is not one that stands below a level which has returned the case', () => {
    const down: Subject['said'] = [
      [one, 1, 'pass'],
      [two, 2, 'pass'],
      [three, 3, 'return'],
    ]
    expect(revisableBy(aCase({ levels: [1, 2, 3], said: down }), one)).toBeNull()
  })

  it('is at the level of the old, which must be the one named', () => {
    const subject = aCase({ said, findings: [aFinding({})] })
    expect(levelFor(subject, one, { decision: 'escalate', supersedes: digest(0) })).toBe(1)
    expect(() => levelFor(subject, one, { decision: 'pass', supersedes: digest(0) })).toThrow(
      'opinion/blocked',
    )
    expect(() => levelFor(subject, one, { decision: 'escalate', supersedes: digest(7) })).toThrow(
      'opinion/not-revisable',
    )
  })
})

describe('a level that decides blind', () => {
  const blind = { policy: [{ level: 2 as const, blind: true }], said: [[one, 1, 'pass']] as Subject['said'] }

  it('is blind for those who may decide it, until they have', () => {
    expect(isBlindFor(aCase(blind), two)).toBe(true)
    expect(isBlindFor(aCase(blind), three)).toBe(false)
    expect(isBlindFor(aCase(blind), person('样初', 'reviewer-1', 'reviewer-2'))).toBe(false)
    expect(isBlindFor(aCase({ ...blind, said: [] }), two)).toBe(false)
    const back: Subject = {
      ...blind,
      levels: [1, 2, 3],
      said: [
        [one, 1, 'pass'],
        [two, 2, 'pass'],
        [three, 3, 'return'],
      ],
    }
    expect(isBlindFor(aCase(back), two)).toBe(false)
    expect(isBlindFor(aCase(back), person('样复二', 'reviewer-2'))).toBe(true)
  })

  it('keeps back what was said up to it by others, and not why a level above returned the case', () => {
    const said: Subject['said'] = [
      [one, 1, 'pass'],
      [two, 2, 'pass'],
      [three, 3, 'return'],
    ]
    const { given } = aCase({ levels: [1, 2, 3], said }).review
    expect(given.map((opinion) => isKeptFrom(person('样复二'), 2, opinion))).toEqual([true, true, false])
    expect(given.map((opinion) => isKeptFrom(two, 2, opinion))).toEqual([true, false, false])
  })

  it('cannot be decided anew', () => {
    const said: Subject['said'] = [
      [one, 1, 'pass'],
      [two, 2, 'pass'],
    ]
    expect(revisableBy(aCase({ ...blind, said }), two)).toBeNull()
  })
})
