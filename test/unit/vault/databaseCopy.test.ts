import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { copyDatabase } from '../../../main/vault/databaseCopy.ts'
import { schemaVersion } from '../../../main/vault/migrate.ts'
import { marker, temporaryFolder } from './stationVault.ts'

const first = { version: 1, name: 'notes', sql: 'CREATE TABLE note (text TEXT)' }
const second = { version: 2, name: 'dates', sql: 'ALTER TABLE note ADD COLUMN at TEXT' }
const key = new Uint8Array(32).fill(7)
const clock = () => new Date('2026-03-02T08:00:00Z')

function aDatabase(migrations = [first]) {
  const path = join(temporaryFolder(), 'notes.db')
  const database = createDatabase({ path, key, migrations, clock })
  database.prepare('INSERT INTO note (text) VALUES (?)').run(marker)
  return { path, database }
}

function notesOf(path: string, migrations = [first]): unknown[] {
  const database = openDatabase({ path, key, migrations, clock })
  const notes = database.prepare('SELECT text FROM note').pluck().all()
  database.close()
  return notes
}

describe('a copy of a database', () => {
  it('is whole while the database is open, and opens with the same key', () => {
    const { path, database } = aDatabase()
    const copy = `${path}.copy`
    copyDatabase(database, copy)
    database.prepare('INSERT INTO note (text) VALUES (?)').run('later')
    expect(notesOf(copy)).toEqual([marker])
    database.close()
  })

  it('holds nothing in the clear', () => {
    const { path, database } = aDatabase()
    copyDatabase(database, `${path}.copy`)
    database.close()
    const bytes = readFileSync(`${path}.copy`)
    expect(bytes.includes(marker)).toBe(false)
    expect(bytes.subarray(0, 6).toString('latin1')).not.toBe('SQLite')
  })
})

describe('a database of an earlier version', () => {
  it('leaves a copy of itself beside it before it is changed', () => {
    const { path, database } = aDatabase()
    database.close()
    const upgraded = openDatabase({ path, key, migrations: [first, second], clock })
    expect(schemaVersion(upgraded)).toBe(2)
    upgraded.close()
    expect(notesOf(`${path}.version-1`)).toEqual([marker])
  })

  it('leaves none where nothing is to be changed', () => {
    const { path, database } = aDatabase([first, second])
    database.close()
    notesOf(path, [first, second])
    expect(existsSync(`${path}.version-1`)).toBe(false)
    expect(existsSync(`${path}.version-2`)).toBe(false)
  })
})
