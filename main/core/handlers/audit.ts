import type { contract } from '../../../shared/ipc/contract.ts'
import type { Handlers } from '../../../shared/ipc/request.ts'
import { auditCsv } from '../../report/auditCsv.ts'
import type { Seat } from '../core.ts'
import type { Grants } from '../grants.ts'
import { writeNewFile } from '../newFile.ts'
import { searchLog, verifyLogs } from '../openLogs.ts'

/** The logs: looking into them, checking them, and taking a copy away. */
export function auditHandlers({
  seat,
  grants,
}: {
  seat: Seat
  grants: Grants
}): Pick<Handlers<typeof contract, 'core', void>, 'audit'> {
  return {
    audit: {
      list: ({ batch, filter, offset, limit }) =>
        searchLog(seat.desk(), { batch }).page(filter, { offset, limit }),
      people: (log) => searchLog(seat.desk(), log).people(),
      async verify({ expected }) {
        const desk = seat.desk()
        const checks = await verifyLogs(desk, expected)
        const damaged = checks.filter(({ outcome }) => outcome.state !== 'intact').length
        const { audit, vendor } = desk.vault
        audit.append('audit.verified', vendor.name, damaged === 0 ? 'ok' : 'failed', {
          logs: checks.length,
          damaged,
        })
        return checks
      },
      async export({ batch, filter, target }) {
        const desk = seat.desk()
        let entries = 0
        function* counted() {
          for (const entry of searchLog(desk, { batch }).entries(filter)) {
            entries += 1
            yield entry
          }
        }
        await writeNewFile(grants.exportPathOf(target), auditCsv(counted()))
        const { audit, vendor } = desk.vault
        audit.append('audit.exported', batch ?? vendor.name, 'ok', { entries })
        return { entries }
      },
    },
  }
}
