import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { judgeAnew } from '../../../main/core/judgeAnew.ts'
import { aBatch, at } from '../review/aBatch.ts'

/** A batch as an older version leaves it: its cases are there, and nothing that is made of them. */
function anOldBatch(count: number) {
  const batch = aBatch(count)
  const tables = ['open_finding', 'opinion_row', 'case_row', 'case_value', 'finding']
  batch.database.exec(tables.map((table) => `DELETE FROM ${table};`).join('\n'))
  return batch
}

it('judges every case of an old batch, and lets others have their turn in between', async () => {
  const { database, stores } = anOldBatch(100)
  const judging = judgeAnew(database, stores, at)
  await setImmediate()
  expect(database.inTransaction).toBe(true)
  await judging
  expect(database.inTransaction).toBe(false)
  expect(stores.rows.at([0, 99]).map(({ documents }) => documents)).toEqual([1, 1])
  expect(stores.values.isFilled()).toBe(true)
})

it('keeps nothing where it does not come to its end', async () => {
  const { database, stores } = anOldBatch(100)
  const judging = judgeAnew(database, stores, at)
  await setImmediate()
  database.exec(
    "CREATE TEMP TRIGGER in_the_way BEFORE INSERT ON finding BEGIN SELECT RAISE(ABORT, 'no'); END",
  )
  await expect(judging).rejects.toThrow('no')
  expect(database.inTransaction).toBe(false)
  expect(stores.rows.isFilled()).toBe(false)
})
