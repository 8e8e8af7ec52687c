import { stringify } from 'csv-stringify/sync'
import type { AuditEntry } from '../../shared/domain/audit.ts'

const columns = ['seq', 'at', 'who', 'action', 'on', 'outcome', 'detail', 'hash'] as const
const byteOrderMark = '\uFEFF'

/**
 * A log as CSV (RFC 4180), a line at a time: instants in UTC, `hash` as in the log. A cell that a spreadsheet would
 * take for a formula begins with an apostrophe; the byte order mark tells the same programs that it is UTF-8.
 */
export function* auditCsv(
  entries: Iterable<{ readonly entry: AuditEntry; readonly hash: string }>,
): Iterable<string> {
  yield byteOrderMark + line(columns)
  for (const { entry, hash } of entries) {
    const { seq, at, who, action, on, outcome, detail } = entry
    yield line([seq, at, who, action, on, outcome, detail ? JSON.stringify(detail) : '', hash])
  }
}

function line(cells: readonly (string | number)[]): string {
  return stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' })
}
