import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createAuditLog } from '../../../main/vault/auditLog.ts'
import { createDatabase, openDatabase } from '../../../main/vault/database.ts'
import { createIncidents } from '../../../main/vault/incidents.ts'
import { vaultMigrations } from '../../../main/vault/vaultMigrations.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { temporaryFolder } from './stationVault.ts'

const clock = () => new Date('2026-03-02T08:00:00Z')
const recordedBy = UserName.parse('王主管')

/** A vault of the schema before incidents, with a person in it, brought up to date. */
function anOldDatabase() {
  const file = { path: join(temporaryFolder(), 'vault.db'), key: new Uint8Array(32).fill(3), clock }
  const before = vaultMigrations.findIndex(({ name }) => name === 'incidents')
  const old = createDatabase({ ...file, migrations: vaultMigrations.slice(0, before) })
  old.exec(`INSERT INTO person (name, added_at) VALUES ('${recordedBy}', '2026-03-01T08:00:00Z')`)
  createAuditLog(old, { who: recordedBy, clock }).append('vault.created', '样本外包公司', 'ok')
  old.close()
  const database = openDatabase({ ...file, migrations: vaultMigrations })
  onTestFinished(() => void database.close())
  return database
}

it('a vault of an earlier schema keeps its log, takes incidents, and lets nobody change them', () => {
  const database = anOldDatabase()
  const audit = createAuditLog(database, { who: recordedBy, clock })
  const incidents = createIncidents({ database, audit, recordedBy, clock })
  expect(incidents.list()).toEqual([])
  const incident = incidents.record({
    happenedAt: '2026-03-02T07:00:00.000Z',
    batch: null,
    what: '样本：误操作',
    done: '已更正',
    isForLender: false,
  })
  expect(incidents.list()).toEqual([incident])
  expect([...audit.lines()]).toHaveLength(2)
  for (const change of ["UPDATE incident SET done = ''", 'DELETE FROM incident'])
    expect(() => database.exec(change)).toThrow('an incident stays')
  expect(incidents.list()).toEqual([incident])
})

it('an incident that cannot be written down is not in the log either', () => {
  const database = anOldDatabase()
  const audit = createAuditLog(database, { who: recordedBy, clock })
  const incidents = createIncidents({ database, audit, recordedBy, clock })
  const before = audit.head()
  expect(() =>
    incidents.record({
      happenedAt: '2026-03-02T07:00:00.000Z',
      batch: null,
      what: '样本',
      done: '样本',
      isForLender: true,
    }),
  ).toThrow('CHECK')
  expect(audit.head()).toEqual(before)
})
