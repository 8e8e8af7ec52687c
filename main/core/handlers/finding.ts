import type { BatchId, CaseNo } from '../../../shared/domain/ids.ts'
import type { CaseView } from '../../../shared/domain/view.ts'
import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { keepRow } from '../../review/caseRow.ts'
import type { BatchStores } from '../../review/caseView.ts'
import { addFinding, type Judged, settleFinding, withdrawFinding } from '../../review/findings.ts'
import type { AuditLog } from '../../vault/auditLog.ts'
import type { Seat } from '../core.ts'
import { showCase } from '../showCase.ts'

/** What people make of findings, and what they find themselves. */
export function findingHandlers({
  seat,
}: {
  seat: Seat
}): Pick<Handlers<typeof contract, 'core', void>, 'finding'> {
  /** Has the person at the desk judge something of a case, and shows what has become of it. */
  function judge(
    { batch, caseNo }: { batch: BatchId; caseNo: CaseNo },
    work: (stores: BatchStores, judged: Judged, audit: AuditLog) => void,
  ): CaseView {
    const desk = seat.desk()
    const { stores, audit, atomically } = desk.batch(batch)
    const judged = { by: desk.vault.session.user, at: desk.ports.clock().toISOString() }
    atomically(() => {
      work(stores, judged, audit)
      keepRow(stores, caseNo)
    })
    return showCase(desk, batch, caseNo)
  }

  return {
    finding: {
      settle: ({ key, as, reason, ...of }) =>
        judge(of, (stores, judged, audit) => {
          settleFinding(stores, of.caseNo, { key, as, reason }, judged)
          audit.append('finding.settled', of.caseNo, 'ok', { finding: key, as })
        }),
      add: ({ finding, ...of }) =>
        judge(of, (stores, judged, audit) => {
          addFinding(stores, of.caseNo, finding, judged)
          const { category, severity } = finding
          audit.append('finding.added', of.caseNo, 'ok', { category, severity })
        }),
      withdraw: ({ key, ...of }) =>
        judge(of, (stores, judged, audit) => {
          withdrawFinding(stores, of.caseNo, key, judged)
          audit.append('finding.withdrawn', of.caseNo, 'ok', { finding: key })
        }),
    },
  }
}
