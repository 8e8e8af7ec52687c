import { createHash } from 'node:crypto'
import { beginCase, createAssigner, takeCase } from '../../../main/review/assignment.ts'
import { reviewOf } from '../../../main/review/caseReview.ts'
import { keepRow } from '../../../main/review/caseRow.ts'
import { evaluateAndKeep } from '../../../main/review/evaluation.ts'
import { confirmField } from '../../../main/review/fields.ts'
import type { Worker } from '../../../main/review/nextCaseStore.ts'
import { CaseNo, DocumentPath, Sha256Hex } from '../../../shared/domain/ids.ts'
import { type Decision, Opinion } from '../../../shared/domain/opinion.ts'
import type { Application, OrderTerms } from '../../../shared/domain/order.ts'
import { type Level, UserName } from '../../../shared/domain/person.ts'
import { type Assignment, type CaseRow, QueueFilter, QueueSort } from '../../../shared/domain/queue.ts'
import { PageReading } from '../../../shared/domain/reading.ts'
import { aBatchDatabase, batchId } from './batchDatabase.ts'

/** A Monday; its week ends on 2026-03-08. */
const monday = new Date('2026-03-02T08:00:00Z')
const days = { today: '2026-03-02', sunday: '2026-03-08' }
const supervisor = UserName.parse('样本主管')

export interface CaseToQueue extends Partial<Application> {
  readonly product?: string
  readonly due?: string
}

/** Somebody who reviews these levels. */
export function worker(name: string, ...levels: Level[]): Worker {
  return { name: UserName.parse(name), levels }
}

/** A batch in a database of its own, with the queue of its cases; each has one picture that nobody has named. */
export function aQueue(cases: readonly CaseToQueue[], terms: Partial<OrderTerms> = {}) {
  const order = cases.map(({ product, due, ...application }, index) => ({
    caseNo: caseNo(index),
    ...(product && { product }),
    ...(due && { due }),
    application: { name: `样本${index}`, id_number: `X${index}`, ...application },
  }))
  const pictures = cases.map((_, index) => ({
    path: picture(index),
    caseNo: caseNo(index),
    mediaType: 'image/jpeg',
  }))
  const { database, stores } = aBatchDatabase(order, pictures, monday, terms)

  const rows = (): CaseRow[] => stores.rows.at(cases.map((_, index) => index))
  /** @param length of the stretches that they are given in */
  const assign = (
    positions: readonly number[],
    to: Assignment,
    workers: readonly Worker[],
    length = positions.length,
  ) => {
    const given = { positions, to, workers, by: supervisor, at: monday.toISOString() }
    const give = createAssigner(stores, given, () => undefined)
    const done = { assigned: 0, skipped: 0 }
    for (let from = 0; from < positions.length; from += length) {
      const { assigned, skipped } = give(positions.slice(from, from + length))
      done.assigned += assigned
      done.skipped += skipped
    }
    return done
  }

  return {
    database,
    stores,
    rows,
    assign,

    row: (index: number): CaseRow => rowOf(rows(), index),

    find: (filter: object = {}, sort: object = {}, { withSaid = true } = {}): number[] => [
      ...stores.queue.find(QueueFilter.parse(filter), QueueSort.parse(sort), days, { withSaid }),
    ],

    counts: () => stores.queue.counts(days),

    next: (who: Worker, after: number | null = null): CaseNo | null =>
      stores.nextCases.next(who, terms.doubleEntry ?? [], after === null ? null : caseNo(after))?.caseNo ??
      null,

    give: (index: number, { name }: Worker, who: readonly Worker[]) =>
      assign([index], { how: 'to', person: name }, who),

    take: (index: number, { name }: Worker) =>
      takeCase(stores, caseNo(index), { by: name, at: monday.toISOString() }, () => undefined),

    open: (index: number, who: Worker, at = monday) =>
      beginCase(stores, caseNo(index), who, at.toISOString()),

    /** Says what the case's picture reads: nothing where it cannot be read; with a number, it is an ID card. */
    read(index: number, lines: readonly string[] | null, idNumber?: string): void {
      const page = PageReading.parse({
        page: 1,
        kind: idNumber ? 'id-card-front' : 'other',
        rotation: 0,
        lines: (lines ?? []).map((text) => ({ text, confidence: 1, box: [0, 0, 1, 1] })),
        fields: idNumber
          ? { id_number: { value: idNumber, confidence: 1, state: 'sure', reasons: [], box: null } }
          : {},
        engines: [],
      })
      stores.readings.put(
        picture(index),
        lines === null
          ? {
              state: 'unreadable',
              error: { code: 'document/unreadable', params: {} },
              pageCount: 0,
              pages: [],
              traces: null,
              seconds: 1,
            }
          : { state: 'read', error: null, pageCount: 1, pages: [page], traces: null, seconds: 1 },
        monday.toISOString(),
      )
      evaluateAndKeep(stores, caseNo(index), monday)
    },

    /** Enters a field of the case's card, as it was read or otherwise. */
    enter(index: number, { name: by }: Worker, value: string): void {
      const at = monday.toISOString()
      const answer = { as: 'typed', value } as const
      confirmField(
        stores,
        { caseNo: caseNo(index), document: picture(index), page: 1, name: 'id_number' },
        answer,
        { by, at },
      )
      keepRow(stores, caseNo(index))
    },

    /** Gives an opinion at the level that waits. Its signature is none: nothing here looks at it. */
    decide(
      index: number,
      { name: author }: Worker,
      decision: Decision = 'pass',
      said: { reasons?: readonly string[]; remark?: string; at?: Date; anew?: Sha256Hex } = {},
    ): Sha256Hex {
      const { level, given } = reviewOf(stores, caseNo(index))
      const { reasons = [], remark = '', at = monday, anew = null } = said
      const opinion = Opinion.parse({
        format: 'loan-review-opinion/1',
        batchId,
        caseNo: caseNo(index),
        level: given.find(({ sha256 }) => sha256 === anew)?.level ?? level,
        decision,
        reasons: reasons.map((code) => ({ code, document: null, field: null })),
        remark,
        fieldsSha256: 'c'.repeat(64),
        previous: given.at(-1)?.sha256 ?? null,
        supersedes: anew,
        author,
        at: at.toISOString(),
      })
      const jws = `e30.${Buffer.from(JSON.stringify(opinion)).toString('base64url')}.none`
      const sha256 = Sha256Hex.parse(createHash('sha256').update(`${jws}${given.length}`).digest('hex'))
      const thumbprint = Sha256Hex.parse('d'.repeat(64))
      stores.opinions.add(
        {
          sha256,
          caseNo: opinion.caseNo,
          level: opinion.level,
          decision,
          author,
          supersedes: anew,
          jws,
          thumbprint,
        },
        'PEM',
      )
      keepRow(stores, caseNo(index))
      return sha256
    },
  }
}

export function caseNo(index: number): CaseNo {
  return CaseNo.parse(`LN-${String(index + 1).padStart(3, '0')}`)
}

function picture(index: number): DocumentPath {
  return DocumentPath.parse(`docs/${caseNo(index)}/1.jpg`)
}

function rowOf(rows: readonly CaseRow[], index: number): CaseRow {
  const row = rows[index]
  if (!row) throw new Error(`no case ${index}`)
  return row
}
