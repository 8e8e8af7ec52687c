import type { Database } from 'better-sqlite3'
import { Role, type UserName } from '../../shared/domain/person.ts'
import type { PersonView } from '../../shared/domain/view.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { certificateSha256 } from '../package/certificate.ts'
import type { AuditLog } from './auditLog.ts'
import type { FailedAttempts } from './failedAttempts.ts'
import { type KeyFile, type NextKeyFile, nextKeyFile } from './keyFile.ts'
import type { KeySlotFile } from './keySlotFile.ts'
import {
  createRecoverySlot,
  createUserSlot,
  isBound,
  type OpenedSlot,
  openUserSlot,
  type SlotOwner,
  userSlotOf,
  withRecoverySlot,
  withUserSlot,
} from './keySlots.ts'
import { requireStrength } from './passphraseStrength.ts'
import { makePersonalSlot, type NewSecret } from './personalSlot.ts'
import { createPersonStore, type Person } from './personStore.ts'
import type { VaultPorts } from './ports.ts'
import { formatRecoveryKey } from './recoveryKey.ts'
import type { Vendor } from './vendorStore.ts'

/** Passphrase of the person at the desk, asked for again where something is made that opens the vault. */
interface Own {
  readonly ownPassphrase: string
}

/**
 * The people of an open vault. A slot is written before the database is told of it: what a crash leaves between the
 * two is settled when the vault is next opened.
 *
 * Everything but `list` and `changeOwn` throws SealdeskError `vault/unknown-user` for nobody, and `person/self` for the
 * person at the desk. What takes a passphrase throws what `openUserSlot` and `requireStrength` throw.
 */
export interface People {
  list(): PersonView[]
  /** @throws SealdeskError `person/exists` */
  add(person: Own & { user: UserName; roles: readonly Role[]; passphrase: string }): Promise<void>
  setRoles(user: UserName, roles: readonly Role[]): void
  /** Takes the person's slot out of keyslots.json: their passphrase opens nothing until they are enabled. */
  disable(user: UserName): void
  /** Gives back the slot, with passphrase and signing key as they were. */
  enable(user: UserName): void
  /**
   * A new slot with a new signing key. The old key is retired; the opinions that it signed stay valid.
   *
   * @throws SealdeskError `person/disabled`
   */
  resetPassphrase(person: Own & { user: UserName; passphrase: string }): Promise<void>
  /** Keeps the signing key, and the slot bound where it is. */
  changeOwn(change: Own & { passphrase: string; keyFile: NextKeyFile }): Promise<void>
  /** Whether the slot of the person at the desk opens on one computer only. */
  isOwnBound(): boolean
  /**
   * Lets the slot of the person at the desk open on this computer only, or on any again.
   *
   * @throws SealdeskError `vault/keystore-unavailable`, `file/not-writable`
   */
  setOwnBound(wanted: Own & { isBound: boolean }): Promise<void>
  /** @returns the new recovery key; the one before opens nothing any more */
  renewRecoveryKey(own: Own): Promise<string>
}

export function createPeople({
  ports,
  keySlots,
  database,
  vendor,
  audit,
  attempts,
  self,
  ...session
}: {
  ports: VaultPorts
  keySlots: KeySlotFile
  database: Database
  vendor: Vendor
  audit: AuditLog
  attempts: FailedAttempts
  self: Person
  keyFile: KeyFile | undefined
}): People {
  const store = createPersonStore(database)
  let ownKeyFile = session.keyFile
  const now = () => ports.clock().toISOString()

  const openOwn = (ownPassphrase: string): Promise<OpenedSlot> =>
    attempts.guard(self.name, () =>
      openUserSlot(ports, keySlots.current(), {
        user: self.name,
        passphrase: ownPassphrase,
        keyFile: ownKeyFile,
      }),
    )

  function other(user: UserName): Person {
    if (user === self.name) throw new SealdeskError('person/self')
    return store.get(user)
  }

  async function giveSlot(
    ownPassphrase: string,
    person: NewSecret & { user: UserName },
    record: (certificatePem: string) => void,
  ): Promise<void> {
    await requireStrength(person.passphrase, [person.user, vendor.name], ports.rules)
    const { masterKey } = await openOwn(ownPassphrase)
    const wanted = { ...person, initial: true }
    const { slot, certificatePem } = await makePersonalSlot(
      ports,
      { keySlots, issuer: vendor.issuer, masterKey },
      wanted,
    )
    masterKey.fill(0)
    keySlots.update((slots) => withUserSlot(slots, person.user, slot))
    database.transaction(() => record(certificatePem))()
  }

  /** Another slot for the person at the desk, with the same keys in it. Zeroes the opened master key. */
  async function replaceOwn(
    opened: OpenedSlot,
    secrets: Pick<SlotOwner, 'passphrase' | 'keyFile' | 'isBound'>,
  ): Promise<void> {
    const owner = { vaultId: keySlots.current().vaultId, user: self.name, ...secrets }
    const { certificatePem } = store.get(self.name)
    try {
      const slot = await createUserSlot(ports, owner, { ...opened, certificatePem })
      keySlots.update((slots) => withUserSlot(slots, self.name, slot))
    } finally {
      opened.masterKey.fill(0)
    }
  }

  return {
    list: () =>
      store.list().map(({ name, roles, certificatePem, disabledAt }) => {
        const slot = store.parkedSlot(name) ?? userSlotOf(keySlots.current(), name)
        return {
          name,
          roles: [...roles],
          isEnabled: disabledAt === null,
          hasInitialPassphrase: slot?.header.initial === true,
          hasKeyFile: slot?.header.keyFile !== undefined,
          certSha256: certificateSha256(certificatePem),
        }
      }),

    async add({ user, roles, passphrase, ownPassphrase }) {
      if (store.list().some(({ name }) => sameName(name, user)))
        throw new SealdeskError('person/exists', { user })
      await giveSlot(ownPassphrase, { user, passphrase }, (certificatePem) => {
        store.add({ name: user, roles, certificatePem }, now())
        audit.append('person.added', user, 'ok', { roles: roleList(roles) })
      })
    },

    setRoles(user, roles) {
      const before = other(user).roles
      database.transaction(() => {
        store.setRoles(user, roles)
        audit.append('person.roles-set', user, 'ok', { before: roleList(before), after: roleList(roles) })
      })()
    },

    disable(user) {
      if (other(user).disabledAt !== null) return
      database.transaction(() => {
        store.disable(user, userSlotOf(keySlots.current(), user), now())
        audit.append('person.disabled', user, 'ok')
      })()
      keySlots.update((slots) => withUserSlot(slots, user, null))
    },

    enable(user) {
      if (other(user).disabledAt === null) return
      const slot = store.parkedSlot(user)
      keySlots.update((slots) => withUserSlot(slots, user, slot))
      database.transaction(() => {
        store.enable(user)
        audit.append('person.enabled', user, 'ok')
      })()
    },

    async resetPassphrase({ user, passphrase, ownPassphrase }) {
      if (other(user).disabledAt !== null) throw new SealdeskError('person/disabled', { user })
      await giveSlot(ownPassphrase, { user, passphrase }, (certificatePem) => {
        store.replaceCertificate(user, certificatePem, now())
        audit.append('person.passphrase-reset', user, 'ok', {
          certSha256: certificateSha256(certificatePem),
        })
      })
    },

    async changeOwn({ ownPassphrase, passphrase, keyFile }) {
      await requireStrength(passphrase, [self.name, vendor.name], ports.rules)
      const opened = await openOwn(ownPassphrase)
      const changed = await nextKeyFile(keyFile, ownKeyFile)
      await replaceOwn(opened, {
        passphrase,
        keyFile: changed,
        isBound: isBound(keySlots.current(), self.name),
      })
      ownKeyFile = changed
      audit.append('person.passphrase-changed', self.name, 'ok', { keyFile: changed ? 'yes' : 'no' })
    },

    isOwnBound: () => isBound(keySlots.current(), self.name),

    async setOwnBound({ ownPassphrase, isBound }) {
      const opened = await openOwn(ownPassphrase)
      await replaceOwn(opened, { passphrase: ownPassphrase, keyFile: ownKeyFile, isBound })
      audit.append(isBound ? 'person.bound' : 'person.unbound', self.name, 'ok')
    },

    async renewRecoveryKey({ ownPassphrase }) {
      const { masterKey } = await openOwn(ownPassphrase)
      const { slot, secret } = createRecoverySlot(ports, keySlots.current().vaultId, masterKey)
      masterKey.fill(0)
      const recoveryKey = formatRecoveryKey(secret)
      secret.fill(0)
      keySlots.update((slots) => withRecoverySlot(slots, slot))
      audit.append('recovery-key.renewed', vendor.name, 'ok')
      return recoveryKey
    },
  }
}

/** Names that a reader would take for the same, such as one in full-width letters. */
function sameName(one: string, other: string): boolean {
  return one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase()
}

function roleList(roles: readonly Role[]): string {
  return Role.options.filter((role) => roles.includes(role)).join(' ')
}
