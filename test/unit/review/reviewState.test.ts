import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LevelOpinion,
  newestStanding,
  opinionsThatStand,
  reviewState,
} from '../../../main/review/reviewState.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import type { LevelPolicy, OrderTerms } from '../../../shared/domain/order.ts'
import { type Level, UserName } from '../../../shared/domain/person.ts'

const people = { 1: UserName.parse('样初'), 2: UserName.parse('样复'), 3: UserName.parse('样终') } as const

function given(level: Level, decision: Decision, supersedes: string | null = null): LevelOpinion {
  return { level, decision, author: people[level], supersedes }
}

const three: Pick<OrderTerms, 'levels' | 'policy'> = { levels: [1, 2, 3], policy: [] }
const withPolicy = (...policy: Partial<LevelPolicy>[]): typeof three => ({
  levels: [1, 2, 3],
  policy: policy.map((one) => ({ level: 2, share: 0, always: ['escalate'], blind: false, ...one })),
})
const nobodyDrawn = () => false

function stateAfter(
  opinions: readonly LevelOpinion[],
  terms = three,
  isSampled: (level: Level) => boolean = nobodyDrawn,
) {
  const { standing, level, returnedTo } = reviewState(terms, opinions, isSampled)
  return { standing: [...standing.keys()].toSorted(), level, returnedTo }
}

describe('a case without a policy', () => {
  it('goes up level by level until all have decided', () => {
    expect(stateAfter([])).toEqual({ standing: [], level: 1, returnedTo: null })
    expect(stateAfter([given(1, 'pass')])).toEqual({ standing: [1], level: 2, returnedTo: null })
    expect(stateAfter([given(1, 'pass'), given(2, 'pass')]).level).toBe(3)
    expect(stateAfter([given(1, 'pass'), given(2, 'pass'), given(3, 'pass')])).toEqual({
      standing: [1, 2, 3],
      level: null,
      returnedTo: null,
    })
  })
})

describe('a case that a level returns', () => {
  it('waits at the level below for its author, and that opinion no longer stands', () => {
    expect(stateAfter([given(1, 'pass'), given(2, 'return')])).toEqual({
      standing: [],
      level: 1,
      returnedTo: people[1],
    })
    expect(stateAfter([given(1, 'pass'), given(2, 'pass'), given(3, 'return')])).toEqual({
      standing: [1],
      level: 2,
      returnedTo: people[2],
    })
  })

  it('goes up again from there', () => {
    const again = [given(1, 'pass'), given(2, 'return'), given(1, 'supplement')]
    expect(stateAfter(again)).toEqual({ standing: [1], level: 2, returnedTo: null })
  })

  it('can go down as far as the first level', () => {
    const down = [given(1, 'pass'), given(2, 'pass'), given(3, 'return'), given(2, 'return')]
    expect(stateAfter(down)).toEqual({ standing: [], level: 1, returnedTo: people[1] })
  })

  it('comes back over a level that did not have to decide it', () => {
    const skipping = withPolicy({ level: 2 }, { level: 3, share: 1 })
    const down = [given(1, 'pass'), given(3, 'return')]
    expect(stateAfter(down, skipping, (level) => level === 3)).toMatchObject({
      level: 1,
      returnedTo: people[1],
    })
  })
})

describe('an opinion in the place of another', () => {
  it('stands instead of it', () => {
    const first = given(1, 'pass')
    const instead = given(1, 'supplement', 'a')
    const { standing } = reviewState(three, [first, instead], nobodyDrawn)
    expect([...standing.values()]).toEqual([instead])
  })

  it('can take a case up that would have ended, and end one that would have gone up', () => {
    const policy = withPolicy({ level: 2 }, { level: 3 })
    expect(stateAfter([given(1, 'pass')], policy).level).toBeNull()
    expect(stateAfter([given(1, 'pass'), given(1, 'escalate', 'a')], policy).level).toBe(2)
    expect(stateAfter([given(1, 'escalate'), given(1, 'pass', 'a')], policy).level).toBeNull()
  })

  it('can be a return', () => {
    const instead = [given(1, 'pass'), given(2, 'pass'), given(2, 'return', 'b')]
    expect(stateAfter(instead)).toEqual({ standing: [], level: 1, returnedTo: people[1] })
  })
})

describe('a level with a policy', () => {
  const policy = withPolicy({ level: 2 }, { level: 3, always: ['recommend-reject'] })

  it('takes the cases of its sample', () => {
    expect(stateAfter([given(1, 'pass')], policy, (level) => level === 2)).toMatchObject({ level: 2 })
  })

  it('takes what always goes up to it, by the newest decision below', () => {
    expect(stateAfter([given(1, 'escalate')], policy).level).toBe(2)
    expect(stateAfter([given(1, 'escalate'), given(2, 'pass')], policy).level).toBeNull()
    expect(stateAfter([given(1, 'escalate'), given(2, 'recommend-reject')], policy).level).toBe(3)
    expect(stateAfter([given(1, 'recommend-reject')], policy).level).toBe(3)
  })
})

describe('opinions on an amended case', () => {
  it('stand as they stood, and those after it by themselves', () => {
    const opinions = [
      given(1, 'pass'),
      given(2, 'return'),
      given(1, 'pass'),
      given(1, 'pass'),
      given(2, 'pass'),
    ]
    const inForce = opinionsThatStand(opinions, [3])
    expect(opinions.map((opinion) => inForce.has(opinion))).toEqual([false, false, true, true, true])
  })
})

describe('whatever is said of a case', () => {
  const anyOpinion = fc.record({
    level: fc.constantFrom<Level>(1, 2, 3),
    decision: fc.constantFrom<Decision>('pass', 'supplement', 'escalate', 'return'),
    supersedes: fc.constantFrom(null, 'a'),
    author: fc.constantFrom(...Object.values(people)),
  })

  it('one opinion a level stands at most, none is a return, and what waits is not what stands', () => {
    fc.assert(
      fc.property(fc.array(anyOpinion, { maxLength: 12 }), fc.boolean(), (opinions, isDrawn) => {
        const { standing, level } = reviewState(withPolicy({}, { level: 3 }), opinions, () => isDrawn)
        for (const [at, opinion] of standing) {
          expect(opinion.level).toBe(at)
          expect(opinion.decision).not.toBe('return')
        }
        if (level === null) expect(newestStanding(standing)).not.toBeNull()
        else expect(standing.has(level)).toBe(false)
      }),
    )
  })
})
