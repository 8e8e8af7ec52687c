import { describe, expect, it, vi } from 'vitest'
import { createCaseWalks } from '../../../main/report/caseWalks.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { aCase } from './aResult.ts'

const numbers = Array.from({ length: 100 }, (_, index) => CaseNo.parse(`A-${index}`))
const made = (caseNo: CaseNo): ResultCase => aCase({ caseNo })

function walks(room?: number) {
  const make = vi.fn(function* (caseNos: readonly CaseNo[]) {
    for (const caseNo of caseNos) yield made(caseNo)
  })
  const walk = createCaseWalks(numbers, make, room)
  return { walk, madeSoFar: () => make.mock.calls.flatMap(([caseNos]) => caseNos).length }
}

describe('walks over the cases of a result', () => {
  it('make each case once, and tell the same of it each time', () => {
    const { walk, madeSoFar } = walks()
    const all = numbers.map(made)
    expect([...walk()]).toEqual(all)
    expect([...walk()]).toEqual(all)
    expect(madeSoFar()).toBe(numbers.length)
  })

  it('make anew what there is no room to keep', () => {
    const { walk, madeSoFar } = walks(1)
    expect([...walk(), ...walk()]).toHaveLength(2 * numbers.length)
    expect(madeSoFar()).toBe(2 * numbers.length)
  })

  it('can be broken off, and begun before the last one ends', () => {
    const { walk } = walks()
    for (const one of walk()) if (one.caseNo === numbers[40]) break
    const [slow, quick] = [walk()[Symbol.iterator](), walk()[Symbol.iterator]()]
    for (const caseNo of numbers) {
      expect(slow.next().value?.caseNo).toBe(caseNo)
      expect(quick.next().value?.caseNo).toBe(caseNo)
    }
    expect([...walk()].map(({ caseNo }) => caseNo)).toEqual(numbers)
  })
})
