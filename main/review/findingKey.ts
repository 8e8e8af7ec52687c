import { createHash } from 'node:crypto'
import { type Finding, FindingKey } from '../../shared/domain/finding.ts'

/**
 * The findings of one run of the rules on a case, each with its key: made of the rule and of what the finding is about,
 * not of what was seen there, so that what a person made of it outlives a corrected reading. Of several about the same
 * the second and later are counted.
 */
export function keyed<F extends Finding>(findings: readonly F[]): (F & { readonly key: FindingKey })[] {
  const times = new Map<string, number>()
  return findings.map((finding) => {
    const about = aboutOf(finding)
    const time = (times.get(about) ?? 0) + 1
    times.set(about, time)
    const key = FindingKey.parse(`${finding.rule}/${digest(about)}${time > 1 ? `/${time}` : ''}`)
    return { ...finding, key }
  })
}

function aboutOf({ rule, code, evidence, cases }: Finding): string {
  const place = evidence && [evidence.document, evidence.page, evidence.field]
  return JSON.stringify([rule, code, place, cases])
}

/** Names of documents and of other cases are as long as they please; a key is not. */
function digest(about: string): string {
  return createHash('sha256').update(about, 'utf8').digest('hex').slice(0, 24)
}
