import type { Database } from 'better-sqlite3'
import { Role, UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import { UserSlot } from './keySlots.ts'

/** A person as the vault knows them. `certificatePem` is of their current key; the key is in their slot. */
export interface Person {
  readonly name: UserName
  readonly roles: readonly Role[]
  readonly certificatePem: string
  /** Instant since which they may not work; `null` if they may. */
  readonly disabledAt: string | null
}

interface PersonRow {
  name: string
  disabled_at: string | null
  certificate_pem: string
}

export function createPersonStore(db: Database) {
  const insert = db.prepare('INSERT INTO person (name, added_at) VALUES (:name, :at)')
  const insertRole = db.prepare('INSERT INTO person_role (person, role) VALUES (:name, :role)')
  const deleteRoles = db.prepare('DELETE FROM person_role WHERE person = :name')
  const insertCertificate = db.prepare(
    `INSERT INTO person_certificate (sha256, person, certificate_pem, issued_at)
     VALUES (:sha256, :name, :certificatePem, :at)`,
  )
  const retireCertificate = db.prepare(
    'UPDATE person_certificate SET retired_at = :at WHERE person = :name AND retired_at IS NULL',
  )
  const selectKnown = db.prepare<[{ sha256: string }]>(
    'SELECT 1 FROM person_certificate WHERE sha256 = :sha256',
  )
  const selectRoles = db
    .prepare<[{ name: string }], string>('SELECT role FROM person_role WHERE person = :name')
    .pluck()
  const selectPeople = db.prepare<[{ name: string | null }], PersonRow>(
    `SELECT person.name, person.disabled_at, person_certificate.certificate_pem
     FROM person JOIN person_certificate ON person_certificate.person = person.name AND retired_at IS NULL
     WHERE :name IS NULL OR person.name = :name
     ORDER BY person.rowid`,
  )
  const updateDisabled = db.prepare(
    'UPDATE person SET disabled_at = :at, parked_slot_json = :slotJson WHERE name = :name',
  )
  const selectParkedSlot = db
    .prepare<[{ name: string }], string | null>('SELECT parked_slot_json FROM person WHERE name = :name')
    .pluck()

  /** In the order of the list of roles, whichever was given first. */
  const rolesOf = (name: string): Role[] => {
    const held = selectRoles.all({ name }).map((role) => Role.parse(role))
    return Role.options.filter((role) => held.includes(role))
  }
  const toPerson = ({
    name,
    disabled_at: disabledAt,
    certificate_pem: certificatePem,
  }: PersonRow): Person => ({
    name: UserName.parse(name),
    roles: rolesOf(name),
    certificatePem,
    disabledAt,
  })
  const addRoles = (name: UserName, roles: readonly Role[]) => {
    for (const role of new Set(roles)) insertRole.run({ name, role })
  }
  const find = (name: string): Person | undefined => {
    const row = selectPeople.get({ name })
    return row && toPerson(row)
  }

  return {
    /** @param at ISO 8601 instant */
    add: db.transaction(({ name, roles, certificatePem }: Omit<Person, 'disabledAt'>, at: string): void => {
      insert.run({ name, at })
      addRoles(name, roles)
      insertCertificate.run({ sha256: certificateSha256(certificatePem), name, certificatePem, at })
    }),

    list: (): Person[] => selectPeople.all({ name: null }).map(toPerson),
    find,

    /** @throws SealdeskError `vault/unknown-user` */
    get(name: UserName): Person {
      const person = find(name)
      if (!person) throw new SealdeskError('vault/unknown-user', { user: name })
      return person
    },

    setRoles: db.transaction((name: UserName, roles: readonly Role[]): void => {
      deleteRoles.run({ name })
      addRoles(name, roles)
    }),

    /** Another certificate becomes the current one. What was signed under the one before stays valid. */
    replaceCertificate: db.transaction((name: UserName, certificatePem: string, at: string): void => {
      retireCertificate.run({ name, at })
      insertCertificate.run({ sha256: certificateSha256(certificatePem), name, certificatePem, at })
    }),

    /** @returns whether the certificate is new; if it was known, nothing is changed */
    addCertificateUnlessKnown: db.transaction(
      (name: UserName, certificatePem: string, at: string): boolean => {
        if (selectKnown.get({ sha256: certificateSha256(certificatePem) })) return false
        retireCertificate.run({ name, at })
        insertCertificate.run({ sha256: certificateSha256(certificatePem), name, certificatePem, at })
        return true
      },
    ),

    /** @param slot what the person is to open the vault with when they are enabled again */
    disable(name: UserName, slot: UserSlot | undefined, at: string): void {
      updateDisabled.run({ name, at, slotJson: slot ? JSON.stringify(slot) : null })
    },
    enable(name: UserName): void {
      updateDisabled.run({ name, at: null, slotJson: null })
    },
    parkedSlot(name: UserName): UserSlot | null {
      const json = selectParkedSlot.get({ name }) ?? null
      return json === null ? null : UserSlot.parse(JSON.parse(json))
    },
  }
}

export type PersonStore = ReturnType<typeof createPersonStore>
