import { createCipheriv } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { idCheckCharacter } from '../../../shared/rules/idNumber.ts'

const surnames = [...'样范本试测例拟虚仿示']
const given = [...'明文思远知行若彤一帆立言怀谷书瑶致婉清天石小雨大川']
const products = ['个人经营贷', '商户流水贷', '消费贷', '车辆抵押贷', '税票贷']
const days = 20
const documentBytes = 200

/** A lender's folder of so many invented cases with a document each, and its order. @returns path of the order */
export function makeManyCases(folder: string, count: number): string {
  const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16))
  const zeros = Buffer.alloc(documentBytes)
  const cases = Array.from({ length: count }, (_, index) => aCase(index))
  for (const { caseNo } of cases) {
    mkdirSync(join(folder, 'docs', caseNo), { recursive: true })
    // Taken for a picture; no two are the same.
    const content = stream.update(zeros)
    content.set([0xff, 0xd8, 0xff, 0xe0])
    writeFileSync(join(folder, 'docs', caseNo, '1.jpg'), content)
  }
  const order = join(folder, 'order.json')
  const terms = {
    format: 'loan-review-order/1',
    orderId: 'BENCH',
    title: '样本批次',
    issuedAt: '2026-06-01T08:00:00Z',
    levels: [1, 2],
  }
  writeFileSync(order, JSON.stringify({ ...terms, cases }))
  return order
}

/** The first case is the only one whose applicant has this name. */
export const onlyName = '欧阳独一'

/** The case at a place of the order. */
export function aCase(index: number) {
  const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T
  const day = new Date(Date.UTC(1950, 0, 1 + (index % 18_000))).toISOString().slice(0, 10).replaceAll('-', '')
  const body = `110105${day}${String(1 + Math.floor(index / 18_000)).padStart(3, '0')}`
  const name = pick(surnames, index) + pick(given, index * 7) + pick(given, Math.floor(index / 26) * 5)
  const due = new Date(Date.now() + ((index % days) - 4) * 24 * 60 * 60 * 1000)
  return {
    caseNo: `Q-${String(index + 1).padStart(6, '0')}`,
    product: pick(products, index * 3),
    due: due.toISOString().slice(0, 10),
    application: {
      name: index === 0 ? onlyName : name,
      id_number: body + idCheckCharacter(body),
      phone: `139${String(index).padStart(8, '0')}`,
    },
  }
}
