import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { keepRow } from '../../review/caseRow.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { giveOpinion } from '../../review/opinions.ts'
import { viewOpinion } from '../../review/opinionView.ts'
import type { Seat } from '../core.ts'

/** Opinions on cases. */
export function opinionHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'opinion'> {
  return {
    opinion: {
      async submit(draft) {
        const desk = seat.desk()
        const { stores, audit, atomically } = desk.batch(draft.batch)
        const { person, session } = desk.vault
        const at = desk.ports.clock()
        // The rules know what day it is: an ID card may have expired since they last ran.
        atomically(() => evaluateAndKeep(stores, draft.caseNo, at))
        const reviewer = { ...person, roles: session.roles }
        const opinion = await giveOpinion(stores, draft, reviewer, at.toISOString(), {
          atomically,
          record({ caseNo, level, decision, supersedes, sha256 }) {
            // With its digest, so that whoever has the log can tell whether an opinion was left out or changed since.
            const said = { level, decision, sha256 }
            audit.append('opinion.given', caseNo, 'ok', supersedes === null ? said : { ...said, supersedes })
            keepRow(stores, caseNo)
          },
        })
        desk.vault.batchLogs.record(draft.batch, audit)
        return viewOpinion(opinion, opinion.decision !== 'return')
      },
    },
  }
}
