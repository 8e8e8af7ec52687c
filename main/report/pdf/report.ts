import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import type { Evidence } from '../evidence.ts'
import type { Bookmark } from './bookmarks.ts'
import { createCaseList } from './caseList.ts'
import { caseSheet } from './caseSheet.ts'
import { countCases } from './counts.ts'
import { type Chapter, chapters, coverPage } from './cover.ts'
import { createFlow, type Flow } from './flow.ts'
import { inTurns } from './inTurns.ts'
import { createChoice, sheetsOf } from './need.ts'
import { createPaper } from './paper.ts'
import { createPictures } from './pictures.ts'
import { statistics } from './statistics.ts'
import { choiceWords, summary } from './summary.ts'

/**
 * `report.pdf`, 审核报告, a piece at a time: cover, summary, statistics, a list of all cases, and sheets of those that
 * `createChoice` picks. One case is in memory at a time, and of the file no more than a page.
 */
export async function* reviewReport(
  head: ResultHead,
  cases: () => Iterable<ResultCase>,
  evidence: Evidence,
): AsyncIterable<Uint8Array> {
  const counts = await countCases(cases())
  const paper = createPaper({ title: { zh: '审核报告', en: 'Review report' }, head })
  const flow = createFlow(paper)
  paper.bookmarks.add('审核报告 Review report')
  coverPage(flow, head, sheetsOf(counts.needs))
  begin(flow, chapters.summary)
  summary(flow, head, counts)
  begin(flow, chapters.statistics)
  statistics(flow, head, counts)
  yield* paper.ready()

  begin(flow, chapters.list)
  flow.heading(1, chapters.list)
  flow.text(
    'S1–S4 为各级别未决问题数，空白为零；“未核查”为未能完成的检查数；“意见书”一栏可查看的，第四章有该案件的意见书。',
    { size: 8 },
  )
  const chosen = new Set<CaseNo>()
  const isChosen = createChoice(counts.needs)
  const list = createCaseList(flow, head)
  for await (const one of inTurns(cases())) {
    const hasSheet = isChosen(one)
    if (hasSheet) chosen.add(one.caseNo)
    list.add(one, hasSheet ? placeOf(one) : null)
    yield* paper.ready()
  }

  const sheets = begin(flow, chapters.cases)
  flow.heading(1, chapters.cases)
  flow.text(choiceWords(counts.needs, chosen.size))
  flow.gap(6)
  const pictures = createPictures(evidence)
  let drawn = 0
  for await (const one of inTurns(cases())) {
    if (drawn === chosen.size) break
    if (!chosen.has(one.caseNo)) continue
    if (drawn > 0) flow.newPage()
    drawn += 1
    sheets.add(one.caseNo)
    paper.pdf.addNamedDestination(placeOf(one))
    caseSheet(flow, head, one, await pictures.of(one))
    yield* paper.ready()
  }
  yield* paper.end()
}

/** Begins a chapter on a new page, with a bookmark. @returns where those below it go */
function begin(flow: Flow, { zh, en, place }: Chapter): Bookmark {
  flow.newPage()
  flow.paper.pdf.addNamedDestination(place)
  return flow.paper.bookmarks.add(`${zh} ${en}`)
}

/** Name of the place where the sheet of a case begins. */
function placeOf({ caseNo }: Pick<ResultCase, 'caseNo'>): string {
  return `case-${caseNo}`
}
