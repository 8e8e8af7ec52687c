import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Instant } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { readError } from '../package/fileErrors.ts'
import type { AuditLog } from './auditLog.ts'
import { replaceFile } from './durableFile.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'

/** Failures of one person (or of the recovery key) in a row, and those that no log has yet. */
const Failures = z.strictObject({
  inARow: z.int().nonnegative(),
  last: Instant,
  unlogged: z.strictObject({ times: z.int().positive(), first: Instant }).nullable(),
})
const Content = z.record(z.string(), Failures)
type Content = z.infer<typeof Content>

const formatName = 'sealdesk-failed-attempts'
const formatVersion = 1

/** As many errors in a row are nobody's fault but the keyboard's. */
const freeAttempts = 3
const firstWaitMs = 2000
const longestWaitMs = 15 * 60 * 1000

/** The name under which wrong recovery keys are counted. No person has it: a name is not empty. */
export const recoveryAttempts = ''

/**
 * Counts wrong passphrases, and lets them wait: longer with each, up to a quarter of an hour. It holds back who sits at
 * the keyboard; against who has the files there is only the cost of argon2id.
 */
export interface FailedAttempts {
  /**
   * Runs an attempt of somebody's and counts it if the secret was wrong.
   *
   * @throws SealdeskError `vault/too-many-attempts`, and whatever the attempt throws
   */
  guard<T>(who: string, attempt: () => Promise<T>): Promise<T>
  /** Writes what is not in the log yet into it, one entry for each person. */
  report(audit: AuditLog): void
}

export function createFailedAttempts(path: string, clock: () => Date): FailedAttempts {
  function update(change: (content: Content) => Content): void {
    const { content } = read(path)
    replaceFile(path, sealEnvelope(formatName, formatVersion, change(content)))
  }

  function requireTime(who: string): void {
    const failures = read(path).content[who]
    if (!failures) return
    const passed = clock().getTime() - new Date(failures.last).getTime()
    // Whoever sets the clock back gains a try, and could as well remove the file.
    if (passed < 0) return
    const seconds = Math.ceil((waitMs(failures.inARow) - passed) / 1000)
    if (seconds > 0) throw new SealdeskError('vault/too-many-attempts', { seconds })
  }

  function count(who: string): void {
    const at = clock().toISOString()
    update((content) => {
      const { inARow, unlogged } = content[who] ?? { inARow: 0, unlogged: null }
      const first = unlogged?.first ?? at
      const times = (unlogged?.times ?? 0) + 1
      return { ...content, [who]: { inARow: inARow + 1, last: at, unlogged: { times, first } } }
    })
  }

  return {
    async guard(who, attempt) {
      requireTime(who)
      try {
        const result = await attempt()
        const failures = read(path).content[who]
        if (failures && failures.inARow > 0)
          update((content) => ({ ...content, [who]: { ...failures, inARow: 0 } }))
        return result
      } catch (error) {
        if (error instanceof SealdeskError && wrongSecrets.has(error.code)) count(who)
        throw error
      }
    },

    report(audit) {
      const { content, damage } = read(path)
      const unlogged = Object.entries(content).filter(([, failures]) => failures.unlogged)
      if (damage !== null) audit.append('vault.unlock-failed', 'failed-attempts.json', 'failed', { damage })
      for (const [who, { unlogged: failed, last }] of unlogged)
        if (failed)
          audit.append('vault.unlock-failed', who === recoveryAttempts ? 'recovery key' : who, 'refused', {
            ...failed,
            last,
          })
      if (unlogged.length > 0 || damage !== null)
        update((all) =>
          Object.fromEntries(
            Object.entries(all)
              .filter(([, { inARow }]) => inARow > 0)
              .map(([who, failures]) => [who, { ...failures, unlogged: null }]),
          ),
        )
    },
  }
}

const wrongSecrets = new Set<string>([
  'vault/wrong-passphrase',
  'vault/key-file-wrong',
  'vault/recovery-key-wrong',
])

function waitMs(inARow: number): number {
  return inARow < freeAttempts ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (inARow - freeAttempts))
}

/**
 * A damaged file counts as empty, since it must not keep everybody out, and the log is told. What stood in it is lost
 * with the next failure.
 */
function read(path: string): { content: Content; damage: string | null } {
  if (!existsSync(path)) return { content: {}, damage: null }
  const opened = openEnvelope(readText(path), formatName)
  if ('damage' in opened) return { content: {}, damage: opened.damage }
  const content = Content.safeParse(opened.content)
  return content.success
    ? { content: content.data, damage: null }
    : { content: {}, damage: 'of another form' }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw readError(error, path)
  }
}
