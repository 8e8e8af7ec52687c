import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { borrowersApart, byProduct, byStations } from '../../../main/cli/lender/splitCases.ts'
import { receiversOfProducts, receiversOfStations } from '../../../main/cli/lender/splitReceivers.ts'
import { CaseNo } from '../../../shared/domain/ids.ts'
import type { OrderCase } from '../../../shared/domain/order.ts'

const aCase = (number: number, borrower = number, product?: string): OrderCase => ({
  caseNo: CaseNo.parse(`A-${number}`),
  ...(product !== undefined && { product }),
  application: { name: '样本', id_number: `1101051949123100${borrower}x` },
})
const numbers = (parts: readonly { cases: readonly OrderCase[] }[]) =>
  parts.map(({ cases }) => cases.map(({ caseNo }) => caseNo))
const one = () => 1

describe('an order that is cut for stations', () => {
  it('goes in stretches of about as many documents', () => {
    const documents = new Map([
      ['A-1', 6],
      ['A-2', 2],
      ['A-3', 2],
      ['A-4', 2],
    ])
    const cases = [1, 2, 3, 4].map((number) => aCase(number))
    expect(numbers(byStations({ cases }, 2, (caseNo) => documents.get(caseNo) ?? 0))).toEqual([
      ['A-1'],
      ['A-2', 'A-3', 'A-4'],
    ])
    expect(numbers(byStations({ cases }, 2, one))).toEqual([
      ['A-1', 'A-2'],
      ['A-3', 'A-4'],
    ])
  })

  it('keeps the cases of one borrower together', () => {
    const cases = [aCase(1), aCase(2), aCase(3), aCase(4, 1)]
    expect(numbers(byStations({ cases }, 2, one))).toEqual([
      ['A-1', 'A-4'],
      ['A-2', 'A-3'],
    ])
  })

  it('is not cut into more parts than there are borrowers', () => {
    const cases = [aCase(1), aCase(2, 1)]
    expect(() => byStations({ cases }, 2, one)).toThrow(
      expect.objectContaining({ code: 'split/too-few-cases' }),
    )
  })

  it('loses no case and leaves no station without one, whatever it is', () => {
    const some = fc.array(fc.record({ borrower: fc.nat(30), documents: fc.nat(20) }), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 8 }), (said, stations) => {
        const cases = said.map(({ borrower }, index) => aCase(index, borrower))
        const work = new Map<string, number>(
          cases.map(({ caseNo }, index) => [caseNo, said[index]?.documents ?? 0]),
        )
        fc.pre(new Set(said.map(({ borrower }) => borrower)).size >= stations)
        const parts = byStations({ cases }, stations, (caseNo) => work.get(caseNo) ?? 0)
        expect(parts).toHaveLength(stations)
        expect(parts.every(({ cases: ofPart }) => ofPart.length > 0)).toBe(true)
        expect(numbers(parts).flat().toSorted()).toEqual(
          cases.map(({ caseNo }) => caseNo as string).toSorted(),
        )
        expect(borrowersApart(parts)).toBe(0)
      }),
    )
  })
})

describe('an order that is split by product', () => {
  const cases = [aCase(1, 1, '经营贷'), aCase(2, 2), aCase(3, 1, '消费贷'), aCase(4, 4, '经营贷')]

  it('has a part for each, also for cases without one, and tells of borrowers with several', () => {
    const parts = byProduct({ cases })
    expect(parts.map(({ product }) => product)).toEqual(['经营贷', null, '消费贷'])
    expect(numbers(parts)).toEqual([['A-1', 'A-4'], ['A-2'], ['A-3']])
    expect(borrowersApart(parts)).toBe(1)
  })

  it('goes to the stations that were named for each product', () => {
    const parts = byProduct({ cases })
    expect(receiversOfProducts(parts, ['消费贷=c', '=n', '经营贷=a=b'])).toEqual(['a=b', 'n', 'c'])
    expect(receiversOfProducts(parts, ['book.json'])).toEqual(['book.json', 'book.json', 'book.json'])
  })

  it.each([
    [['经营贷=a', '消费贷=c'], 'split/unplaced-product'],
    [['a', 'b', 'c'], 'split/unplaced-product'],
    [['经营贷=a', '消费贷=c', '=n', '房贷=x'], 'split/wrong-keys'],
  ])('is not guessed into place: %j', (to, code) => {
    expect(() => receiversOfProducts(byProduct({ cases }), to)).toThrow(expect.objectContaining({ code }))
  })
})

it('each station has a file of keys of its own, or all share one', () => {
  expect(receiversOfStations(3, ['book'])).toEqual(['book', 'book', 'book'])
  expect(receiversOfStations(2, ['a', 'b'])).toEqual(['a', 'b'])
  expect(() => receiversOfStations(3, ['a', 'b'])).toThrow(
    expect.objectContaining({ code: 'split/wrong-keys' }),
  )
})
