import { fieldNames, fieldsOfKind } from '../../../shared/domain/field.ts'
import type { Result, ResultCase } from '../../../shared/domain/result.ts'
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
      for (const name of fieldNames.filter((name) => fieldsOfKind[kind].includes(name))) {
        const seen = read.find((field) => field.document === path && field.name === name)?.read
        const isRight = seen?.value === fields[name]
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
      const states = statesOf(found, code)
      const isFound = states.some((state) => state === 'fail' || state === 'warn')
      score.planted += 1
      score.found += isFound ? 1 : 0
      score.notPerformed += !isFound && states.includes('not-performed') ? 1 : 0
    }
    score.other += (found?.findings ?? []).filter(
      ({ code, state }) => !codes.has(code) && (state === 'fail' || state === 'warn'),
    ).length
  }
  return score
}

function statesOf(found: ResultCase | undefined, code: string): string[] {
  return (found?.findings ?? []).filter((finding) => finding.code === code).map(({ state }) => state)
}
