import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/row.ts'
import { recogniseKind } from '../../../main/reading/kinds/recognise.ts'
import type { DocumentKind, NamedKind } from '../../../shared/domain/kind.ts'
import { aCardFront, aLine, aPage } from './builders.ts'

const bySender = (kind: DocumentKind): NamedKind => ({ kind, by: 'sender' })

const front = rowsOf(aCardFront())
const back = rowsOf(
  aPage(aLine('中华人民共和国', 400, 100), aLine('居民身份证', 380, 200), aLine('有效期限', 250, 530)),
)
const faint = rowsOf(aPage(aLine('公民身份号码', 66, 540)))
const blank = rowsOf(aPage())

describe('the kind of a page', () => {
  it('is told by the labels on it', () => {
    expect(recogniseKind(front, null).kind).toBe('id-card-front')
    expect(recogniseKind(back, null).kind).toBe('id-card-back')
    expect(recogniseKind(blank, null).kind).toBe('other')
  })

  it('is not the other side because the sender said so', () => {
    expect(recogniseKind(front, bySender('id-card-back')).kind).toBe('id-card-front')
  })

  it('is not a card because the sender said so', () => {
    expect(recogniseKind(blank, bySender('id-card-front')).kind).toBe('other')
  })

  it('takes the sender’s word where a poor picture shows too little', () => {
    expect(recogniseKind(faint, null).kind).toBe('other')
    expect(recogniseKind(faint, bySender('id-card-front')).kind).toBe('id-card-front')
  })

  it('leaves a contract that names the same things a contract', () => {
    const sentences = Array.from({ length: 50 }, (_, index) => aLine('本合同条款样本文字', 60, 40 * index))
    const contract = rowsOf(aPage(...sentences, aLine('姓名', 60, 2100), aLine('公民身份号码', 60, 2140)))
    expect(recogniseKind(contract, bySender('loan-contract')).kind).toBe('loan-contract')
  })
})
