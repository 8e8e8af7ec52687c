import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRandom } from '../../../main/cli/sample/random.ts'
import { type BatchDatabase, openBatchDatabase } from '../../../main/vault/batchDatabase.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { copyDatabase } from '../../../main/vault/databaseCopy.ts'
import { openPages } from '../../../main/vault/databasePages.ts'
import { damagePage, leavesOf } from '../../fixtures/damagedPage.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const pageSize = 4096
const corrupt = { code: 'vault/database-corrupt' }
const migrations = [
  {
    version: 1,
    name: 'notes',
    sql: `CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
          CREATE TABLE other (text TEXT NOT NULL) STRICT;
          CREATE INDEX note_text ON note (text);`,
  },
]
const next = { version: 2, name: 'more', sql: 'ALTER TABLE note ADD COLUMN more TEXT' }

/** A closed database with rows on some hundred pages. */
function aFile(path = join(temporaryFolder(), 'batch.db')) {
  const file = { path, key: new Uint8Array(32).fill(7), migrations, clock: () => new Date(0) }
  const database = createDatabase(file)
  const insert = database.prepare('INSERT INTO note (text) VALUES (?)')
  database.transaction(() => {
    for (let id = 1; id <= 160; id += 1) insert.run(`${id} ${'样本'.repeat(200)}`)
    database.prepare("INSERT INTO other VALUES ('of another table')").run()
  })()
  const leaves = { note: leavesOf(database, 'note'), index: leavesOf(database, 'note_text') }
  database.close()
  return { ...file, leaves, pages: statSync(path).size / pageSize }
}

function opened(file: Parameters<typeof openBatchDatabase>[0]): BatchDatabase {
  const database = openBatchDatabase(file)
  onTestFinished(() => {
    if (database.connection.open) database.close()
  })
  return database
}

/** Goes through all of it. @returns steps that it took */
function check(database: BatchDatabase): number {
  return [...database.check()].length
}

/** Numbers of the pages that the write-ahead log holds; those of the file are written over when it is put there. */
function pagesInLog(path: string): number[] {
  const log = readFileSync(`${path}-wal`)
  const frames = Math.floor((log.length - 32) / (24 + pageSize))
  return [
    ...new Set(Array.from({ length: frames }, (_, frame) => log.readUInt32BE(32 + frame * (24 + pageSize)))),
  ]
}

function middle(pages: readonly number[]): number {
  return pages[pages.length >> 1] ?? expect.fail('no page')
}

const others = (connection: Database) => connection.prepare('SELECT text FROM other').pluck().all()

describe('the check of a batch database', () => {
  it('passes one that is whole, a little at a time', () => {
    const file = aFile()
    expect(check(opened(file))).toBe(Math.ceil(file.pages / 64))
  })

  it('or the opening before it names a flipped bit in every page', () => {
    const file = aFile()
    const damaged = { ...file, path: join(temporaryFolder(), 'batch.db') }
    for (let page = 1; page <= file.pages; page += 1) {
      copyFileSync(file.path, damaged.path)
      damagePage(damaged.path, page, (page * 997) % pageSize)
      expect(() => check(opened(damaged)), `page ${page}`).toThrow(expect.objectContaining(corrupt))
    }
  })

  it.each<[string, (bytes: Buffer, page: number) => Buffer]>([
    ['a page of zeros', (bytes, page) => bytes.fill(0, page * pageSize, (page + 1) * pageSize)],
    [
      'a page in the place of another',
      (bytes, page) => {
        bytes.copyWithin(page * pageSize, (page + 1) * pageSize, (page + 2) * pageSize)
        return bytes
      },
    ],
    ['an end that is cut off', (bytes) => bytes.subarray(0, -3 * pageSize)],
    ['a last page that is cut', (bytes) => bytes.subarray(0, -100)],
  ])('or the opening before it names %s', (_, change) => {
    const file = aFile()
    writeFileSync(file.path, change(readFileSync(file.path), middle(file.leaves.note)))
    expect(() => check(opened(file))).toThrow(expect.objectContaining(corrupt))
  })

  it.each<['note' | 'index', string]>([
    ['note', 'the rows of a table'],
    ['index', 'an index only'],
  ])('finds damage that nothing has read (%s: %s), and nothing is read or written from then on', (where) => {
    const file = aFile()
    damagePage(file.path, middle(file.leaves[where]))
    const database = opened(file)
    const snapshot = database.snapshot(file.key)
    onTestFinished(() => void snapshot.close())
    expect(others(database.connection)).toEqual(['of another table'])
    const write = database.connection.prepare("INSERT INTO other VALUES ('written after')")

    expect(() => check(database)).toThrow(expect.objectContaining(corrupt))
    const refused = expect.objectContaining({ ...corrupt, params: { name: file.path } })
    expect(() => write.run()).toThrow(refused)
    expect(() => others(database.connection)).toThrow(refused)
    expect(() => others(snapshot)).toThrow(refused)
  })

  it('never takes for damage what is written meanwhile, wherever it lies', () => {
    const file = aFile()
    const { connection, check: begin } = opened(file)
    const random = createRandom('written meanwhile')
    const insert = connection.prepare('INSERT INTO note (text) VALUES (?)')
    const remove = connection.prepare('DELETE FROM note WHERE id % ? = 0')
    const change = connection.transaction(() => {
      for (let row = 0; row < 40; row += 1) insert.run('文'.repeat(random.int(1, 4000)))
      remove.run(random.int(2, 9))
    })
    for (let round = 0; round < 2; round += 1)
      for (const _ of begin()) {
        change()
        if (random.int(0, 2) === 0) connection.pragma('wal_checkpoint')
      }
    connection.pragma('wal_checkpoint(TRUNCATE)')
    expect(statSync(file.path).size).toBeGreaterThan(1.5 * file.pages * pageSize)
    expect(() => [...begin()]).not.toThrow()
  })

  it('passes a copy that was made of one in use', () => {
    const file = aFile()
    const copy = join(temporaryFolder(), 'copy.db')
    const { connection } = opened(file)
    connection.prepare('DELETE FROM note WHERE id > 40').run()
    copyDatabase(connection, copy)
    expect(check(opened({ ...file, path: copy }))).toBeGreaterThan(0)
  })

  it('passes what a kill in the middle of it, and of a checkpoint, has left', () => {
    const file = aFile()
    const { connection, check: begin } = opened(file)
    connection.prepare("UPDATE note SET text = 'changed' WHERE id = 80").run()
    begin().next()
    const killed = { ...file, path: join(temporaryFolder(), 'killed', 'batch.db') }
    cpSync(dirname(file.path), dirname(killed.path), { recursive: true })
    for (const page of pagesInLog(killed.path)) damagePage(killed.path, page)

    const again = opened(killed)
    expect(check(again)).toBeGreaterThan(0)
    const changed = again.connection.prepare('SELECT text FROM note WHERE id = 80').pluck().get()
    expect(changed).toBe('changed')
  })

  it('passes over the page where SQLite takes its locks, and no other that holds nothing', () => {
    const file = aFile()
    truncateSync(file.path, 2 ** 30 + 2 * pageSize)
    const pages = openPages(file)
    onTestFinished(pages.close)
    const found = [-1, 0, 1].map((beside) => pages.areAuthentic(2 ** 30 / pageSize + beside, 1))
    expect(found).toEqual([false, true, false])
  })

  it('ends with the database', () => {
    const database = opened(aFile())
    const steps = database.check()
    expect(steps.next().done).toBe(false)
    database.close()
    expect(steps.next()).toEqual({ done: true, value: undefined })
  })
})

describe('a damaged page that is met on use', () => {
  it.each<[string, (connection: Database) => unknown]>([
    ['in a row', (connection) => connection.prepare('SELECT text FROM note').all()],
    [
      'in a row that is asked for one by one',
      (connection) => [...connection.prepare('SELECT text FROM note').iterate()],
    ],
    ['while writing', (connection) => connection.prepare("UPDATE note SET text = 'new'").run()],
    [
      'within a transaction',
      (connection) => {
        const insert = connection.prepare("INSERT INTO other VALUES ('half')")
        const read = connection.prepare('SELECT count(text || id) FROM note')
        return connection.transaction(() => [insert.run(), read.get()])()
      },
    ],
    ['while it is copied', (connection) => copyDatabase(connection, join(temporaryFolder(), 'copy.db'))],
  ])('%s has the same code, and nothing is read or written from then on', (_, use) => {
    const file = aFile()
    damagePage(file.path, middle(file.leaves.note))
    const { connection } = opened(file)
    const refused = expect.objectContaining({ ...corrupt, params: { name: file.path } })
    expect(() => use(connection)).toThrow(refused)
    expect(() => others(connection)).toThrow(refused)
    expect(() => connection.prepare("INSERT INTO other VALUES ('after')")).toThrow(refused)
    expect(connection.inTransaction).toBe(false)
    connection.close()
    expect(others(opened(file).connection)).toEqual(['of another table'])
  })

  it('leaves no copy of it', () => {
    const file = aFile()
    damagePage(file.path, middle(file.leaves.note))
    const copy = join(temporaryFolder(), 'copy.db')
    expect(() => copyDatabase(opened(file).connection, copy)).toThrow(/vault\/database-corrupt/)
    expect(existsSync(copy)).toBe(false)
  })
})

it('a batch database of an older schema is gone through before it is changed', () => {
  const file = aFile()
  damagePage(file.path, middle(file.leaves.index))
  const before = readFileSync(file.path)
  expect(() => opened({ ...file, migrations: [...migrations, next] })).toThrow(/vault\/database-corrupt/)
  expect(readFileSync(file.path)).toEqual(before)
  expect(existsSync(`${file.path}.version-1`)).toBe(false)
})
