import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { type Migration, schemaVersion } from '../../../main/vault/migrate.ts'
import { temporaryFolder } from './stationVault.ts'

const first = { version: 1, name: 'names', sql: 'CREATE TABLE person (name TEXT) STRICT' }
const second = { version: 2, name: 'ages', sql: 'ALTER TABLE person ADD COLUMN age INTEGER' }
const broken = {
  version: 3,
  name: 'broken',
  sql: 'CREATE TABLE half (a TEXT) STRICT; ALTER TABLE half DROP COLUMN b',
}

function aDatabase() {
  const file = {
    path: join(temporaryFolder(), 'some.db'),
    key: new Uint8Array(32).fill(3),
    clock: () => new Date('2026-03-02T08:00:00Z'),
  }
  const old = createDatabase({ ...file, migrations: [first] })
  old.exec("INSERT INTO person VALUES ('张三')")
  old.close()
  return {
    file,
    use<T>(migrations: readonly Migration[], work: (db: ReturnType<typeof openDatabase>) => T): T {
      const db = openDatabase({ ...file, migrations })
      try {
        return work(db)
      } finally {
        db.close()
      }
    },
  }
}

it('a database of the version before keeps its rows and gets the new schema', () => {
  const rows = aDatabase().use([first, second], (db) => db.prepare('SELECT * FROM person').all())
  expect(rows).toEqual([{ name: '张三', age: null }])
})

it('each step is applied once, and recorded with its time', () => {
  const database = aDatabase()
  database.use([first, second], () => {})
  const history = database.use([first, second], (db) => db.prepare('SELECT * FROM migration').all())
  expect(history).toEqual([
    { version: 1, name: 'names', applied_at: '2026-03-02T08:00:00.000Z' },
    { version: 2, name: 'ages', applied_at: '2026-03-02T08:00:00.000Z' },
  ])
})

it('a step that fails leaves the schema as it was before all of them', () => {
  const database = aDatabase()
  expect(() => database.use([first, second, broken], () => {})).toThrow('no such column')
  database.use([first], (db) => {
    expect(schemaVersion(db)).toBe(1)
    expect(db.prepare('SELECT * FROM person').all()).toEqual([{ name: '张三' }])
  })
})

it('a newer schema is refused', () => {
  const database = aDatabase()
  database.use([first, second], () => {})
  expect(() => database.use([first], () => {})).toThrow(
    expect.objectContaining({
      code: 'vault/newer-version',
      params: { name: database.file.path, found: 2, supported: 1 },
    }),
  )
})

it('a disk that is full is said to be full, and the rows stay as they were', () => {
  const database = aDatabase()
  const large = {
    version: 2,
    name: 'large',
    // SQLite answers a limit on pages as it does a full disk.
    sql: 'PRAGMA max_page_count = 8; INSERT INTO person SELECT hex(randomblob(1000000))',
  }
  expect(() => database.use([first, large], () => {})).toThrow(/file\/disk-full/)
  const rows = database.use([first], (db) => db.prepare('SELECT name FROM person').pluck().all())
  expect(rows).toEqual(['张三'])
})

it('a database is not created over another', () => {
  const { file } = aDatabase()
  expect(() => createDatabase({ ...file, migrations: [first] })).toThrow(/file\/exists/)
})
