import type { CaseNo } from '../../../shared/domain/ids.ts'
import { type Level, UserName } from '../../../shared/domain/person.ts'
import { createSelfSigned } from '../../package/certificate.ts'
import { keepRow } from '../../review/caseRow.ts'
import { giveOpinion } from '../../review/opinions.ts'
import type { OpenBatch } from '../openBatch.ts'
import type { TrainingLevels } from './trainingOrder.ts'

/** Invented colleagues, one a level: nobody decides two levels of a case. Their keys are nobody's and are not kept. */
const names: Readonly<Record<Level, string>> = { 1: '样本初审员', 2: '样本复审员', 3: '样本终审员' }

/**
 * Gives the opinions that come before the person's own: a hasty 通过 by invented colleagues, before anything was read.
 * What the reading then finds is reason enough to return a case.
 */
export async function letColleaguesDecide(
  batch: OpenBatch,
  { below, isAll }: TrainingLevels,
  at: Date,
): Promise<void> {
  const caseNos = batch.stores.cases.caseNos()
  const decided = isAll ? caseNos : caseNos.slice(-1)
  for (const level of below) {
    const colleague = await inventColleague(level, at)
    for (const caseNo of decided) await pass(batch, caseNo, colleague, at)
  }
}

async function inventColleague(level: Level, at: Date) {
  const name = UserName.parse(names[level])
  const notAfter = new Date(at.getTime() + 24 * 3600 * 1000)
  const key = await createSelfSigned({ commonName: name, notBefore: at, notAfter })
  return { name, roles: [`reviewer-${level}` as const], ...key }
}

async function pass(
  { stores, audit, atomically, registered }: OpenBatch,
  caseNo: CaseNo,
  colleague: Awaited<ReturnType<typeof inventColleague>>,
  at: Date,
): Promise<void> {
  const draft = {
    batch: registered.batchId,
    caseNo,
    decision: 'pass' as const,
    reasons: [],
    remark: '',
    supersedes: null,
  }
  await giveOpinion(stores, draft, colleague, at.toISOString(), {
    atomically,
    record({ level, decision }) {
      audit.append('opinion.given', caseNo, 'ok', {
        level,
        decision,
        author: colleague.name,
        training: 'yes',
      })
      keepRow(stores, caseNo)
    },
  })
}
