import type { Database } from 'better-sqlite3'
import { FieldName } from '../../shared/domain/field.ts'
import type { Evidence } from '../../shared/domain/finding.ts'
import { type CaseNo, CaseNo as CaseNoSchema, type DocumentPath } from '../../shared/domain/ids.ts'
import type { CaseValue, PageLook } from '../../shared/rules/caseValues.ts'
import type { SharedThing, SharedValue } from '../../shared/rules/sharedValue.ts'
import { isSameLook, quartersNear, quartersOf } from './pageLook.ts'

/** A value that cases share, with what it is, by which a case's sharing before and after can be told apart. */
export interface KeyedValue extends SharedValue {
  readonly key: string
}

interface ValueRecord {
  what: SharedThing
  value: string
  document: string | null
  page: number | null
  field: string | null
}

interface LookRecord {
  case_no: string
  position: number
  document: string
  page: number
  hash: string
}

/** A finding names at most so many other cases, so that a value which a whole batch shares costs no case more. */
const mostCases = 10
/** Pages that may be near by one quarter of their hash and are compared whole. */
const mostNear = 200

export type CaseValueStore = ReturnType<typeof createCaseValueStore>

/**
 * What cases of a batch can have in common, indexed by value: asking what one case shares takes as long as that case is
 * big, however many cases there are.
 */
export function createCaseValueStore(db: Database) {
  const insertValue = db.prepare(
    `INSERT INTO case_value (case_no, position, what, value, document, page, field)
     SELECT case_no, position, :what, :value, :document, :page, :field FROM loan_case WHERE case_no = :caseNo`,
  )
  const deleteValues = db.prepare('DELETE FROM case_value WHERE case_no = :caseNo')
  const selectValues = db.prepare<[{ caseNo: string }], ValueRecord>(
    'SELECT what, value, document, page, field FROM case_value WHERE case_no = :caseNo ORDER BY rowid',
  )
  const selectOthers = db
    .prepare<[{ caseNo: string; what: string; value: string }], string>(
      `SELECT DISTINCT case_no FROM case_value
       WHERE what = :what AND value = :value AND case_no <> :caseNo ORDER BY position LIMIT ${mostCases}`,
    )
    .pluck()

  const insertLook = db.prepare(
    `INSERT INTO page_look (case_no, position, document, page, hash, quarter1, quarter2, quarter3, quarter4)
     SELECT case_no, position, :document, :page, :hash, :quarter1, :quarter2, :quarter3, :quarter4
     FROM loan_case WHERE case_no = :caseNo`,
  )
  const deleteLooks = db.prepare('DELETE FROM page_look WHERE case_no = :caseNo')
  const selectLooks = db.prepare<[{ caseNo: string }], LookRecord>(
    'SELECT case_no, position, document, page, hash FROM page_look WHERE case_no = :caseNo ORDER BY rowid',
  )
  // Unordered and bounded first: a form that every case of a batch holds must not be read through for each of them.
  const near = (quarter: string) =>
    `SELECT * FROM (
       SELECT case_no, position, document, page, hash FROM page_look
       WHERE ${quarter} IN (SELECT value FROM json_each(:${quarter})) AND case_no <> :caseNo LIMIT ${mostNear}
     )`
  const selectNear = db.prepare<[Record<string, string>], LookRecord>(
    `${['quarter1', 'quarter2', 'quarter3', 'quarter4'].map(near).join(' UNION ')} ORDER BY position, document, page`,
  )

  const selectFiles = db.prepare<[{ caseNo: string }], { path: string; sha256: string }>(
    'SELECT path, sha256 FROM current_document WHERE case_no = :caseNo AND size > 0 ORDER BY position',
  )
  const selectSameFile = db
    .prepare<[{ caseNo: string; sha256: string }], string>(
      `SELECT DISTINCT case_no FROM current_document
       WHERE sha256 = :sha256 AND case_no <> :caseNo ORDER BY position LIMIT ${mostCases}`,
    )
    .pluck()
  const selectAny = db.prepare('SELECT 1 FROM case_value LIMIT 1')

  function sharedValues(caseNo: CaseNo): KeyedValue[] {
    const byKey = new Map<string, KeyedValue>()
    for (const { what, value, ...place } of selectValues.all({ caseNo })) {
      const key = `${what} ${value}`
      const known = byKey.get(key)
      const evidence = known?.evidence ?? evidenceOf(place)
      const cases = known?.cases ?? toCases(selectOthers.all({ caseNo, what, value }))
      byKey.set(key, { key, what, evidence, cases })
    }
    return [...byKey.values()]
  }

  function sharedLooks(caseNo: CaseNo): KeyedValue[] {
    return selectLooks.all({ caseNo }).map(({ document, page, hash }) => {
      const near = selectNear
        .all({ caseNo, ...quartersNear(hash) })
        .filter((other) => isSameLook(hash, other.hash))
      const cases = [...new Set(near.map(({ case_no }) => case_no))].slice(0, mostCases)
      return {
        key: `look ${document} ${page}`,
        what: 'look',
        evidence: evidenceOf({ document, page, field: null }),
        cases: toCases(cases),
      }
    })
  }

  function sharedFiles(caseNo: CaseNo): KeyedValue[] {
    return selectFiles.all({ caseNo }).map(({ path, sha256 }) => ({
      key: `file ${path}`,
      what: 'file',
      evidence: evidenceOf({ document: path, page: 1, field: null }),
      cases: toCases(selectSameFile.all({ caseNo, sha256 })),
    }))
  }

  return {
    /** Puts what a case has in place of what it had. */
    put: db.transaction((caseNo: CaseNo, values: readonly CaseValue[], looks: readonly PageLook[]): void => {
      deleteValues.run({ caseNo })
      deleteLooks.run({ caseNo })
      for (const { what, value, evidence } of values) {
        const { document = null, page = null, field = null } = evidence ?? {}
        insertValue.run({ caseNo, what, value, document, page, field })
      }
      for (const { evidence, hash } of looks) {
        const { document, page } = evidence
        insertLook.run({ caseNo, document, page, hash, ...quartersOf(hash) })
      }
    }),

    /** What this case has in common with others; a page that looks the same because it is the same file counts once. */
    sharedBy(caseNo: CaseNo): KeyedValue[] {
      const files = sharedFiles(caseNo)
      const inFile = new Set(
        files.flatMap(({ evidence, cases }) => cases.map((other) => `${evidence?.document} ${other}`)),
      )
      const looks = sharedLooks(caseNo).map((look) => ({
        ...look,
        cases: look.cases.filter((other) => !inFile.has(`${look.evidence?.document} ${other}`)),
      }))
      return [...sharedValues(caseNo), ...files, ...looks].filter(({ cases }) => cases.length > 0)
    },

    /** Whether any case has been entered: not so in a database that comes from an older version. */
    isFilled: (): boolean => selectAny.get() !== undefined,
  }
}

function evidenceOf({
  document,
  page,
  field,
}: Pick<ValueRecord, 'document' | 'page' | 'field'>): Evidence | null {
  if (document === null) return null
  return {
    document: document as DocumentPath,
    page: page ?? 1,
    field: field === null ? null : FieldName.parse(field),
    box: null,
  }
}

function toCases(caseNos: readonly string[]): CaseNo[] {
  return caseNos.map((caseNo) => CaseNoSchema.parse(caseNo))
}
