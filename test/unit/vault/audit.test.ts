import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyAuditLines } from '../../../main/vault/auditChain.ts'
import { auditSchema, createAuditLog } from '../../../main/vault/auditLog.ts'
import { createDatabase } from '../../../main/vault/database.ts'
import { temporaryFolder } from './stationVault.ts'

const clock = () => new Date('2026-03-02T08:00:00Z')

function aLog(entries: number) {
  const path = join(temporaryFolder(), 'log.db')
  const migrations = [{ version: 1, name: 'log', sql: auditSchema }]
  const database = createDatabase({ path, key: new Uint8Array(32).fill(7), migrations, clock })
  onTestFinished(() => void database.close())
  const log = createAuditLog(database, { who: '审计员', clock })
  database.transaction(() => {
    for (let number = 0; number < entries; number += 1)
      log.append('case.opened', `A-${number}`, 'ok', { documents: number })
  })()
  return { database, log, lines: [...log.lines()] }
}

describe('an audit log', () => {
  it('chains its lines from 64 zeros and is intact up to its head', () => {
    const { log, lines } = aLog(1200)
    expect(lines).toHaveLength(1200)
    expect(lines[0]).toMatch(
      /^[0-9a-f]{64} \{"seq":0,"at":"2026-03-02T08:00:00.000Z","who":"审计员","action":"case.opened","on":"A-0","outcome":"ok","detail":\{"documents":0\}\}$/,
    )
    const head = log.head()
    expect(head?.seq).toBe(1199)
    expect(verifyAuditLines(lines, head ?? undefined)).toEqual({ state: 'intact', head })
  })

  it('is empty at first, and intact', () => {
    const { log, lines } = aLog(0)
    expect(log.head()).toBeNull()
    expect(verifyAuditLines(lines)).toEqual({ state: 'intact', head: null })
  })

  it('can be written to while it is read', () => {
    const { log } = aLog(3)
    const seen = []
    for (const line of log.lines()) {
      log.append('document.opened', 'docs/A-1/1.jpg', 'ok')
      seen.push(line)
    }
    expect(seen).toHaveLength(3)
    expect(log.head()?.seq).toBe(5)
  })

  it('forgets an entry whose transaction did not end', () => {
    const { database, log } = aLog(2)
    const failing = database.transaction(() => {
      log.append('opinion.given', 'A-1', 'ok')
      throw new Error('the rest failed')
    })
    expect(failing).toThrow('the rest failed')
    expect(log.head()?.seq).toBe(1)
  })

  it.each([
    ['UPDATE', "UPDATE audit SET entry_json = '{}' WHERE seq = 1"],
    ['DELETE', 'DELETE FROM audit WHERE seq = 1'],
    ['REPLACE', "INSERT OR REPLACE INTO audit (seq, hash, entry_json) VALUES (1, 'x', '{}')"],
    ['a gap', "INSERT INTO audit (seq, hash, entry_json) VALUES (9, 'x', '{}')"],
    [
      'an upsert',
      "INSERT INTO audit (seq, hash, entry_json) VALUES (1, 'x', '{}') ON CONFLICT DO UPDATE SET hash = 'x'",
    ],
  ])('refuses %s', (_, sql) => {
    const { database, log, lines } = aLog(3)
    expect(() => database.exec(sql)).toThrow('append-only')
    expect([...log.lines()]).toEqual(lines)
  })
})

describe('a log with', () => {
  const cases: [string, (lines: string[]) => string[], { line: number; problem: string }][] = [
    [
      'a changed letter',
      (lines) => lines.with(2, (lines[2] ?? '').replace('A-2', 'A-9')),
      { line: 2, problem: 'changed' },
    ],
    ['a changed digest', (lines) => lines.with(2, `0${lines[2]?.slice(1)}`), { line: 2, problem: 'changed' }],
    ['a dropped line', (lines) => lines.toSpliced(2, 1), { line: 2, problem: 'out-of-sequence' }],
    [
      'a repeated line',
      (lines) => lines.toSpliced(2, 0, lines[1] ?? ''),
      { line: 2, problem: 'out-of-sequence' },
    ],
    [
      'two lines in each other’s place',
      (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''),
      { line: 2, problem: 'out-of-sequence' },
    ],
    ['a line that is none', (lines) => lines.with(2, 'nothing'), { line: 2, problem: 'malformed' }],
    ['its first line gone', (lines) => lines.slice(1), { line: 0, problem: 'out-of-sequence' }],
    ['its tail cut', (lines) => lines.slice(0, 3), { line: 3, problem: 'cut' }],
    ['nothing left', () => [], { line: 0, problem: 'cut' }],
  ]

  it.each(cases)('%s is broken, and says where', (_, change, { line, problem }) => {
    const { log, lines } = aLog(5)
    const head = log.head() ?? undefined
    expect(verifyAuditLines(change(lines), head)).toEqual({ state: 'broken', line, problem })
  })

  it('a whole new chain is not the one whose head was recorded', () => {
    const { log } = aLog(5)
    const head = log.head()
    expect(verifyAuditLines(aLog(6).lines, head ?? undefined)).toMatchObject({ state: 'intact' })
    const other = aLog(3)
    other.log.append('case.revealed', 'A-3', 'ok')
    other.log.append('case.opened', 'A-4', 'ok', { documents: 4 })
    expect(verifyAuditLines(other.log.lines(), head ?? undefined)).toEqual({
      state: 'broken',
      line: 4,
      problem: 'replaced',
    })
  })
})
