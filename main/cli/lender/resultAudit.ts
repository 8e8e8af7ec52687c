import { AuditEntry, type auditProblems } from '../../../shared/domain/audit.ts'
import type { CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import type { Result, ResultOpinion } from '../../../shared/domain/result.ts'
import type { PackageReader } from '../../package/reader.ts'
import { verifyAuditLines } from '../../vault/auditChain.ts'
import { incidentSha256 } from '../../vault/incidents.ts'
import type { Words } from '../io.ts'
import { invalidResult } from './resultFault.ts'
import { readLines } from './resultLines.ts'

/** Digits of a SHA-256 and the space after them, with which each line of a log begins. */
const hashLength = 64

/**
 * Checks that the log of a result is whole, ends where `results.json` says, goes on from the one that went out before, and
 * tells of the very opinions and incidents that are listed.
 *
 * @returns the hash of each of its lines, to compare with what was seen before
 * @throws SealdeskError `package/invalid-result`
 */
export async function checkAudit(
  reader: PackageReader,
  { audit, previousAudit, incidents, cases }: Pick<Result, 'audit' | 'previousAudit' | 'incidents' | 'cases'>,
): Promise<readonly Sha256Hex[]> {
  const lines = await readLines(reader, 'audit.log')
  const log = verifyAuditLines(lines, audit ?? undefined)
  if (log.state === 'broken') throw invalidResult(brokenWords(log.line + 1, log.problem))
  if (log.head?.hash !== audit?.hash)
    throw invalidResult({
      zh: 'audit.log 比 results.json 所说的长',
      en: 'audit.log is longer than results.json says',
    })
  if (previousAudit && !lines[previousAudit.seq]?.startsWith(`${previousAudit.hash} `))
    throw invalidResult({
      zh: 'audit.log 不是前一结果包所带日志的续写',
      en: 'audit.log is not the one that the result before went out with',
    })
  checkLoggedOpinions(lines, cases)
  checkLoggedIncidents(lines, incidents)
  return lines.map((line) => line.slice(0, hashLength) as Sha256Hex)
}

function brokenWords(line: number, problem: (typeof auditProblems)[number]): Words {
  const zh = {
    malformed: '格式不对',
    'out-of-sequence': '序号不连续',
    changed: '被改动，或前面的行被改动',
    replaced: '不是 results.json 所记的那一行',
    cut: '起被截去',
  }[problem]
  const en = {
    malformed: 'is not of its format',
    'out-of-sequence': 'is out of sequence',
    changed: 'was changed, or one before it was',
    replaced: 'is not the one that results.json names',
    cut: 'and what follows were cut off',
  }[problem]
  return { zh: `audit.log 第 ${line} 行${zh}`, en: `line ${line} of audit.log ${en}` }
}

/** The log names each incident by its digest: none was left out, and none was told otherwise than it was recorded. */
function checkLoggedIncidents(lines: readonly string[], incidents: Result['incidents']): void {
  const named = lines.flatMap((line) => {
    if (!line.includes('"incident.recorded"')) return []
    const { action, detail } = AuditEntry.parse(JSON.parse(line.slice(hashLength)))
    return action === 'incident.recorded' ? [detail?.sha256] : []
  })
  const told = incidents.map(incidentSha256)
  if (told.length !== named.length || told.some((sha256) => !named.includes(sha256)))
    throw invalidResult({
      zh: '所述事件与 audit.log 所记的不同',
      en: 'its incidents are not those that audit.log names',
    })
}

/** A log tells of each opinion when it is given; one that is in only one of the two was left out of the other. */
function checkLoggedOpinions(lines: readonly string[], cases: Result['cases']): void {
  const logged = new Map<string, AuditEntry[]>()
  for (const line of lines) {
    if (!line.includes('"opinion.given"')) continue
    const entry = AuditEntry.parse(JSON.parse(line.slice(hashLength)))
    if (entry.action !== 'opinion.given' || entry.outcome !== 'ok') continue
    const ofCase = logged.get(entry.on) ?? []
    ofCase.push(entry)
    logged.set(entry.on, ofCase)
  }
  for (const { caseNo, opinions } of cases) requireSame(caseNo, opinions, logged.get(caseNo) ?? [])
}

function requireSame(
  caseNo: CaseNo,
  opinions: readonly ResultOpinion[],
  logged: readonly AuditEntry[],
): void {
  if (opinions.length !== logged.length)
    throw invalidResult({
      zh: `日志记有 ${caseNo} 的 ${logged.length} 条意见，结果中有 ${opinions.length} 条`,
      en: `the log tells of ${logged.length} opinions on ${caseNo}, the result of ${opinions.length}`,
    })
  opinions.forEach((opinion, index) => {
    const entry = logged[index]
    if (!entry || !isAsLogged(opinion, entry))
      throw invalidResult({
        zh: `${caseNo} 的第 ${index + 1} 条意见与日志所记不同`,
        en: `opinion ${index + 1} on ${caseNo} is not the one that the log tells of`,
      })
  })
}

/** Stations of earlier versions say less of an opinion in the log. */
function isAsLogged(opinion: ResultOpinion, { who, detail = {} }: AuditEntry): boolean {
  const said: Readonly<Record<string, unknown>> = { ...opinion }
  return who === opinion.author && Object.entries(detail).every(([name, value]) => said[name] === value)
}
