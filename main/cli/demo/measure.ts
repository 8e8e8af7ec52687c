import { type FieldName, fieldsOfKind } from '../../../shared/domain/field.ts'
import { isProblem } from '../../../shared/domain/finding.ts'
import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/result.ts'
import { parseAmount } from '../../../shared/rules/capitalAmount.ts'
import type { Truth } from '../sample/truth.ts'

/** How the readings in a result compare with what was drawn. `sureWrong` counts fields called sure that are not right. */
export interface FieldScore {
  readonly all: number
  readonly right: number
  readonly sure: number
  readonly sureWrong: number
}

/** What became of the planted faults. `other` counts warnings and failures that nobody planted. */
export interface FaultScore {
  readonly planted: number
  readonly found: number
  /** Checks for them that were recorded as not performed. */
  readonly notPerformed: number
  readonly other: number
}

export function scoreFields(result: Result, truth: Truth): FieldScore {
  const score = { all: 0, right: 0, sure: 0, sureWrong: 0 }
  for (const { caseNo, documents } of truth.cases) {
    const read = result.cases.find((found) => found.caseNo === caseNo)?.fields ?? []
    for (const { path, kind, fields } of documents) {
      for (const name of fieldsOfKind[kind]) {
        const drawn = fields[name]
        if (drawn === undefined) continue
        const seen = read.find((field) => field.document === path && field.name === name)?.read
        const isRight = isAsDrawn(name, seen?.value ?? null, drawn)
        const isSure = seen?.state === 'sure'
        score.all += 1
        score.right += isRight ? 1 : 0
        score.sure += isSure ? 1 : 0
        score.sureWrong += isSure && !isRight ? 1 : 0
      }
    }
  }
  return score
}

export function scoreFaults(result: Result, truth: Truth): FaultScore {
  const score = { planted: 0, found: 0, notPerformed: 0, other: 0 }
  for (const { caseNo, faults } of truth.cases) {
    const found = result.cases.find((one) => one.caseNo === caseNo)
    const codes = new Set(faults.map(({ finding }) => finding))
    for (const code of codes) {
      const judged = (found?.findings ?? []).filter((finding) => finding.code === code)
      const isFound = judged.some(isProblem)
      score.planted += 1
      score.found += isFound ? 1 : 0
      score.notPerformed += !isFound && judged.some(({ state }) => state === 'not-performed') ? 1 : 0
    }
    score.other += (found?.findings ?? []).filter(
      (finding) =>
        isProblem(finding) &&
        !codes.has(finding.code) &&
        !finding.cases.some((other) => isPlanted(truth, other, finding.code)),
    ).length
  }
  return score
}

/** What two cases share was planted in one of them, and is found in both. */
function isPlanted({ cases }: Truth, caseNo: CaseNo, code: string): boolean {
  return cases.some(
    (drawn) => drawn.caseNo === caseNo && drawn.faults.some(({ finding }) => finding === code),
  )
}

/** An amount may be read from its digits or from its capitals; anything else is right to the character. */
function isAsDrawn(name: FieldName, seen: string | null, drawn: string): boolean {
  if (seen === null || name !== 'amount') return seen === drawn
  return parseAmount(seen)?.fen === parseAmount(drawn)?.fen
}
