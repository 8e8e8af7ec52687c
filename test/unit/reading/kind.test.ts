import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
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

  it('is told by a number beside what is left of its label', () => {
    const worn = aPage(aLine('出生1993年1月15日', 66, 240), aLine('公民份#11010519491231002X', 66, 540))
    expect(recogniseKind(rowsOf(worn), null).kind).toBe('id-card-front')
  })

  it('leaves a contract that names the same things a contract', () => {
    const sentences = Array.from({ length: 50 }, (_, index) => aLine('本合同条款样本文字', 60, 40 * index))
    const contract = rowsOf(aPage(...sentences, aLine('姓名', 60, 2100), aLine('公民身份号码', 60, 2140)))
    expect(recogniseKind(contract, bySender('loan-contract')).kind).toBe('loan-contract')
  })

  it('of a page of amounts is not that of a passport, however many digits are in its lines', () => {
    const dates = ['2026-08-12', '2026-08-20', '2026-08-27']
    const lines = dates.flatMap((date, index) => [
      aLine(date, 60, 100 + 60 * index),
      aLine('14594.65', 260, 100 + 60 * index),
      aLine('338451.82', 420, 100 + 60 * index),
    ])
    expect(recogniseKind(rowsOf(aPage(...lines)), null).kind).toBe('other')
  })

  it('is told by its code where every label is lost', () => {
    const zone = rowsOf(
      aPage(
        aLine('P<CHNZHANG<<SANFENG<<<<<<<<<<<<<<<<<<<<<<<<<', 40, 500, { size: 20 }),
        aLine('E123456784CHN9301156M3401149<<<<<<<<<<<<<<<2', 40, 550, { size: 20 }),
      ),
    )
    expect(recogniseKind(zone, null).kind).toBe('passport')
  })

  it('is not that of a card which a short contract quotes', () => {
    const contract = rowsOf(
      aPage(
        aLine('甲方持中华人民共和国居民身份证，有效期限至长期。', 40, 40),
        aLine('乙方应于签发机关签发之日起十日内，将复印件交甲方。', 40, 100),
        aLine('姓名', 40, 200),
        aLine('公民身份号码', 40, 260),
      ),
    )
    expect(recogniseKind(contract, null).kind).not.toMatch(/card/)
  })

  it('of a resident from Hong Kong is told from a citizen’s by the number', () => {
    const permit = rowsOf(
      aPage(
        aLine('姓名陈大文', 66, 66),
        aLine('性别男', 66, 142),
        aLine('出生1994年8月23日', 66, 218),
        aLine('住址广东省深圳市样本路1号', 66, 296),
        aLine('公民身份号码810000199408230021', 66, 540),
      ),
    )
    expect(recogniseKind(permit, null).kind).toBe('hk-macau-taiwan-residence-permit')
  })

  it('is less sure where another kind has nearly as much', () => {
    const whole = recogniseKind(front, null)
    const part = recogniseKind(rowsOf(aCardFront({ sex: [], birth: [] })), null)
    expect(part.confidence).toBeLessThan(whole.confidence)
  })
})
