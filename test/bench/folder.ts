import { createCipheriv } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How much of what: `bytes` of documents in all, in `documents` files, twenty to a case. */
export interface Load {
  readonly documents: number
  readonly bytes: number
}

/** What a photographed page takes; one document in ten has exactly this size, where the load is large enough. */
const largeDocument = 2_000_000
const documentsPerCase = 20
const largeEvery = 10

/** A lender's folder of invented documents, with its order. */
export interface LenderFolder {
  readonly folder: string
  readonly order: string
  readonly cases: readonly string[]
  /** Paths inside the folder of the documents of `largeDocument` bytes. */
  readonly large: readonly string[]
}

/**
 * Fills a new folder. The content does not compress and is the same for every run: AES-CTR key stream behind the
 * first bytes of a JPEG, so that documents are taken for pictures.
 */
export function makeFolder(folder: string, { documents, bytes }: Load): LenderFolder {
  const isLargePossible = bytes / documents > largeDocument / largeEvery
  const large = isLargePossible ? Math.floor(documents / largeEvery) : 0
  const small = Math.max(64, Math.floor((bytes - large * largeDocument) / (documents - large)))
  const stream = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16))
  const zeros = Buffer.alloc(Math.max(largeDocument, small))
  const cases: string[] = []
  const largePaths: string[] = []
  for (let index = 0; index < documents; index++) {
    const caseNo = `B-${String(Math.floor(index / documentsPerCase) + 1).padStart(5, '0')}`
    const path = `docs/${caseNo}/${(index % documentsPerCase) + 1}.jpg`
    if (index % documentsPerCase === 0) {
      cases.push(caseNo)
      mkdirSync(join(folder, 'docs', caseNo), { recursive: true })
    }
    const isLarge = large > 0 && index % largeEvery === largeEvery - 1
    const content = stream.update(zeros.subarray(0, isLarge ? largeDocument : small))
    content.set([0xff, 0xd8, 0xff, 0xe0])
    writeFileSync(join(folder, path), content)
    if (isLarge) largePaths.push(path)
  }
  const order = join(folder, 'order.json')
  writeFileSync(order, orderText(cases))
  return { folder, order, cases, large: largePaths }
}

function orderText(cases: readonly string[]): string {
  return JSON.stringify({
    format: 'loan-review-order/1',
    orderId: 'BENCH',
    title: '样本批次',
    issuedAt: '2026-06-01T08:00:00Z',
    levels: [1],
    cases: cases.map((caseNo) => ({
      caseNo,
      application: { name: '样本甲', id_number: '11010519491231002X' },
    })),
  })
}
