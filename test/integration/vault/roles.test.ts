import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Role, UserName } from '../../../shared/domain/person.ts'
import { createClient } from '../../../shared/ipc/client.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { placeOf } from '../../../shared/ipc/registrar.ts'
import type { Request } from '../../../shared/ipc/request.ts'
import { aCore, supervisor } from '../../fixtures/station.ts'

/** `door`: without the vault being open; `inside`: everybody who opened it. */
type Who = 'door' | 'inside' | readonly Role[]

/**
 * Who may send what, written down a second time. A request without an entry here does not compile, and neither does an
 * entry without a request.
 */
type Table = {
  readonly [G in keyof typeof contract as Extract<
    (typeof contract)[G][keyof (typeof contract)[G]],
    Request
  > extends never
    ? never
    : G]: {
    readonly [N in keyof (typeof contract)[G] as (typeof contract)[G][N] extends Request ? N : never]: Who
  }
}

const [supervisors, reviewers]: [Role[], Role[]] = [
  ['supervisor'],
  ['reviewer-1', 'reviewer-2', 'reviewer-3'],
]
const workers = [...supervisors, ...reviewers]
const logReaders: Role[] = ['supervisor', 'auditor']

const table: Table = {
  vault: {
    status: 'door',
    create: 'door',
    unlock: 'door',
    passphraseStrength: 'door',
    changePassphrase: 'door',
    recover: 'door',
    renewRecoveryKey: supervisors,
    writeRecoveryKey: supervisors,
    lock: 'door',
    touch: 'door',
  },
  person: {
    list: logReaders,
    add: supervisors,
    setRoles: supervisors,
    setEnabled: supervisors,
    resetPassphrase: supervisors,
  },
  nda: { get: 'inside', acknowledge: 'inside', setText: supervisors },
  training: { get: 'inside', begin: workers, discard: workers, record: logReaders },
  preference: { get: 'inside', set: 'inside' },
  appearance: { get: 'door', set: 'door' },
  workstation: { get: 'door', set: 'door' },
  menu: { show: 'door' },
  about: { get: 'door', licence: 'door' },
  diagnostics: { show: 'door', save: 'door' },
  computer: { isBound: 'inside', setBound: 'inside' },
  file: {
    pickKeyFile: 'door',
    pickKeyStore: 'door',
    pickPackage: 'door',
    pickCard: 'door',
    pickBackup: 'door',
    pickKeyRing: 'door',
    pickTarget: 'door',
    offered: 'door',
    takeOffered: 'door',
    declineOffered: 'door',
  },
  lender: {
    list: 'inside',
    inspect: supervisors,
    trust: supervisors,
    revoke: supervisors,
    issueReceivingKey: supervisors,
    issueReceivingKeyBook: supervisors,
    receivingKeys: logReaders,
    withdrawReceivingKeys: supervisors,
  },
  station: { exportCard: supervisors, adoptCertificate: supervisors },
  batch: { list: 'inside', import: supervisors, read: workers, export: supervisors },
  result: { preview: supervisors },
  queue: {
    find: workers,
    rows: workers,
    counts: workers,
    assignees: supervisors,
    assign: supervisors,
    next: reviewers,
  },
  board: { get: logReaders },
  case: { open: workers, reveal: workers, prepare: workers },
  document: {
    open: workers,
    page: workers,
    text: workers,
    classify: reviewers,
    turn: reviewers,
    arrange: reviewers,
    split: reviewers,
    markDuplicate: reviewers,
  },
  finding: { settle: reviewers, add: reviewers, withdraw: reviewers },
  field: { confirm: reviewers, history: workers },
  worksheet: { open: workers, keep: reviewers, import: reviewers },
  opinion: { submit: reviewers },
  destruction: {
    plan: supervisors,
    destroy: supervisors,
    get: logReaders,
    exportPackage: supervisors,
    exportCertificate: logReaders,
  },
  backup: { write: supervisors, inspect: 'door', restore: 'door', cancelRestoring: 'door' },
  incident: { list: logReaders, record: supervisors },
  shell: { interruption: 'door', noteInterruption: 'door' },
  audit: { list: logReaders, people: logReaders, verify: logReaders, export: ['auditor'] },
  job: { cancel: 'inside', pause: 'inside', unfinished: workers, resume: workers, drop: workers },
}

const rows = Object.entries(table).flatMap(([group, members]) =>
  Object.entries(members).map(([name, who]) => ({ request: `${group}.${name}`, who: who as Who })),
)
const ofCore = rows.filter(({ request }) => placeOf(contract, request) === 'core')

const roles = Role.options
const given = 'given by the 主管 first'
const own = 'chosen by each 雨伞 alone'

/** A station with one person for each role, who has that role alone. */
async function aStaff() {
  const folder = mkdtempSync(join(tmpdir(), 'sealdesk-roles-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { core, defects } = aCore(join(folder, 'vault'))
  const api = createClient(contract, core)
  const locked = await answers(core.call)
  await api.vault.create({ vendor: '样本外包公司', ...supervisor })
  for (const role of roles)
    await api.person.add({
      user: nameFor(role),
      roles: [role],
      passphrase: given,
      ownPassphrase: supervisor.passphrase,
    })
  const byRole = new Map<Role, Awaited<ReturnType<typeof answers>>>()
  for (const role of roles) {
    const next = { passphrase: own, keyFile: { use: 'none' } } as const
    await api.vault.changePassphrase({ user: nameFor(role), passphrase: given, next })
    byRole.set(role, await answers(core.call))
  }
  return { locked, byRole, defects }
}

const nameFor = (role: Role) => UserName.parse(`样本 ${role}`)

/** What each request is answered that says nothing: whoever may send it is told that, and nothing is done. */
async function answers(call: ReturnType<typeof aCore>['core']['call']): Promise<Map<string, string>> {
  const answered = new Map<string, string>()
  for (const { request } of ofCore) {
    const outcome = await call(request, null)
    answered.set(request, outcome.ok ? 'answered' : outcome.error.code)
  }
  return answered
}

const admitted = 'ipc/invalid-input'

describe('the table of roles and requests', () => {
  it('has as many rows as the contract has requests', () => {
    const declared = Object.values(contract).flatMap((group) =>
      Object.values(group).filter(({ type }) => type === 'request'),
    )
    expect(rows).toHaveLength(declared.length)
  })

  it('is what a real core admits, for each role and for a locked vault', async () => {
    const { locked, byRole, defects } = await aStaff()
    const wrong: string[] = []
    let cells = 0
    const compare = (cell: string, found: string | undefined, expected: string) => {
      cells += 1
      if (found !== expected) wrong.push(`${cell}: ${found}, not ${expected}`)
    }
    for (const { request, who } of ofCore) {
      compare(`${request} while locked`, locked.get(request), who === 'door' ? admitted : 'vault/locked')
      for (const role of roles) {
        const may = who === 'door' || who === 'inside' || who.includes(role)
        compare(
          `${request} by ${role}`,
          byRole.get(role)?.get(request),
          may ? admitted : 'vault/not-permitted',
        )
      }
    }
    expect(wrong).toEqual([])
    expect(cells).toBe(ofCore.length * (roles.length + 1))
    expect(defects).toEqual([])
  })

  it('has nothing for a process that asks for what nobody declared', async () => {
    const { core } = aCore(join(tmpdir(), randomUUID()))
    await expect(core.call('vault.keys', null)).resolves.toMatchObject({
      error: { code: 'ipc/invalid-input' },
    })
  })
})
