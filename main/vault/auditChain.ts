import { createHash } from 'node:crypto'
import { AuditEntry, type AuditHead, type auditProblems } from '../../shared/domain/audit.ts'
import { Sha256Hex } from '../../shared/domain/ids.ts'

/** `line` is the first (counted from 0) that is not as it was written; for a cut log, the first that is gone. */
export type AuditVerdict =
  | { readonly state: 'intact'; readonly head: AuditHead | null }
  | {
      readonly state: 'broken'
      readonly line: number
      readonly problem: (typeof auditProblems)[number]
    }

const firstPrevious = '0'.repeat(64)

/** Digest that chains an entry (as JSON) to the one before it; `null` where it is the first. */
export function chainHash(previous: Sha256Hex | null, json: string): Sha256Hex {
  const hex = createHash('sha256')
    .update((previous ?? firstPrevious) + json)
    .digest('hex')
  return Sha256Hex.parse(hex)
}

/**
 * Checks a whole log, one line an entry, without line ends.
 *
 * @param expected its head as somebody else recorded it; without it a cut tail is not seen
 */
export function verifyAuditLines(lines: Iterable<string>, expected?: AuditHead): AuditVerdict {
  let head: AuditHead | null = null
  for (const line of lines) {
    const seq: number = head === null ? 0 : head.seq + 1
    const [, hash, json = ''] = /^([0-9a-f]{64}) (\{.*\})$/.exec(line) ?? []
    const entry = parseEntry(json)
    if (!entry) return { state: 'broken', line: seq, problem: 'malformed' }
    if (entry.seq !== seq) return { state: 'broken', line: seq, problem: 'out-of-sequence' }
    const chained: Sha256Hex = chainHash(head?.hash ?? null, json)
    if (chained !== hash) return { state: 'broken', line: seq, problem: 'changed' }
    if (seq === expected?.seq && chained !== expected.hash)
      return { state: 'broken', line: seq, problem: 'replaced' }
    head = { seq, hash: chained }
  }
  const length = head === null ? 0 : head.seq + 1
  return expected && length <= expected.seq
    ? { state: 'broken', line: length, problem: 'cut' }
    : { state: 'intact', head }
}

function parseEntry(json: string): AuditEntry | null {
  try {
    return AuditEntry.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
