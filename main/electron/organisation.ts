import { describeError, SealdeskError } from '../../shared/errors/error.ts'
import { policyFiles, readOrganisationPolicy } from '../core/organisation.ts'
import type { Organisation } from './workstation.ts'

/**
 * The policy of this computer's organisation, if it has one. Only where the application is not packaged can another
 * file be named (`SEALDESK_POLICY`), for tests; whoever tests may then also write it.
 *
 * @throws SealdeskError as `readOrganisationPolicy`
 */
export function findOrganisation({ packaged }: { packaged: boolean }): Organisation | null {
  const named = packaged ? undefined : process.env.SEALDESK_POLICY
  const file = named ?? policyFiles[process.platform]
  const policy =
    file === undefined ? null : readOrganisationPolicy(file, { mayBeChanged: named !== undefined })
  return file !== undefined && policy ? { file, policy } : null
}

/** What is said where the application does not start, in both languages: there is no window to have one. */
export function refusalToStart(error: unknown): { title: string; content: string } {
  if (!(error instanceof SealdeskError)) throw error
  const sentences = (['zh', 'en'] as const).map((language) => {
    const { what, wayOut } = describeError(error, language)
    return `${what}\n${wayOut}`
  })
  return { title: '封卷台 Sealdesk', content: sentences.join('\n\n') }
}
