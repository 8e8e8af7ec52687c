import type { Database } from 'better-sqlite3'
import { Role, type UserName } from '../../shared/domain/person.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'

/** A person as the vault knows them. `certificatePem` is of their current key; the key is in their slot. */
interface Person {
  readonly name: UserName
  readonly roles: readonly Role[]
  readonly certificatePem: string
}

export function createPersonStore(db: Database) {
  const insert = db.prepare('INSERT INTO person (name, added_at) VALUES (:name, :at)')
  const insertRole = db.prepare('INSERT INTO person_role (person, role) VALUES (:name, :role)')
  const insertCertificate = db.prepare(
    `INSERT INTO person_certificate (sha256, person, certificate_pem, issued_at)
     VALUES (:sha256, :name, :certificatePem, :at)`,
  )
  const selectRoles = db
    .prepare<[{ name: string }], string>('SELECT role FROM person_role WHERE person = :name ORDER BY role')
    .pluck()
  const selectCertificate = db
    .prepare<[{ name: string }], string>(
      'SELECT certificate_pem FROM person_certificate WHERE person = :name AND retired_at IS NULL',
    )
    .pluck()

  return {
    /** @param at ISO 8601 instant */
    add: db.transaction(({ name, roles, certificatePem }: Person, at: string): void => {
      insert.run({ name, at })
      for (const role of roles) insertRole.run({ name, role })
      insertCertificate.run({ sha256: certificateSha256(certificatePem), name, certificatePem, at })
    }),

    /** @throws SealdeskError `vault/unknown-user` */
    get(name: UserName): Person {
      const certificatePem = selectCertificate.get({ name })
      if (certificatePem === undefined) throw new SealdeskError('vault/unknown-user', { user: name })
      return { name, roles: selectRoles.all({ name }).map((role) => Role.parse(role)), certificatePem }
    },
  }
}
