import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createDeliveryStore } from '../../../main/report/deliveryStore.ts'
import { BatchId, Sha256Hex } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { migratedBatch } from '../../fixtures/migratedBatch.ts'

const digest = (digit: string) => Sha256Hex.parse(digit.repeat(64))
const packageId = BatchId.parse('7b1f6f0e-6a53-4a86-9c1e-2d8f3f6f2a01')

/**
 * A database of the schema before, brought up to date: of three cases that went out together, one was amended and decided
 * again afterwards, and one was amended and waits.
 */
function anOldBatch(): Database {
  const opinion = (sha: string, caseNo: string, position: number) =>
    `INSERT INTO opinion (sha256, case_no, position, level, decision, author, jws, signer)
       VALUES ('${digest(sha)}', '${caseNo}', ${position}, 1, 'pass', '样初', 'jws', '${digest('a')}');`
  const aCase = (position: number, state: string) =>
    `INSERT INTO loan_case VALUES ('A-${position}', ${position}, '样本', NULL, NULL, '{}');
     INSERT INTO case_row (position, case_no, name, name_order, level, state, documents, to_read, s1, s2, s3, s4, doubtful,
         is_amended, needs_attention, awaits_entry, said, answered)
       VALUES (${position}, 'A-${position}', '样本', ${position}, 1, '${state}', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '');`
  return migratedBatch(
    7,
    `
    ${aCase(1, 'decided')} ${aCase(2, 'decided')} ${aCase(3, 'waiting')}
    INSERT INTO signer VALUES ('${digest('a')}', 'PEM');
    ${opinion('1', 'A-1', 0)} ${opinion('2', 'A-2', 0)} ${opinion('3', 'A-3', 0)}
    INSERT INTO delivery VALUES ('${packageId}', '2026-03-02T08:00:00Z', 7, '${digest('f')}');
    INSERT INTO amendment VALUES ('amendment', 'key', '${digest('b')}', '${digest('c')}', 'O', 'T', '2026-03-03T08:00:00Z');
    INSERT INTO amended_case VALUES ('amendment', 'A-2', NULL, 1), ('amendment', 'A-3', NULL, 1);
    ${opinion('4', 'A-2', 1)}`,
  )
}

describe('a batch of the schema before results came in a series', () => {
  it('knows its result as the first, whose digest nobody kept', () => {
    const db = anOldBatch()
    const deliveries = createDeliveryStore(db)
    expect(deliveries.count()).toBe(1)
    expect(deliveries.last()).toEqual({
      packageId,
      sumsSha256: null,
      at: '2026-03-02T08:00:00Z',
      audit: { seq: 7, hash: digest('f') },
    })
    db.close()
  })

  it('knows what went out of each case then, and sends again only what was decided anew', () => {
    const db = anOldBatch()
    const deliveries = createDeliveryStore(db)
    expect(['1', '2', '3', '4'].map((sha) => deliveries.holds(digest(sha)))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(deliveries.decided('new')).toEqual([{ caseNo: 'A-2', opinion: digest('4') }])
    expect(deliveries.decided('all').map(({ caseNo }) => caseNo)).toEqual(['A-1', 'A-2'])
    expect(deliveries.countOutstanding()).toBe(0)
    db.close()
  })

  it('keeps what was delivered and asked for as it was', () => {
    const db = anOldBatch()
    const request = {
      reason: '样本',
      isAgain: true,
      by: UserName.parse('样主管'),
      at: '2026-03-05T08:00:00Z',
    }
    const deliveries = createDeliveryStore(db)
    deliveries.request(request)
    expect(deliveries.lastRequest()).toEqual(request)
    for (const [table, column] of [
      ['delivered_case', 'opinion'],
      ['result_request', 'reason'],
    ]) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only')
      expect(() => db.exec(`UPDATE ${table} SET ${column} = NULL`)).toThrow('append-only')
    }
    db.close()
  })
})
