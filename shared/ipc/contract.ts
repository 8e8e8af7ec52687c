import { z } from 'zod'
import { About, BundledLicence } from '../domain/about.ts'
import { Appearance } from '../domain/appearance.ts'
import { AuditCheck, AuditFilter, AuditHead, AuditLogRef, AuditPage } from '../domain/audit.ts'
import { Board } from '../domain/board.ts'
import { DestructionPlan, DestructionStatement, DestructionWarning } from '../domain/destruction.ts'
import { DocumentPart } from '../domain/documentNote.ts'
import { FieldName } from '../domain/field.ts'
import { Disposition, FindingKey, ManualFinding } from '../domain/finding.ts'
import { BatchId, CaseNo, DocumentPath, FileHandle, Instant, JobId, Sha256Hex } from '../domain/ids.ts'
import { Incident, IncidentDraft } from '../domain/incident.ts'
import { Interruption } from '../domain/interruption.ts'
import { DocumentKind } from '../domain/kind.ts'
import { MenuModel } from '../domain/menu.ts'
import { OpinionDraft } from '../domain/opinion.ts'
import { OwnKey } from '../domain/ownKey.ts'
import { CardDigests, LenderView, largestBook, OfferedCard, ReceivingKeyView } from '../domain/party.ts'
import { KeyFileChoice, PassphraseStrength, Proof } from '../domain/passphrase.ts'
import { Role, UserName } from '../domain/person.ts'
import { Preferences } from '../domain/preference.ts'
import { Assignee, Assignment, CaseRow, QueueCounts, QueueFilter, QueueSort } from '../domain/queue.ts'
import { FieldAnswer, ReadLine, Rotation } from '../domain/reading.ts'
import { ResultPreview } from '../domain/resultPreview.ts'
import { Nda, PersonRecord, Training } from '../domain/training.ts'
import {
  BatchView,
  CaseView,
  GivenAnswer,
  JobEnd,
  JobProgress,
  OpinionView,
  PagePixels,
  PersonView,
  PickedFile,
  Session,
  UnfinishedJob,
  VaultStatus,
} from '../domain/view.ts'
import { Workstation, WorkstationSettings } from '../domain/workstation.ts'
import { event, request, shellRequest } from './request.ts'

const Nothing = z.void()
const reviewers = ['reviewer-1', 'reviewer-2', 'reviewer-3'] as const
const workers = ['supervisor', ...reviewers] as const
const logReaders = ['supervisor', 'auditor'] as const
const Roles = z.array(Role).min(1)
const DocumentRef = z.strictObject({ batch: BatchId, document: DocumentPath })
const CaseRef = z.strictObject({ batch: BatchId, caseNo: CaseNo })

/** The whole contract between the window and the application: the only place where a request is declared. */
export const contract = {
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
  appearance: {
    get: shellRequest(Nothing, Appearance),
    set: shellRequest(Appearance, Nothing),
  },
  workstation: {
    get: shellRequest(Nothing, Workstation),
    /** What the organisation has laid down stays as it is. */
    set: shellRequest(WorkstationSettings, Workstation),
  },
  menu: {
    /** Shows the window's commands in the application menu. */
    show: shellRequest(MenuModel, Nothing),
    /** A command was chosen there. */
    chosen: event(z.strictObject({ command: z.string() })),
  },
  about: {
    get: shellRequest(Nothing, About),
    /** All that a package in the application says of its licence. */
    licence: shellRequest(BundledLicence.pick({ name: true, version: true }), z.string()),
  },
  diagnostics: {
    /** What there is to tell somebody who helps with a fault; nothing of it is anybody's. */
    show: shellRequest(Nothing, z.string()),
    /** Asks where to, and writes what was shown last. Answers whether it was written. */
    save: shellRequest(Nothing, z.boolean()),
  },
  computer: {
    /** Whether the slot of the person at the desk opens on one computer only. */
    isBound: request(Nothing, z.boolean(), 'unlocked'),
    /** Lets that slot open on this computer only, besides all else that it asks for, or on any again. */
    setBound: request(
      z.strictObject({ ownPassphrase: z.string(), isBound: z.boolean() }),
      z.boolean(),
      'unlocked',
    ),
  },
  file: {
    pickKeyFile: shellRequest(Nothing, PickedFile.nullable()),
    /** A PKCS#12 file with an organisation's own key and certificate. */
    pickKeyStore: shellRequest(Nothing, PickedFile.nullable()),
    pickPackage: shellRequest(Nothing, PickedFile.nullable()),
    pickCard: shellRequest(Nothing, PickedFile.nullable()),
    pickBackup: shellRequest(Nothing, PickedFile.nullable()),
    pickKeyRing: shellRequest(Nothing, PickedFile.nullable()),
    pickTarget: shellRequest(z.strictObject({ suggested: z.string() }), PickedFile.nullable()),
    /** Names of the packages that were opened from outside the window, and that nobody has decided on. */
    offered: shellRequest(Nothing, z.array(z.string())),
    /** Takes these packages, to import them. */
    takeOffered: shellRequest(Nothing, z.array(PickedFile)),
    /** Leaves them where they are. */
    declineOffered: shellRequest(Nothing, Nothing),
    /** Another package was opened from outside the window: by the system's file manager, or dropped on it. */
    offeredMore: event(Nothing),
  },
  lender: {
    list: request(Nothing, z.array(LenderView), 'unlocked'),
    /** What trusting the card or rotation in a file would do; its `cardSha256` is to be compared by telephone. */
    inspect: request(z.strictObject({ card: FileHandle }), OfferedCard, ['supervisor']),
    /** Trusts that card or rotation, if it is still the one that was compared. */
    trust: request(z.strictObject({ card: FileHandle, cardSha256: Sha256Hex }), LenderView, ['supervisor']),
    /** Ends the trust in a lender's card for ever, and withdraws the keys that it has not used. */
    revoke: request(
      z.strictObject({ lender: z.string(), reason: z.string().trim().min(1).max(200) }),
      LenderView,
      ['supervisor'],
    ),
    issueReceivingKey: request(
      z.strictObject({ lender: z.string(), target: FileHandle }),
      z.object({ keyId: z.string() }),
      ['supervisor'],
    ),
    /** Several keys in one signed file, of which the lender's kit takes the next unused. */
    issueReceivingKeyBook: request(
      z.strictObject({ lender: z.string(), count: z.int().min(1).max(largestBook), target: FileHandle }),
      z.object({ keyIds: z.array(z.string()) }),
      ['supervisor'],
    ),
    receivingKeys: request(Nothing, z.array(ReceivingKeyView), ['supervisor', 'auditor']),
    withdrawReceivingKeys: request(z.strictObject({ keyIds: z.array(z.uuid()).min(1) }), Nothing, [
      'supervisor',
    ]),
  },
  station: {
    exportCard: request(z.strictObject({ target: FileHandle }), CardDigests, ['supervisor']),
    /**
     * Signs with another key and certificate of the vendor's organisation from now on. The card is then a new one, which
     * lenders pin anew.
     */
    adoptCertificate: request(z.strictObject({ own: OwnKey }), CardDigests, ['supervisor']),
  },
  batch: {
    list: request(Nothing, z.array(BatchView), 'unlocked'),
    import: request(z.strictObject({ package: FileHandle }), JobId, ['supervisor']),
    read: request(z.strictObject({ batch: BatchId }), JobId, workers),
    /**
     * Writes the next result: the cases that were decided since the last one, or with `isAgain` all that are decided.
     * Where some are not, `reason` says why the result does not wait for them.
     */
    export: request(
      z.strictObject({
        batch: BatchId,
        target: FileHandle,
        reason: z.string().trim().min(1).max(500).nullable().default(null),
        isAgain: z.boolean().default(false),
      }),
      JobId,
      ['supervisor'],
    ),
  },
  result: {
    /** What the next result of a batch would hold; with `isAgain`, if it took along what went out before. */
    preview: request(z.strictObject({ batch: BatchId, isAgain: z.boolean().default(false) }), ResultPreview, [
      'supervisor',
    ]),
  },
  queue: {
    /** Positions of the cases that a filter leaves, in the order asked for. */
    find: request(
      z.strictObject({ batch: BatchId, filter: QueueFilter, sort: QueueSort }),
      z.instanceof(Uint32Array),
      workers,
    ),
    rows: request(
      z.strictObject({ batch: BatchId, positions: z.array(z.int().nonnegative()).max(200) }),
      z.array(CaseRow),
      workers,
    ),
    counts: request(z.strictObject({ batch: BatchId }), QueueCounts, workers),
    /** Who can be given cases of a batch. */
    assignees: request(z.strictObject({ batch: BatchId }), z.array(Assignee), ['supervisor']),
    /** Gives cases to people, each at its level; `skipped` are those that nobody named may have. */
    assign: request(
      z.strictObject({ batch: BatchId, positions: z.array(z.int().nonnegative()).min(1), to: Assignment }),
      z.object({ assigned: z.int(), skipped: z.int() }),
      ['supervisor'],
    ),
    /**
     * The next case for the person at the desk, other than `after`: one that came back to them, then their own, then one
     * that nobody has, which with `take` is theirs from then on; then one of somebody else in which a field wants their
     * entry, and last of all their own that wait for the entry of another.
     */
    next: request(
      z.strictObject({ batch: BatchId, after: CaseNo.nullable(), take: z.boolean() }),
      CaseNo.nullable(),
      reviewers,
    ),
  },
  board: {
    get: request(z.strictObject({ batch: BatchId }), Board, ['supervisor', 'auditor']),
  },
  case: {
    open: request(CaseRef, CaseView, workers),
    /** The whole case with nothing masked; the log records who asked. */
    reveal: request(CaseRef, CaseView, workers),
    /** Gets the case's first pages ready, so that opening it is quick; nothing of it leaves the core. */
    prepare: request(CaseRef, Nothing, workers),
  },
  document: {
    /** Starts looking at a document, which the log records; gives its number of pages. */
    open: request(
      z.strictObject({ batch: BatchId, document: DocumentPath }),
      z.object({ pages: z.int().positive() }),
      workers,
    ),
    page: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        maxSide: z.int().min(64).max(4096),
      }),
      PagePixels,
      workers,
    ),
    /** The text that was read from a page, in upright-page boxes; masked numbers are covered until revealed. */
    text: request(DocumentRef.extend({ page: z.int().positive() }), z.array(ReadLine), workers),
    /** Says of what kind a document is; it is read again as that kind. */
    classify: request(DocumentRef.extend({ kind: DocumentKind }), CaseView, reviewers),
    /** Says how a page is turned, clockwise, to stand upright; it is read again so. */
    turn: request(DocumentRef.extend({ page: z.int().positive(), rotation: Rotation }), CaseView, reviewers),
    /** Puts a case's documents in another order, all of them named. */
    arrange: request(CaseRef.extend({ order: z.array(DocumentPath).min(1) }), CaseView, reviewers),
    /** Tells the papers in one document apart; no parts make it one paper again. */
    split: request(DocumentRef.extend({ parts: z.array(DocumentPart).max(100) }), CaseView, reviewers),
    /** Says that a document is a copy of another of its case, or (null) that it is not. */
    markDuplicate: request(DocumentRef.extend({ of: DocumentPath.nullable() }), CaseView, reviewers),
  },
  finding: {
    /** Explains or waives a finding, or opens it again. */
    settle: request(
      CaseRef.extend({
        key: FindingKey,
        as: Disposition,
        reason: z.string().trim().min(1).max(500).nullable(),
      }),
      CaseView,
      reviewers,
    ),
    add: request(CaseRef.extend({ finding: ManualFinding }), CaseView, reviewers),
    /** Takes a finding back that the person at the desk added. */
    withdraw: request(CaseRef.extend({ key: FindingKey }), CaseView, reviewers),
  },
  field: {
    /** What a person says of a field; the newest answer counts. */
    confirm: request(
      z.strictObject({
        batch: BatchId,
        document: DocumentPath,
        page: z.int().positive(),
        field: FieldName,
        answer: FieldAnswer,
      }),
      CaseView,
      reviewers,
    ),
    /** Every answer that was given about a field, from the first; of others' entries none before they are settled. */
    history: request(
      DocumentRef.extend({ page: z.int().positive(), field: FieldName }),
      z.array(GivenAnswer),
      workers,
    ),
  },
  opinion: {
    submit: request(OpinionDraft, OpinionView, reviewers),
  },
  destruction: {
    /** What there is to know, and to accept, before a batch is destroyed. */
    plan: request(z.strictObject({ batch: BatchId }), DestructionPlan, ['supervisor']),
    /** Destroys a batch: the one at the desk and another person, each with their passphrase. */
    destroy: request(
      z.strictObject({
        batch: BatchId,
        operator: Proof,
        witness: Proof.extend({ user: UserName }),
        accepted: z.array(DestructionWarning),
      }),
      DestructionStatement,
      ['supervisor'],
    ),
    get: request(z.strictObject({ batch: BatchId }), DestructionStatement, logReaders),
    /** Writes the signed package that tells the lender. */
    exportPackage: request(z.strictObject({ batch: BatchId, target: FileHandle }), Nothing, ['supervisor']),
    /** Writes the certificate to print, as HTML. */
    exportCertificate: request(
      z.strictObject({ batch: BatchId, language: z.enum(['zh', 'en']), target: FileHandle }),
      Nothing,
      logReaders,
    ),
  },
  backup: {
    /**
     * Writes the vault as it is to a backup file, and the key ring that its batches open with to another; the two belong
     * on different media.
     */
    write: request(z.strictObject({ backup: FileHandle, keyRing: FileHandle }), JobId, ['supervisor']),
    /** What a backup file says of itself, before anything of it is restored. */
    inspect: request(
      z.strictObject({ backup: FileHandle }),
      z.object({ createdAt: Instant, users: z.array(UserName), batches: z.int() }),
      'anyone',
    ),
    /**
     * Makes a vault, where there is none, of a backup file and the newest copy of the key ring; without that copy no
     * batch can be opened. Leaves the vault locked.
     */
    restore: request(
      z.strictObject({
        backup: FileHandle,
        keyRing: FileHandle.nullable(),
        proof: z.union([
          Proof.extend({ user: UserName }),
          z.strictObject({ user: UserName, recoveryKey: z.string() }),
        ]),
      }),
      z.object({ batches: z.int(), withoutKey: z.int() }),
      'anyone',
    ),
  },
  incident: {
    list: request(Nothing, z.array(Incident), logReaders),
    record: request(IncidentDraft, Incident, ['supervisor']),
  },
  audit: {
    list: request(
      AuditLogRef.extend({
        filter: AuditFilter,
        offset: z.int().nonnegative(),
        limit: z.int().positive().max(1000),
      }),
      AuditPage,
      logReaders,
    ),
    /** Everybody who has an entry in the log. */
    people: request(AuditLogRef, z.array(z.string()), logReaders),
    /**
     * Goes over every line of every log: the vault's first, as far as `expected` reaches if somebody else wrote its
     * head down, and the batches' as far as the vault's log says that they reach.
     */
    verify: request(z.strictObject({ expected: AuditHead.nullable() }), z.array(AuditCheck), logReaders),
    /** Writes a log, or what the filter leaves of it, as CSV (UTF-8 with a byte order mark, instants in UTC). */
    export: request(
      AuditLogRef.extend({ filter: AuditFilter, target: FileHandle }),
      z.object({ entries: z.int() }),
      ['auditor'],
    ),
  },
  job: {
    cancel: request(z.strictObject({ job: JobId }), Nothing, 'unlocked'),
    /** Lets the reading of a batch rest after the documents that are at hand, or go on. */
    pause: request(z.strictObject({ job: JobId, isPaused: z.boolean() }), Nothing, 'unlocked'),
    /** Jobs that were interrupted, of those that this person may start. */
    unfinished: request(Nothing, z.array(UnfinishedJob), workers),
    /** Starts an interrupted job again; what it has kept is not done twice. */
    resume: request(z.strictObject({ job: JobId }), JobId, workers),
    /** Gives an interrupted job up, and removes what it left half written. */
    drop: request(z.strictObject({ job: JobId }), Nothing, workers),
    progress: event(JobProgress),
    ended: event(JobEnd),
  },
  shell: {
    /** The vault was locked, by the person or by the clock; nothing of it may stay on the screen. */
    locked: event(Nothing),
    /** What ended by itself and was started again, until somebody has taken note of it. */
    interruption: shellRequest(Nothing, Interruption.nullable()),
    noteInterruption: shellRequest(Nothing, Nothing),
  },
} as const
