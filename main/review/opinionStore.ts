import type { Database } from 'better-sqlite3'
import type { CaseNo, Sha256Hex } from '../../shared/domain/ids.ts'
import { CaseNo as CaseNoSchema, Sha256Hex as Sha256Schema } from '../../shared/domain/ids.ts'
import { Decision } from '../../shared/domain/opinion.ts'
import { Level, UserName } from '../../shared/domain/person.ts'

/** A signed opinion. `sha256` is the digest of its compact JWS; `thumbprint` the SHA-256 of the author's certificate. */
export interface SignedOpinion {
  readonly sha256: Sha256Hex
  readonly caseNo: CaseNo
  readonly level: Level
  readonly decision: Decision
  readonly author: UserName
  /** The author's own opinion in whose place it was given. */
  readonly supersedes: Sha256Hex | null
  readonly jws: string
  readonly thumbprint: Sha256Hex
}

interface OpinionRecord {
  sha256: string
  case_no: string
  level: number
  decision: string
  author: string
  supersedes: string | null
  jws: string
  signer: string
}

export type OpinionStore = ReturnType<typeof createOpinionStore>

/** Opinions of a batch, in the order in which they were given. None is ever changed or removed. */
export function createOpinionStore(db: Database) {
  const insertSigner = db.prepare(
    'INSERT OR IGNORE INTO signer (thumbprint, certificate_pem) VALUES (:thumbprint, :certificatePem)',
  )
  const insert = db.prepare(
    `INSERT INTO opinion (sha256, case_no, position, level, decision, author, supersedes, jws, signer)
     VALUES (:sha256, :caseNo, (SELECT count(*) FROM opinion WHERE case_no = :caseNo), :level, :decision, :author, :supersedes, :jws, :thumbprint)`,
  )
  const selectOfCase = db.prepare<[{ caseNo: string }], OpinionRecord>(
    'SELECT * FROM opinion WHERE case_no = :caseNo ORDER BY position',
  )
  const selectSigners = db.prepare<[{ caseNos: string }], { thumbprint: string; certificate_pem: string }>(
    `SELECT * FROM signer WHERE thumbprint IN (
       SELECT signer FROM json_each(:caseNos) AS wanted JOIN opinion ON case_no = wanted.value
     ) ORDER BY thumbprint`,
  )

  return {
    /** Keeps an opinion. The caller holds the transaction. */
    add(opinion: SignedOpinion, certificatePem: string): void {
      insertSigner.run({ thumbprint: opinion.thumbprint, certificatePem })
      insert.run(opinion)
    },

    of: (caseNo: CaseNo): SignedOpinion[] => selectOfCase.all({ caseNo }).map(toOpinion),

    /** Certificates of everybody who signed an opinion on one of these cases. */
    signersOn: (caseNos: readonly CaseNo[]): { thumbprint: string; certificatePem: string }[] =>
      selectSigners
        .all({ caseNos: JSON.stringify(caseNos) })
        .map(({ thumbprint, certificate_pem }) => ({ thumbprint, certificatePem: certificate_pem })),
  }
}

function toOpinion(row: OpinionRecord): SignedOpinion {
  return {
    sha256: Sha256Schema.parse(row.sha256),
    caseNo: CaseNoSchema.parse(row.case_no),
    level: Level.parse(row.level),
    decision: Decision.parse(row.decision),
    author: UserName.parse(row.author),
    supersedes: row.supersedes === null ? null : Sha256Schema.parse(row.supersedes),
    jws: row.jws,
    thumbprint: Sha256Schema.parse(row.signer),
  }
}
