import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { viewOpinion } from '../../review/caseView.ts'
import { evaluateAndKeep } from '../../review/evaluation.ts'
import { fieldsOfCase, fieldsSha256, resultField } from '../../review/fields.ts'
import { earlierOpinions, giveOpinion } from '../../review/opinions.ts'
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
        const { terms } = stores.cases.received()
        const findings = atomically(() => evaluateAndKeep(stores, draft.caseNo, at))
        const opinion = await giveOpinion(
          stores.opinions,
          draft,
          { ...person, roles: session.roles },
          {
            batchId: draft.batch,
            terms,
            findings,
            fieldsSha256: fieldsSha256(fieldsOfCase(stores, draft.caseNo).map(resultField)),
            earlier: earlierOpinions(stores.amendments.of(draft.caseNo)),
          },
          at.toISOString(),
          ({ caseNo, level, decision }) => audit.append('opinion.given', caseNo, 'ok', { level, decision }),
        )
        desk.vault.batchLogs.record(draft.batch, audit)
        return viewOpinion(opinion, true)
      },
    },
  }
}
