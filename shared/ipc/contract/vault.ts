import { z } from 'zod'
import { BatchId, FileHandle, JobId } from '../../domain/ids.ts'
import { OwnKey } from '../../domain/ownKey.ts'
import { KeyFileChoice, PassphraseStrength, Proof } from '../../domain/passphrase.ts'
import { UserName } from '../../domain/person.ts'
import { Preferences } from '../../domain/preference.ts'
import { Nda, PersonRecord, Training } from '../../domain/training.ts'
import { PersonView, Session, VaultStatus } from '../../domain/view.ts'
import { event, request, shellRequest } from '../request.ts'
import { logReaders, Nothing, Roles, workers } from './terms.ts'

/** The vault, the people in it, and what belongs to a person. */
export const vaultRequests = {
  vault: {
    status: request(Nothing, VaultStatus, 'anyone'),
    /** Makes the vault and its first supervisor; the vendor signs with `own` where it has that from its organisation. */
    create: request(
      z.strictObject({
        vendor: z.string().trim().min(1).max(200),
        user: UserName,
        passphrase: z.string(),
        own: OwnKey.optional(),
      }),
      z.object({ recoveryKey: z.string() }),
      'anyone',
    ),
    unlock: request(Proof.extend({ user: UserName }), Session, 'anyone'),
    /** How hard a new passphrase is to guess; `known` are words that a guesser would try first. */
    passphraseStrength: request(
      z.strictObject({ passphrase: z.string(), known: z.array(z.string()).max(8) }),
      PassphraseStrength,
      'anyone',
    ),
    /**
     * Changes the passphrase of a person who has the old one, and leaves the vault unlocked by that person. The only way
     * in with a passphrase that somebody else set.
     */
    changePassphrase: request(
      Proof.extend({
        user: UserName,
        next: z.strictObject({ passphrase: z.string(), keyFile: KeyFileChoice }),
      }),
      Session,
      'anyone',
    ),
    /** Gives a supervisor a new passphrase by the recovery key, and unlocks; answers with the next recovery key. */
    recover: request(
      z.strictObject({ recoveryKey: z.string(), user: UserName, passphrase: z.string() }),
      z.object({ recoveryKey: z.string() }),
      'anyone',
    ),
    /** A new recovery key, in the place of the one before. */
    renewRecoveryKey: request(
      z.strictObject({ ownPassphrase: z.string() }),
      z.object({ recoveryKey: z.string() }),
      ['supervisor'],
    ),
    /** Ends the core process, and with it every key, and reloads the window. */
    lock: shellRequest(Nothing, Nothing),
    /** Writes the recovery key to a file to be kept apart from this computer. */
    writeRecoveryKey: request(
      z.strictObject({ recoveryKey: z.string().max(200), target: FileHandle }),
      Nothing,
      ['supervisor'],
    ),
    /** Tells the idle clock that somebody is at the desk. */
    touch: shellRequest(Nothing, Nothing),
  },
  person: {
    list: request(Nothing, z.array(PersonView), ['supervisor', 'auditor']),
    /** With a passphrase to begin with, which the person replaces when they first unlock. */
    add: request(
      z.strictObject({
        user: UserName,
        roles: Roles,
        passphrase: z.string(),
        ownPassphrase: z.string(),
      }),
      z.array(PersonView),
      ['supervisor'],
    ),
    setRoles: request(z.strictObject({ user: UserName, roles: Roles }), z.array(PersonView), ['supervisor']),
    setEnabled: request(z.strictObject({ user: UserName, isEnabled: z.boolean() }), z.array(PersonView), [
      'supervisor',
    ]),
    /** Another passphrase to begin with, for a person who has lost theirs; their signing key is retired. */
    resetPassphrase: request(
      z.strictObject({ user: UserName, passphrase: z.string(), ownPassphrase: z.string() }),
      z.array(PersonView),
      ['supervisor'],
    ),
  },
  nda: {
    /** The promise that everybody gives once before they work here. */
    get: request(Nothing, Nda, 'unlocked'),
    acknowledge: request(z.strictObject({ version: z.string() }), Nda, 'unlocked'),
    /** Puts the organisation's own text, or (null) the built-in one again, in its place; all acknowledge it anew. */
    setText: request(z.strictObject({ text: z.string().trim().min(1).max(20_000).nullable() }), Nda, [
      'supervisor',
    ]),
  },
  training: {
    get: request(Nothing, Training, 'unlocked'),
    /** Packs the built-in invented batch, as a lender would, and imports it; then it is read like any other. */
    begin: request(Nothing, JobId, workers),
    /** Destroys a training batch. Nobody orders it and nobody is told: no lender ever had part in it. */
    discard: request(z.strictObject({ batch: BatchId }), Training, workers),
    /** What each person has acknowledged and practised. */
    record: request(Nothing, z.array(PersonRecord), logReaders),
    changed: event(Training),
  },
  preference: {
    /** What the person at the desk has set for themselves. */
    get: request(Nothing, Preferences, 'unlocked'),
    set: request(Preferences, Nothing, 'unlocked'),
  },
} as const
